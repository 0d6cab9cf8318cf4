import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

/** 决定文件, by which every change of a list is made. */
export const decisionFields = (today: string, prefix = "decision."): Record<string, FieldRow> => ({
  [`${prefix}document`]: {
    label: "决定文件文号",
    kind: "line",
    most: 100,
    hint: "照文件写全，包括年份",
  },
  [`${prefix}issuer`]: { label: "发文机关", kind: "line", most: 60 },
  [`${prefix}decidedOn`]: { label: "决定日期", kind: "day", until: today },
  [`${prefix}decidedBy`]: {
    label: "由谁决定",
    kind: "line",
    most: 60,
    hint: "会议或者负责人，例如：县委编委会议",
  },
});

export const decisionOf = (form: Filled, prefix = "decision.") => ({
  document: form.text(`${prefix}document`),
  issuer: form.text(`${prefix}issuer`),
  decidedOn: form.maybe(`${prefix}decidedOn`),
  decidedBy: form.text(`${prefix}decidedBy`),
});
