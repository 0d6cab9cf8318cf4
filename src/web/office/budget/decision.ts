import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

/** 批准文件, by which every change of a line is made; `within` names it as the endpoint does. */
const fieldsOf = (within: string, today: string): Record<string, FieldRow> => ({
  [`${within}number`]: {
    label: "批准文件文号",
    kind: "line",
    most: 80,
    hint: "照文件写全，包括年份",
  },
  [`${within}title`]: { label: "文件名称", kind: "line", most: 200 },
  [`${within}decidedOn`]: { label: "批准日期", kind: "day", until: today },
});

const readOf = (within: string, form: Filled) => ({
  number: form.text(`${within}number`),
  title: form.text(`${within}title`),
  decidedOn: form.text(`${within}decidedOn`),
});

export const optional = (fields: Record<string, FieldRow>): Record<string, FieldRow> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, row]) => [name, { ...row, isOptional: true }]),
  );

/** Asked for only where the plan of the year is approved: the server says so. */
export const decisionOrNone = (form: Filled) =>
  form.text("decision.number") === "" ? undefined : decisionOf(form);

export const decisionFields = (today: string) => fieldsOf("decision.", today);
export const decisionOf = (form: Filled) => readOf("decision.", form);

/** Beside a file the fields of an endpoint lie flat. */
export const plainDecisionFields = (today: string) => fieldsOf("", today);
export const plainDecisionOf = (form: Filled) => readOf("", form);
