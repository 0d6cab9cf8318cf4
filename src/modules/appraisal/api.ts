import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { staffRoles } from "../organization/roles.ts";
import { AppraisalKey, AppraisalView, PartsInput, PartView, WeightsInput } from "./model.ts";

export const viewAppraisal = reads({
  path: "/api/appraisals/:jurisdiction/:year",
  says: "考核表：各乡镇（各县）一年的各项指标和得分",
  may: staffRoles,
  input: AppraisalKey,
  output: AppraisalView,
});

export const listAppraisalParts = reads({
  path: "/api/appraisals/:jurisdiction/:year/:office/:measure",
  says: "一项得分是由什么算出来的",
  may: staffRoles,
  input: PartsInput,
  output: z.object({
    name: z.string(),
    rows: z.array(PartView),
    /** There are more than are listed at once. */
    isCut: z.boolean(),
  }),
});

export const adoptWeights = writes({
  path: "/api/appraisals/weights",
  says: "录入考核权重",
  may: ["countyFinanceReviewer"],
  input: WeightsInput,
  output: z.object({ done: z.literal(true) }),
});
