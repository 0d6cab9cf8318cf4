import { keysOf } from "../../../base/shape.ts";
import type { ChangeInput } from "../../../modules/catalog/revision.ts";
import { sixKindNames } from "../../../modules/policy/model.ts";
import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

const kinds = keysOf(sixKindNames);

/** What an item holds already, where it is only to be changed. */
export type Start = Partial<{
  code: string;
  name: string;
  scope: string;
  kind: string | undefined;
  purchaseItem: string | undefined;
  functionalClasses: readonly string[];
  department: string;
  isRemoved: boolean;
}>;

/** 事项的栏目 of a form, as the columns of the table have them. */
export const itemFields = (of: Start = {}): Record<string, FieldRow> => ({
  code: {
    label: "编码",
    kind: "line",
    most: 7,
    start: of.code,
    hint: "细化已有的事项，在它的编码后加两位，例如在 B0302 下写 B030201",
  },
  name: { label: "名称", kind: "line", most: 60, start: of.name },
  isRemoved: {
    label: "从目录里删去这一项",
    kind: "tick",
    start: of.isRemoved ? "true" : "",
  },
  scope: {
    label: "范围",
    kind: "words",
    most: 300,
    start: of.scope,
    isOptional: true,
    hint: "买什么、不买什么，照做的事写，别人按词找得到",
  },
  kind: {
    label: "类别",
    kind: "choice",
    start: of.kind ?? "",
    isOptional: true,
    options: kinds.map((value) => ({ value, label: `${value} ${sixKindNames[value]}` })),
    hint: "不填的，照所细化的事项；要与上级事项相同",
  },
  purchaseItem: {
    label: "品目编码",
    kind: "line",
    most: 9,
    start: of.purchaseItem,
    isOptional: true,
    hint: "不填的，照所细化的事项。政府采购品目的服务类，例如 C23030000 审计服务",
  },
  functionalClasses: {
    label: "功能分类",
    kind: "line",
    most: 40,
    start: of.functionalClasses?.join("、"),
    isOptional: true,
    hint: "三位类级编码，几个用顿号分开，常用的写在前面，例如 213、201",
  },
  department: {
    label: "责任部门",
    kind: "line",
    most: 60,
    start: of.department,
    isOptional: true,
  },
});

const classesOf = (text: string): string[] => text.split(/[、,，\s]+/).filter(Boolean);

/** What the fields say, as the endpoint takes it. */
export const itemOf = (form: Filled) => ({
  code: form.text("code").trim().toUpperCase(),
  isRemoved: form.ticked("isRemoved"),
  name: form.text("name"),
  scope: form.text("scope"),
  kind: kinds.find((one): one is NonNullable<ChangeInput["kind"]> => one === form.text("kind")),
  purchaseItem: form.maybe("purchaseItem")?.trim().toUpperCase(),
  functionalClasses: classesOf(form.text("functionalClasses")),
  department: form.text("department"),
});
