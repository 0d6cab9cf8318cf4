import { sixKindNames } from "../policy/model.ts";
import type { CatalogItem } from "./model.ts";
import { leavesOf, type Entry } from "./tree.ts";

/** 差异 of one item between two editions. A new name alone is a renaming, anything else a change. */
export const differenceNames = {
  added: "新增",
  removed: "删去",
  renamed: "改名",
  changed: "修改",
} as const;

export type DifferenceKind = keyof typeof differenceNames;

export type FieldDifference = { field: string; before: string; after: string };

export type Difference = {
  code: string;
  kind: DifferenceKind;
  name: string;
  fields: FieldDifference[];
};

/** 事项的栏目, as they are compared, read and printed. */
const fields: readonly (readonly [string, (one: Entry) => string])[] = [
  ["名称", (one) => one.name],
  ["范围", (one) => one.scope],
  ["类别", (one) => (one.kind ? sixKindNames[one.kind] : "")],
  ["品目", (one) => one.purchaseItem ?? ""],
  ["功能分类", (one) => one.functionalClasses.join("、")],
  ["责任部门", (one) => one.department],
];

const fieldsBetween = (before: Entry | undefined, after: Entry | undefined): FieldDifference[] =>
  fields.flatMap(([field, of]) => {
    const [was, is] = [before ? of(before) : "", after ? of(after) : ""];
    return was === is ? [] : [{ field, before: was, after: is }];
  });

/** What one item has become; undefined where nothing has changed. */
export function differenceOf(
  before: Entry | undefined,
  after: Entry | undefined,
): Difference | undefined {
  const shown = after ?? before;
  if (!shown) return undefined;
  const between = fieldsBetween(before, after);
  const { code, name } = shown;
  if (!before) return { code, kind: "added", name, fields: between };
  if (!after) return { code, kind: "removed", name, fields: between };
  if (between.length === 0) return undefined;
  const isRenamed = between.every((one) => one.field === "名称");
  return { code, kind: isRenamed ? "renamed" : "changed", name, fields: between };
}

/** 两版对照, item by item in the order of the codes. */
export function differencesOf(before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [one.code, one])));
  const codes = [...new Set([...before, ...after].map((one) => one.code))].sort();
  return codes.flatMap((code) => differenceOf(old!.get(code), now!.get(code)) ?? []);
}

/** 受影响的事项: what could be bought before and cannot any more, or not as it was. */
export const touchNames = {
  removed: "已删去",
  detailed: "改买下级事项",
  changed: "内容有变",
} as const;

export type TouchedItem = { code: string; how: keyof typeof touchNames };

export function touchedItems(
  before: readonly CatalogItem[],
  after: readonly CatalogItem[],
): TouchedItem[] {
  const now = new Map(after.map((one) => [one.code, one]));
  return leavesOf(before).flatMap((one): TouchedItem[] => {
    const { code } = one;
    const found = now.get(code);
    if (!found) return [{ code, how: "removed" }];
    if (!found.isLeaf) return [{ code, how: "detailed" }];
    return differenceOf(one, found) ? [{ code, how: "changed" }] : [];
  });
}
