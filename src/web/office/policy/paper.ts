import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

/** The paper that every local figure is entered with. */
export const paperFields = (example: string): Record<string, FieldRow> => ({
  document: { label: "依据文件", kind: "line", most: 100, hint: example },
  from: { label: "适用日期", kind: "day", hint: "文件写明的施行日期" },
  confirmed: {
    label: "已与正式文件逐字核对",
    kind: "tick",
    hint: "没有核对的显示“待核对”，只提醒，不阻止办理",
  },
});

export const paperOf = (form: Filled) => ({
  document: form.text("document"),
  from: form.text("from"),
  confirmed: form.ticked("confirmed"),
});
