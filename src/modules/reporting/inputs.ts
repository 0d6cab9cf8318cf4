import * as z from "zod";
import { date, jurisdiction, key, text, year } from "../../base/shape.ts";
import { form, period } from "./model.ts";

/** What the verbs of a return are told. */
export const OpenInput = z.object({ year, period });
export const ReasonInput = z.object({ ...key, reason: text(500) });
/** 报送: with a reason where a version was filed before, as by an imported file. */
export const FileInput = z.object({
  ...key,
  reason: z.string().trim().max(500, "最多 500 个字").optional(),
});
/** 退回: what is wrong, and by when it must be back. */
export const SendBackInput = z.object({ ...key, remarks: text(500), dueOn: date });
export const ExplainInput = z.object({
  ...key,
  form,
  row: text(50),
  column: text(50),
  says: text(500),
});
/** 准予缺报: which lower treasury has not filed, and why the return goes up without it. */
export const OmitInput = z.object({ ...key, treasury: jurisdiction, reason: text(500) });
export const RemindTreasuryInput = z.object({ jurisdiction, year, period, says: text(500) });
export const UnitFileInput = z.object({
  ...key,
  unitName: text(60),
  isTownship: z.enum(["true", "false"]),
  form,
  reason: z.string().trim().max(500, "最多 500 个字").optional(),
});
