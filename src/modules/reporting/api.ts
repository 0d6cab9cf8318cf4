import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, jurisdiction, key, text, year } from "../../base/shape.ts";
import { countyFinanceRoles, supervisorRoles, upperFinanceRoles } from "../organization/roles.ts";
import * as inputs from "./inputs.ts";
import * as model from "./model.ts";
import * as treasuries from "./treasuries.ts";
import { filers, reviewers, unitRoles } from "./states.ts";

const viewers = [...countyFinanceRoles, ...supervisorRoles, ...upperFinanceRoles];
const upperReviewers = reviewers.filter((one) => one !== "countyFinanceReviewer");
const at = z.object(key);
const period = { year, period: model.period };

export const listRounds = reads({
  path: "/api/return-rounds",
  says: "本级各期统计报表办到哪一步",
  may: viewers,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        ...key,
        year: z.number(),
        period: model.period,
        status: z.string(),
        statusName: z.string(),
        dueOn: z.string(),
        lateDays: z.number(),
      }),
    ),
  }),
});

export const listTouchedRounds = reads({
  path: "/api/history/imports/:jurisdiction/:id/rounds",
  says: "一次导入或者撤销历史台账，哪几期报送要重新汇总",
  may: [...countyFinanceRoles, ...supervisorRoles],
  input: at,
  output: z.object({ rows: z.array(model.TouchedRound) }),
});

export const openRound = writes({
  path: "/api/return-rounds",
  says: "开始一期报送，请各乡镇、部门确认",
  may: filers,
  input: inputs.OpenInput,
  output: at,
});

export const viewRound = reads({
  path: "/api/return-rounds/:jurisdiction/:id",
  says: "一期报送：报表、核对结果、各单位确认情况",
  may: viewers,
  input: z.object({ ...key, form: model.form, scope: model.scope.default("all") }),
  output: model.RoundView,
});

export const downloadRound = reads({
  path: "/api/return-rounds/:jurisdiction/:id/file",
  says: "一期报送的报表文件，按规定格式",
  may: viewers,
  input: z.object({ ...key, form: model.form, scope: model.scope.default("all") }),
  output: z.unknown(),
  givesFile: true,
});

export const sumRound = writes({
  path: "/api/return-rounds/:jurisdiction/:id/sum",
  says: "汇总：以此刻已经记账的为准",
  may: filers,
  input: at,
  output: model.done,
});

export const omitTreasury = writes({
  path: "/api/return-rounds/:jurisdiction/:id/omissions",
  says: "市、省财政审核岗准予一个没有报送的下级缺报，写明理由",
  may: upperReviewers,
  input: inputs.OmitInput,
  output: z.object({ id }),
});

export const checkRound = writes({
  path: "/api/return-rounds/:jurisdiction/:id/check",
  says: "核对通过；有错误、有格没说明、有单位没确认、有下级没报送的不能通过",
  may: filers,
  input: at,
  output: model.done,
});

export const fileRound = writes({
  path: "/api/return-rounds/:jurisdiction/:id/file",
  says: "报送两张表的本级和全辖，冻结并记下校验码；以前用文件报送过的写明更正理由",
  may: reviewers,
  input: inputs.FileInput,
  output: z.object({ versions: z.array(z.number()) }),
});

export const correctRound = writes({
  path: "/api/return-rounds/:jurisdiction/:id/correct",
  says: "更正已报送的报表：写明理由，重新汇总、核对后成为新版本",
  may: reviewers,
  input: inputs.ReasonInput,
  output: model.done,
});

export const sendBackRound = writes({
  path: "/api/return-rounds/:jurisdiction/:id/send-back",
  says: "市、省财政退回下级报送的报表，写明哪里不对",
  may: upperFinanceRoles,
  input: inputs.SendBackInput,
  output: model.done,
});

export const explainRoundCell = writes({
  path: "/api/return-rounds/:jurisdiction/:id/explain",
  says: "汇总的财政说明汇总表的一格",
  may: filers,
  input: inputs.ExplainInput,
  output: z.object({ id }),
});

export const askUnits = writes({
  path: "/api/return-rounds/:jurisdiction/:id/ask-units",
  says: "请数字所在的单位说明标出的格",
  may: filers,
  input: at,
  output: z.object({ asked: z.number(), cells: z.number() }),
});

export const downloadUnitTemplate = reads({
  path: "/api/return-rounds/:jurisdiction/:id/template",
  says: "没有使用本系统的单位填报用的空表",
  may: filers,
  input: z.object({ ...key, form: model.form }),
  output: z.unknown(),
  givesFile: true,
});

export const importUnitFile = writes({
  path: "/api/return-rounds/:jurisdiction/:id/files",
  says: "汇入没有使用本系统的单位按模板填好的报表",
  may: filers,
  input: inputs.UnitFileInput,
  output: z.object({ id, version: z.number(), stored: z.boolean() }),
  takesFile: true,
});

export const listUnitReturns = reads({
  path: "/api/unit-returns",
  says: "本单位的统计报表",
  may: unitRoles,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        ...key,
        year: z.number(),
        period: model.period,
        status: z.string(),
        statusName: z.string(),
        dueOn: z.string(),
        confirmedOn: z.string().nullable(),
        lateDays: z.number(),
      }),
    ),
  }),
});

export const viewUnitReturn = reads({
  path: "/api/unit-returns/:jurisdiction/:id",
  says: "一个单位的统计报表：从账上汇总的数，要说明的格",
  may: [...unitRoles, ...viewers],
  input: at,
  output: model.UnitView,
});

export const confirmUnitReturn = writes({
  path: "/api/unit-returns/:jurisdiction/:id/confirm",
  says: "单位确认统计报表无误",
  may: unitRoles,
  input: at,
  output: z.object({ hash: z.string() }),
});

export const explainUnitCell = writes({
  path: "/api/unit-returns/:jurisdiction/:id/explain",
  says: "单位说明自己报表的一格",
  may: unitRoles,
  input: inputs.ExplainInput,
  output: z.object({ id }),
});

export const sendBackUnitReturn = writes({
  path: "/api/unit-returns/:jurisdiction/:id/send-back",
  says: "退回单位重新确认，写明哪里不对",
  may: filers,
  input: inputs.SendBackInput,
  output: model.done,
});

export const vouchUnitReturn = writes({
  path: "/api/unit-returns/:jurisdiction/:id/vouch",
  says: "本级财政审核岗代单位确认，写明理由",
  may: reviewers,
  input: inputs.ReasonInput,
  output: z.object({ hash: z.string() }),
});

export const remindUnitReturn = writes({
  path: "/api/unit-returns/:jurisdiction/:id/remind",
  says: "催报一个单位",
  may: filers,
  input: z.object({ ...key, says: text(300) }),
  output: z.object({ id }),
});

export const viewOverview = reads({
  path: "/api/return-overview",
  says: "报送总览：辖区各市、县报到哪一步，谁超期",
  may: upperFinanceRoles,
  input: z.object({ ...period, jurisdiction: jurisdiction.optional() }),
  output: treasuries.OverviewView,
});

export const remindTreasury = writes({
  path: "/api/return-overview/remind",
  says: "市、省财政催报一个下级财政",
  may: upperFinanceRoles,
  input: inputs.RemindTreasuryInput,
  output: z.object({ id }),
});

export const viewLowerSums = reads({
  path: "/api/return-overview/sums",
  says: "下级报送之和，与本级报送数和账上数逐格对照",
  may: upperFinanceRoles,
  input: z.object({ ...period, jurisdiction: jurisdiction.optional(), form: model.form }),
  output: treasuries.LowerSumsView,
});
