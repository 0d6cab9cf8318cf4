import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { id, key, page, pageOf } from "../../base/shape.ts";
import { supervisorRoles } from "../organization/roles.ts";

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
