import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, pageOf, text } from "../../base/shape.ts";
import { ProposalInput } from "../catalog/revision.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import { NeedRow, NeedsInput, NeedView, SimilarNeed, SpeakInput } from "./model.ts";

const office = [...purchaserRoles, "townshipHead"];
const done = z.object({ done: z.literal(true) });

export const listNeeds = reads({
  path: "/api/needs",
  says: "需求清单",
  may: staffRoles,
  input: z.object(NeedsInput.shape),
  output: pageOf(NeedRow),
});

export const listSimilar = reads({
  path: "/api/needs/similar",
  says: "与一句话相似的需求，登记前先看",
  may: office,
  input: z.object({ words: z.string().max(300) }),
  output: z.object({ rows: z.array(SimilarNeed) }),
});

export const viewNeed = reads({
  path: "/api/needs/:jurisdiction/:id",
  says: "一条需求",
  may: staffRoles,
  input: z.object(key),
  output: NeedView,
});

export const speakNeed = writes({
  path: "/api/needs",
  says: "登记需求",
  may: office,
  input: SpeakInput,
  output: z.object(key),
});

export const checkNeed = writes({
  path: "/api/needs/:jurisdiction/:id/check",
  says: "核实需求",
  may: office,
  input: z.object(key),
  output: done,
});

export const mergeNeed = writes({
  path: "/api/needs/:jurisdiction/:id/merge",
  says: "并入另一条需求",
  may: office,
  input: z.object({ ...key, into: id }),
  output: done,
});

export const listNeed = writes({
  path: "/api/needs/:jurisdiction/:id/list",
  says: "列入需求清单",
  may: office,
  input: z.object(key),
  output: done,
});

export const declineNeed = writes({
  path: "/api/needs/:jurisdiction/:id/decline",
  says: "不予列入，并说明理由",
  may: office,
  input: z.object({ ...key, reason: text(300) }),
  output: done,
});

export const proposeItemForNeed = writes({
  path: "/api/needs/:jurisdiction/:id/propose",
  says: "目录里没有，建议增补",
  may: purchaserRoles,
  input: ProposalInput.extend(key),
  output: z.object(key),
});

export const answerNeed = writes({
  path: "/api/needs/:jurisdiction/:id/answer",
  says: "答复提出人",
  may: office,
  input: z.object({ ...key, words: text(300) }),
  output: done,
});
