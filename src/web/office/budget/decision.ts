import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

/** 批准文件, by which every change of a line is made. */
export const decisionFields = (today: string): Record<string, FieldRow> => ({
  "decision.number": {
    label: "批准文件文号",
    kind: "line",
    most: 80,
    hint: "照文件写全，包括年份",
  },
  "decision.title": { label: "文件名称", kind: "line", most: 200 },
  "decision.decidedOn": { label: "批准日期", kind: "day", until: today },
});

export const decisionOf = (form: Filled) => ({
  number: form.text("decision.number"),
  title: form.text("decision.title"),
  decidedOn: form.text("decision.decidedOn"),
});
