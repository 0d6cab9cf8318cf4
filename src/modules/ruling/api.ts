import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { key, pageOf, text } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import {
  AcceptInput,
  FilingContent,
  FilingRow,
  FilingView,
  LiftRow,
  LiftView,
  RulingsInput,
} from "./model.ts";

const done = z.object({ done: z.literal(true) });
const reviewer = ["countyFinanceReviewer"];
const decision = z.object({ ...key, reason: text(300) });

export const listFilings = reads({
  path: "/api/filings",
  says: "目录外备案一览",
  may: staffRoles,
  input: RulingsInput,
  output: pageOf(FilingRow),
});

export const viewFiling = reads({
  path: "/api/filings/:jurisdiction/:id",
  says: "一件目录外备案",
  may: staffRoles,
  input: z.object(key),
  output: FilingView,
});

export const draftFiling = writes({
  path: "/api/filings",
  says: "起草目录外备案",
  may: purchaserRoles,
  input: FilingContent,
  output: z.object(key),
});

export const editFiling = writes({
  path: "/api/filings/:jurisdiction/:id/edit",
  says: "修改备案内容",
  may: purchaserRoles,
  input: FilingContent.extend(key),
  output: done,
});

export const submitFiling = writes({
  path: "/api/filings/:jurisdiction/:id/submit",
  says: "提交备案",
  may: purchaserRoles,
  input: z.object(key),
  output: done,
});

export const withdrawFiling = writes({
  path: "/api/filings/:jurisdiction/:id/withdraw",
  says: "撤回备案",
  may: purchaserRoles,
  input: z.object(key),
  output: done,
});

export const acceptFiling = writes({
  path: "/api/filings/:jurisdiction/:id/accept",
  says: "同意备案，给出备案号和有效期",
  may: reviewer,
  input: AcceptInput,
  output: done,
});

export const declineFiling = writes({
  path: "/api/filings/:jurisdiction/:id/decline",
  says: "不予备案，并说明理由",
  may: reviewer,
  input: decision,
  output: done,
});

export const listLifts = reads({
  path: "/api/lifts",
  says: "人工审核一览：申请解除负面清单的阻断",
  may: staffRoles,
  input: RulingsInput,
  output: pageOf(LiftRow),
});

export const viewLift = reads({
  path: "/api/lifts/:jurisdiction/:id",
  says: "一件人工审核：原话、读到的内容、理由和结论",
  may: staffRoles,
  input: z.object(key),
  output: LiftView,
});

export const grantLift = writes({
  path: "/api/lifts/:jurisdiction/:id/grant",
  says: "具名解除阻断，并说明理由",
  may: reviewer,
  input: decision,
  output: done,
});

export const refuseLift = writes({
  path: "/api/lifts/:jurisdiction/:id/refuse",
  says: "不予解除，并说明理由",
  may: reviewer,
  input: decision,
  output: done,
});

export const withdrawLift = writes({
  path: "/api/lifts/:jurisdiction/:id/withdraw",
  says: "撤回人工审核的申请",
  may: purchaserRoles,
  input: z.object(key),
  output: done,
});
