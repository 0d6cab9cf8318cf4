import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, page, pageOf } from "../../base/shape.ts";
import { staffRoles, supervisorRoles } from "../organization/roles.ts";
import { CloseInput, FlagRow, FlagsInput, FlagView, StepInput } from "./model.ts";
import { flagLife } from "./states.ts";

const may = ["auditAdmin", ...supervisorRoles];

const EntryRow = z.object({
  jurisdiction: z.string(),
  id,
  at: z.date(),
  /** 办了什么, in Chinese. */
  called: z.string(),
  isDone: z.boolean(),
  organization: z.string(),
  person: z.string(),
  subject: z.object({ kind: z.string(), name: z.string(), id: z.string() }),
  /** Number of the seal that holds it; null while it waits. */
  seal: z.number().nullable(),
});

export const listEntries = reads({
  path: "/api/audit/entries",
  says: "审计记录：谁、什么时候、办了什么，是否已经封存。",
  may,
  input: z.object({
    ...page,
    /** All acts on one thing. */
    subject: z.string().trim().max(200).optional(),
    outcome: z.enum(["done", "refused"]).optional(),
  }),
  output: pageOf(EntryRow),
});

export const viewEntry = reads({
  path: "/api/audit/entries/:jurisdiction/:id",
  says: "一条审计记录，连同封存和包含证明。",
  may,
  input: z.object(key),
  output: EntryRow.extend({
    verb: z.string(),
    detail: z.string(),
    leaf: z.string(),
    /** The entry as it stands today still gives its leaf. */
    isUnchanged: z.boolean(),
    proof: z
      .object({
        seal: z.number(),
        position: z.number(),
        steps: z.array(z.string()),
        root: z.string(),
        hash: z.string(),
        isIncluded: z.boolean(),
      })
      .nullable(),
  }),
});

const done = z.object({ done: z.literal(true) });
const { explain, accept, sendBack, refer, close } = flagLife.steps;

export const listFlags = reads({
  path: "/api/flags",
  says: "疑点一览：规则提示过什么、办到哪一步",
  may: staffRoles,
  input: FlagsInput,
  output: pageOf(FlagRow),
});

export const viewFlag = reads({
  path: "/api/flags/:jurisdiction/:id",
  says: "一个疑点：依据、说明和办理经过",
  may: staffRoles,
  input: z.object(key),
  output: FlagView,
});

export const explainFlag = writes({
  path: "/api/flags/:jurisdiction/:id/explain",
  says: "说明疑点的情况",
  may: explain.by,
  input: StepInput,
  output: done,
});

export const acceptFlag = writes({
  path: "/api/flags/:jurisdiction/:id/accept",
  says: "采纳疑点的说明",
  may: accept.by,
  input: StepInput,
  output: done,
});

export const sendFlagBack = writes({
  path: "/api/flags/:jurisdiction/:id/send-back",
  says: "退回疑点的说明，请单位再说明",
  may: sendBack.by,
  input: StepInput,
  output: done,
});

export const referFlag = writes({
  path: "/api/flags/:jurisdiction/:id/refer",
  says: "把疑点转为线索，交纪检监察办理",
  may: refer.by,
  input: StepInput,
  output: done,
});

export const closeLead = writes({
  path: "/api/flags/:jurisdiction/:id/close",
  says: "办结线索，写明结果",
  may: close.by,
  input: CloseInput,
  output: done,
});
