import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, page } from "../../base/shape.ts";
import { staffRoles } from "../organization/roles.ts";
import { ChangeInput, LinesInput, LineView, NewLineInput, PostingView } from "./model.ts";

export const listBudgetLines = reads({
  path: "/api/budget/lines",
  says: "预算指标：批复、计划、合同、验收、支付",
  may: staffRoles,
  input: LinesInput,
  output: z.object({ rows: z.array(LineView) }),
});

export const viewPostings = reads({
  path: "/api/budget/lines/:jurisdiction/:id/postings",
  says: "一条指标的全部记账",
  may: staffRoles,
  input: z.object({ ...key, ...page }),
  output: z.object({ line: LineView, rows: z.array(PostingView), next: z.string().nullable() }),
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
  output: z.object({ done: z.literal(true) }),
});
