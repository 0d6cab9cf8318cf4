import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, page, pageOf } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import * as model from "./model.ts";

const viewers = [...staffRoles, "thirdPartyEvaluator", "providerAgent"];
const openers = [...purchaserRoles, "countyFinanceReviewer"];
const owners = [...purchaserRoles, "townshipHead", "countyFinanceReviewer"];
const done = z.object({ done: z.literal(true) });

export const viewProjectEvaluations = reads({
  path: "/api/projects/:jurisdiction/:id/evaluations",
  says: "项目的绩效评价",
  may: viewers,
  input: z.object(key),
  output: model.ProjectEvaluationView,
});

export const openEvaluation = writes({
  path: "/api/projects/:jurisdiction/:id/evaluations",
  says: "开展绩效评价：单位自评、委托第三方或财政评价",
  may: openers,
  input: model.OpenInput,
  output: z.object({ id }),
});

export const listEvaluations = reads({
  path: "/api/evaluations",
  says: "绩效评价列表",
  may: viewers,
  input: z.object(page),
  output: pageOf(model.EvaluationRow),
});

export const listEvaluators = reads({
  path: "/api/evaluators",
  says: "可以委托的第三方机构",
  may: openers,
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
});

export const viewEvaluation = reads({
  path: "/api/evaluations/:jurisdiction/:id",
  says: "绩效评价表",
  may: viewers,
  input: z.object(key),
  output: model.EvaluationView,
});

export const gradeEvaluation = writes({
  path: "/api/evaluations/:jurisdiction/:id/grade",
  says: "提交评价：填完成情况，得分和等次由系统计算",
  may: [...openers, "thirdPartyEvaluator"],
  input: model.GradeInput,
  output: done,
});

export const publishEvaluation = writes({
  path: "/api/evaluations/:jurisdiction/:id/publish",
  says: "公开评价结果",
  may: owners,
  input: model.VerbInput,
  output: done,
});

export const drawConsequence = writes({
  path: "/api/evaluations/:jurisdiction/:id/consequences",
  says: "登记结果应用",
  may: owners,
  input: model.ConsequenceInput,
  output: done,
});

export const closeEvaluated = writes({
  path: "/api/evaluations/:jurisdiction/:id/close",
  says: "办结项目：合同全部履行完毕以后",
  may: owners,
  input: model.VerbInput,
  output: done,
});
