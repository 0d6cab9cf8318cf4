import { day, daysBetween, isDay } from "../../../base/day.ts";
import type { ReactNode } from "react";
import type { FieldRow } from "../ui/FormField.tsx";

export const itemField = (
  options: { value: string; label: string }[],
): Record<string, FieldRow> => ({
  item: {
    label: "目录事项",
    kind: "choice",
    options,
    hint: "只能买指导性目录以内的服务；可以输入词查找",
  },
});

export const titleField: Record<string, FieldRow> = {
  title: {
    label: "项目名称",
    kind: "line",
    most: 80,
    hint: "年度加服务内容，例如：2027 年村级代理记账服务",
  },
};

export const whatFields = (priceHint?: ReactNode): Record<string, FieldRow> => ({
  year: { label: "预算年度", kind: "figure" },
  unit: { label: "计量单位", kind: "line", most: 20, hint: "例如：村·年、人·年、亩次" },
  unitPrice: {
    label: "单价",
    kind: "amount",
    hint: priceHint,
  },
  termFrom: { label: "服务期起", kind: "day" },
  termTo: { label: "服务期止", kind: "day" },
});

export const whyFields: Record<string, FieldRow> = {
  purpose: { label: "为什么买", kind: "words", most: 500, hint: "要解决什么问题，写具体事实" },
  forWhom: { label: "服务谁", kind: "words", most: 200, rows: 1 },
  whyNotStaff: { label: "为什么不由本单位人员办理", kind: "words", most: 500 },
  assessment: {
    label: "事前绩效评估",
    kind: "words",
    most: 2000,
    isOptional: true,
    hint: "新增的重大项目要写：立项必要性、投入经济性、目标合理性、方案可行性、筹资合规性",
  },
};

export const labels: Record<string, string> = {
  item: "目录事项",
  fundings: "资金来源",
  shares: "份额",
  targets: "绩效目标",
  otherSource: "自有资金的来源",
  ...Object.fromEntries(
    Object.entries({ ...titleField, ...whatFields(), ...whyFields }).map(([name, row]) => [
      name,
      row.label,
    ]),
  ),
};

export const isOverOneYear = (from: string, to: string): boolean =>
  isDay(from) && isDay(to) && daysBetween(day(from), day(to)) > 365;
