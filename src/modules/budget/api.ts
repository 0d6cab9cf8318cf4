import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, moneyOut, year } from "../../base/shape.ts";
import { countyFinanceRoles, staffRoles } from "../organization/roles.ts";
import {
  GrantRow,
  GrantsInput,
  GrantView,
  NewGrantInput,
  SplitInput,
  TakeBackInput,
} from "./grantModel.ts";
import {
  ChangeInput,
  DecisionInput,
  LineDetail,
  LineImportView,
  LinesInput,
  LineView,
  NewLineInput,
  PostingsInput,
  PostingView,
} from "./model.ts";

import { YearEndInput, YearEndQuery, YearEndView } from "./yearEndModel.ts";

const done = z.object({ done: z.literal(true) });

export const listBudgetLines = reads({
  path: "/api/budget/lines",
  says: "预算指标：批复、计划、合同、验收、支付",
  may: staffRoles,
  input: LinesInput,
  output: z.object({ rows: z.array(LineView) }),
});

export const viewPostings = reads({
  path: "/api/budget/lines/:jurisdiction/:id/postings",
  says: "一条指标的全部记账，或者一个数、一个额度的记账",
  may: staffRoles,
  input: PostingsInput,
  output: z.object({ line: LineDetail, rows: z.array(PostingView), next: z.string().nullable() }),
});

export const approveLine = writes({
  path: "/api/budget/lines",
  says: "批复预算指标",
  may: ["countyFinanceOfficer"],
  input: NewLineInput,
  output: z.object({ id }),
});

export const changeLine = writes({
  path: "/api/budget/lines/:jurisdiction/:id/change",
  says: "追加或核减预算指标",
  may: ["countyFinanceOfficer"],
  input: ChangeInput,
  output: done,
});

export const importLines = writes({
  path: "/api/budget/lines/import",
  says: "导入预算指标（.xlsx 或 .csv），凭一份批准文件；有一行不对，全部不入账，文件带说明退回",
  may: ["countyFinanceOfficer"],
  input: DecisionInput.extend({
    year,
    /** Checks the file and stores nothing. */
    rehearsal: z.enum(["true", "false"]).default("false"),
  }),
  output: LineImportView,
  takesFile: true,
});

export const downloadLineTemplate = reads({
  path: "/api/budget/template",
  says: "预算指标的导入模板",
  may: ["countyFinanceOfficer"],
  input: z.object({}),
  output: z.unknown(),
  givesFile: true,
});

export const viewYearEnd = reads({
  path: "/api/budget/year-end",
  says: "年终结转：每条指标结转多少、注销多少；没办的是预览",
  may: countyFinanceRoles,
  input: YearEndQuery,
  output: YearEndView,
});

export const endYear = writes({
  path: "/api/budget/year-end",
  says: "办理年终结转，一年一次，凭决定文件",
  may: ["countyFinanceOfficer"],
  input: YearEndInput,
  output: z.object({ carried: moneyOut, lapsed: moneyOut }),
});

export const listGrants = reads({
  path: "/api/grants",
  says: "费随事转资金：拆分到哪里，用到哪一步",
  may: staffRoles,
  input: GrantsInput,
  output: z.object({ rows: z.array(GrantRow) }),
});

export const viewGrant = reads({
  path: "/api/grants/:jurisdiction/:id",
  says: "一项费随事转资金，从拆分到支付",
  may: staffRoles,
  input: z.object(key),
  output: GrantView,
});

export const enterGrant = writes({
  path: "/api/grants",
  says: "登记费随事转资金，凭决定文件",
  may: ["countyFinanceOfficer"],
  input: NewGrantInput,
  output: z.object(key),
});

export const splitGrant = writes({
  path: "/api/grants/:jurisdiction/:id/split",
  says: "拆分资金到乡镇和服务，凭决定文件",
  may: ["countyFinanceOfficer"],
  input: SplitInput,
  output: done,
});

export const takeBackPart = writes({
  path: "/api/grants/:jurisdiction/:id/take-back",
  says: "收回没有列入计划的资金，凭决定文件",
  may: ["countyFinanceOfficer"],
  input: TakeBackInput,
  output: done,
});
