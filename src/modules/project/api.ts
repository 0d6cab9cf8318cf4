import * as z from "zod";
import { judges, reads, writes } from "../../base/endpoint.ts";
import { breach, date, key, pageOf, text } from "../../base/shape.ts";
import { DecisionInput } from "../budget/model.ts";
import { purchaserRoles, reviewerRoles, staffRoles } from "../organization/roles.ts";
import {
  DesksInput,
  DeskSetsView,
  PlaceInput,
  UpperReviewsInput,
  UpperSetsView,
} from "./desksForms.ts";
import { DraftInput, opinions, PreviewInput, ProjectContent } from "./model.ts";
import {
  CutInput,
  LineUseRow,
  PrefillInput,
  PrefillView,
  ProjectRow,
  ProjectsInput,
  ProjectView,
  TouchedRow,
  UnansweredRow,
} from "./views.ts";

const done = z.object({ done: z.literal(true) });
const on = date.optional();

export const listProjects = reads({
  path: "/api/projects",
  says: "项目一览",
  may: staffRoles,
  input: ProjectsInput,
  output: pageOf(ProjectRow),
});

export const prefillProject = reads({
  path: "/api/projects/prefill",
  says: "立项时目录、标准和预算里已有的内容",
  may: purchaserRoles,
  input: PrefillInput,
  output: PrefillView,
});

export const previewProject = judges({
  path: "/api/projects/preview",
  says: "边写边核对：按提交时的同一套规则核对还没有保存的申报内容",
  may: purchaserRoles,
  input: PreviewInput,
  output: z.object({ findings: z.array(breach) }),
});

export const viewProject = reads({
  path: "/api/projects/:jurisdiction/:id",
  says: "一个项目：份额、资金、目标、联审意见",
  may: staffRoles,
  input: z.object(key),
  output: ProjectView,
});

export const listTouched = reads({
  path: "/api/catalog/revisions/:jurisdiction/:id/projects",
  says: "一项目录修订影响到的、还没有办结的项目",
  may: staffRoles,
  input: z.object(key),
  output: z.object({ rows: z.array(TouchedRow) }),
});

export const draftProject = writes({
  path: "/api/projects",
  says: "立项",
  may: purchaserRoles,
  input: DraftInput,
  output: z.object(key),
});

export const editProject = writes({
  path: "/api/projects/:jurisdiction/:id/edit",
  says: "修改申报内容；改动触及的联审意见随之失效",
  may: purchaserRoles,
  input: ProjectContent.extend(key),
  output: done,
});

export const submitProject = writes({
  path: "/api/projects/:jurisdiction/:id/submit",
  says: "提交联审",
  may: purchaserRoles,
  input: z.object({ ...key, on }),
  output: done,
});

export const askProjectLift = writes({
  path: "/api/projects/:jurisdiction/:id/lift",
  says: "申报内容被负面清单阻断时，申请县财政局人工审核",
  may: purchaserRoles,
  input: z.object({ ...key, reason: text(300) }),
  output: z.object(key),
});

export const signReview = writes({
  path: "/api/projects/:jurisdiction/:id/review",
  says: "签署联审意见",
  may: reviewerRoles,
  input: z.object({ ...key, opinion: z.enum(opinions), reason: text(300), on }),
  output: done,
});

export const saveReviewDraft = writes({
  path: "/api/projects/:jurisdiction/:id/review/draft",
  says: "暂存联审意见：只有本科室看得到，不算签署",
  may: reviewerRoles,
  input: z.object({
    ...key,
    opinion: z.enum(opinions),
    reason: z.string().trim().max(300, "最多 300 个字"),
  }),
  output: done,
});

export const listUnanswered = reads({
  path: "/api/joint-reviews/unanswered",
  says: "还没有答复的联审科室：在谁手上、何时收到、最迟何时",
  may: staffRoles,
  input: z.object({}),
  output: z.object({ rows: z.array(UnansweredRow), hasMore: z.boolean() }),
});

export const listDeskSets = reads({
  path: "/api/joint-reviews/desks",
  says: "联审分工：一个乡镇的各套科室和依据文件",
  may: staffRoles,
  input: PlaceInput,
  output: DeskSetsView,
});

export const adoptDesks = writes({
  path: "/api/joint-reviews/desks",
  says: "设定联审分工：一份文件一整套，从适用日期起替换此前的一套",
  may: ["townshipHead", "countyFinanceOfficer", "countyFinanceReviewer"],
  input: DesksInput,
  output: done,
});

export const listUpperSets = reads({
  path: "/api/upper-reviews",
  says: "联审以后由谁审核：从多少金额起、哪些事项、哪个部门",
  may: staffRoles,
  input: PlaceInput.pick({ jurisdiction: true }),
  output: UpperSetsView,
});

export const adoptUpperReviews = writes({
  path: "/api/upper-reviews",
  says: "设定联审以后的审核",
  may: ["countyFinanceOfficer", "countyFinanceReviewer"],
  input: UpperReviewsInput,
  output: done,
});

export const endorseProject = writes({
  path: "/api/projects/:jurisdiction/:id/endorse",
  says: "主责部门审核",
  may: ["departmentOfficer"],
  input: z.object({ ...key, opinion: z.enum(["agree", "disagree"]), reason: text(300), on }),
  output: done,
});

export const approveProject = writes({
  path: "/api/projects/:jurisdiction/:id/approve",
  says: "财政审核同意",
  may: ["countyFinanceReviewer"],
  input: z.object({ ...key, reason: text(300), on }),
  output: done,
});

export const sendBackProject = writes({
  path: "/api/projects/:jurisdiction/:id/send-back",
  says: "财政退回",
  may: ["countyFinanceReviewer", "countyFinanceOfficer"],
  input: z.object({ ...key, reason: text(300) }),
  output: done,
});

export const enterPlan = writes({
  path: "/api/projects/:jurisdiction/:id/plan",
  says: "列入购买计划",
  may: ["countyFinanceOfficer"],
  input: z.object({ ...key, on, reason: text(300).optional(), decision: DecisionInput.optional() }),
  output: done,
});

export const leavePlan = writes({
  path: "/api/projects/:jurisdiction/:id/unplan",
  says: "移出购买计划",
  may: ["countyFinanceOfficer"],
  input: z.object({ ...key, reason: text(300), decision: DecisionInput.optional() }),
  output: done,
});

export const listLineUse = reads({
  path: "/api/budget/lines/:jurisdiction/:id/projects",
  says: "一条指标用到哪些项目：计划、合同、验收、预付、支付",
  may: staffRoles,
  input: z.object(key),
  output: z.object({ rows: z.array(LineUseRow) }),
});

export const cutLine = writes({
  path: "/api/budget/lines/:jurisdiction/:id/cut",
  says: "把所列项目移出计划，同时核减指标，凭一份批准文件",
  may: ["countyFinanceOfficer"],
  input: CutInput,
  output: done,
});

export const withdrawProject = writes({
  path: "/api/projects/:jurisdiction/:id/withdraw",
  says: "撤回项目",
  may: [...purchaserRoles, "townshipHead"],
  input: z.object({ ...key, reason: text(300) }),
  output: done,
});
