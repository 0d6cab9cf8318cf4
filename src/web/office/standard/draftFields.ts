import { indicatorDimensions } from "../../../modules/standard/model.ts";
import type { FieldRow } from "../ui/FormField.tsx";
import type { RowColumn } from "./RowsField.tsx";

/** The fields of a standard by the names of the endpoint's input; what belongs to its content says so. */

export const nameFields: Record<string, FieldRow> = {
  name: { label: "标准名称", kind: "line", most: 60 },
};

export const priceFields: Record<string, FieldRow> = {
  unit: {
    label: "计价单位",
    kind: "line",
    most: 20,
    hint: "按服务的数量，例如“村·年”“公里·年”“次”；不要按人头按月",
  },
  priceLow: { label: "单价下限", kind: "amount" },
  priceHigh: { label: "单价上限", kind: "amount" },
};

export const contentFields: Record<string, FieldRow> = {
  scope: {
    label: "服务内容",
    kind: "words",
    most: 1000,
    rows: 3,
    hint: "做什么，也写清楚不含什么：不含工程、货物，不含执法和审批",
  },
  quantity: { label: "怎样计量", kind: "words", most: 500, rows: 2 },
  priceBasis: { label: "价格包含什么", kind: "words", most: 500, rows: 2 },
  quality: {
    label: "质量要求",
    kind: "words",
    most: 4000,
    rows: 4,
    hint: "一行一条，写到能查得出做没做到",
  },
  timeliness: {
    label: "时限要求",
    kind: "words",
    most: 4000,
    rows: 3,
    hint: "一行一条：多久一次，多长时间内到场、办完",
  },
};

export const askField: FieldRow = {
  label: "验收时要问服务对象（公共服务必须问）",
  kind: "tick",
};

export const reckoningField: Record<string, FieldRow> = {
  reckoning: {
    label: "价格怎样测算",
    kind: "words",
    most: 1000,
    rows: 3,
    isOptional: true,
    hint: "近三年合同单价、询价结果、人员和耗材成本，供县财政局审核",
  },
};

const ofOptions = [
  { value: "provider", label: "单位" },
  { value: "staff", label: "服务人员" },
];

export const qualificationColumns: readonly RowColumn[] = [
  { name: "of", label: "谁的", kind: "choice", options: ofOptions },
  { name: "name", label: "许可、证书", kind: "line" },
  { name: "atLeast", label: "至少几个（人）", kind: "figure" },
];

export const clauseColumns: readonly RowColumn[] = [
  { name: "topic", label: "题目", kind: "line" },
  { name: "text", label: "条款", kind: "words" },
];

export const acceptanceColumns: readonly RowColumn[] = [
  { name: "name", label: "事项", kind: "words" },
  { name: "standard", label: "要求", kind: "words" },
  { name: "method", label: "怎么查", kind: "words" },
  { name: "weight", label: "分值", kind: "figure" },
];

const dimensionOptions = Object.entries(indicatorDimensions).map(([value, label]) => ({
  value,
  label,
}));

const senseOptions = [
  { value: "atLeast", label: "不低于" },
  { value: "atMost", label: "不高于" },
];

export const indicatorColumns: readonly RowColumn[] = [
  { name: "dimension", label: "类", kind: "choice", options: dimensionOptions },
  { name: "name", label: "指标", kind: "words" },
  { name: "sense", label: "要求", kind: "choice", options: senseOptions },
  { name: "target", label: "目标值", kind: "figure" },
  { name: "unit", label: "单位", kind: "line" },
  { name: "evidence", label: "凭据", kind: "words" },
  { name: "weight", label: "权重", kind: "figure" },
];

/** Where the refusal of a field stands, by the name that the endpoint gives it. */
export const fieldLabels: Record<string, string> = Object.fromEntries(
  [
    ...Object.entries({ ...nameFields, ...priceFields, ...reckoningField }),
    ...Object.entries(contentFields).map(([name, row]) => [`content.${name}`, row] as const),
  ].map(([name, row]) => [name, row.label]),
);
