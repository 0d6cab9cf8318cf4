import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, pageOf } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import * as model from "./model.ts";
import { PlanRow, PlansInput, PlanView } from "./views.ts";

const done = z.object({ done: z.literal(true) });

export const listPlans = reads({
  path: "/api/plans",
  says: "各单位的年度购买计划：谁报了、谁迟了、控制数多少",
  may: staffRoles,
  input: PlansInput,
  output: pageOf(PlanRow).extend({ years: z.array(z.number()) }),
});

export const viewPlan = reads({
  path: "/api/plans/:jurisdiction/:id",
  says: "一份年度购买计划：项目、申报指标、每一轮上报和下达、年中调整",
  may: staffRoles,
  input: z.object(key),
  output: PlanView,
});

export const callPlans = writes({
  path: "/api/plans",
  says: "布置年度购买计划的编制：一上、一下、二上的最后日期",
  may: ["countyFinanceOfficer"],
  input: model.CallInput,
  output: z.object({ count: z.number() }),
});

export const proposeLine = writes({
  path: "/api/plans/:jurisdiction/:id/lines",
  says: "申报一条预算指标",
  may: purchaserRoles,
  input: model.LineInput,
  output: z.object({ id }),
});

export const changeProposedLine = writes({
  path: "/api/plans/:jurisdiction/:id/lines/change",
  says: "改一条申报指标的金额",
  may: purchaserRoles,
  input: model.LineChangeInput,
  output: done,
});

export const sendPlanUp = writes({
  path: "/api/plans/:jurisdiction/:id/up",
  says: "报送年度购买计划：一上，或者在控制数内的二上",
  may: purchaserRoles,
  input: model.UpInput,
  output: done,
});

export const givePlanBack = writes({
  path: "/api/plans/:jurisdiction/:id/down",
  says: "下达控制数和逐个项目的意见，或者退回重报",
  may: ["countyFinanceOfficer", "countyFinanceReviewer"],
  input: model.DownInput,
  output: done,
});

export const approvePlan = writes({
  path: "/api/plans/:jurisdiction/:id/approve",
  says: "随预算批复年度购买计划：申报指标批复，项目列入计划",
  may: ["countyFinanceOfficer"],
  input: model.ApprovalInput,
  output: done,
});

export const changePlannedAmount = writes({
  path: "/api/plans/:jurisdiction/:id/change",
  says: "凭文件追加或者调减计划内项目的金额",
  may: ["countyFinanceOfficer"],
  input: model.AmountChangeInput,
  output: done,
});
