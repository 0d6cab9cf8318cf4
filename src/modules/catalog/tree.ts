import type { CatalogItem } from "./model.ts";

/** 目录编码: a letter, then two digits a level, at most four levels: B, B03, B0301, B030101. */
export const codeShape = /^[A-Z](?:\d{2}){0,3}$/;

export const levelOf = (code: string): number => (code.length + 1) / 2;

export const parentOf = (code: string): string | undefined =>
  code.length === 1 ? undefined : code.slice(0, -2);

/** A code that details another begins with it, and with the whole of it. */
export const isUnder = (code: string, above: string): boolean =>
  code.length > above.length && code.startsWith(above);

/** 事项 as somebody writes it; its place in the tree follows from the codes. */
export type Entry = Omit<CatalogItem, "edition" | "level" | "parent" | "isLeaf">;

/** An item as it was written, without its place and whatever a reader has added. */
export const entryOf = ({
  code,
  name,
  scope,
  kind,
  purchaseItem,
  functionalClasses,
  department,
}: Entry): Entry => ({
  code,
  name,
  scope,
  kind,
  purchaseItem,
  functionalClasses,
  department,
});

/** The tree of an edition. What nothing details is a leaf. */
export function treeOf(entries: readonly Entry[], edition: string): CatalogItem[] {
  const groups = new Set(entries.flatMap(({ code }) => parentOf(code) ?? []));
  return entries
    .map((one) => ({
      ...one,
      edition,
      level: levelOf(one.code),
      parent: parentOf(one.code),
      isLeaf: !groups.has(one.code),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export const leavesOf = (items: readonly CatalogItem[]): CatalogItem[] =>
  items.filter((one) => one.isLeaf);

/** What keeps a tree from being a catalog: an item without the class above it, a class without items. */
export function gapsOf(items: readonly CatalogItem[]): string[] {
  const codes = new Set(items.map((one) => one.code));
  return items.flatMap(({ code, name, parent, isLeaf, kind, purchaseItem }) => {
    if (parent !== undefined && !codes.has(parent)) return [`${code} ${name}缺少上一级 ${parent}`];
    if (!isLeaf) return [];
    if (kind === undefined) return [`${code} ${name}没有类别，下面也没有事项`];
    return purchaseItem === undefined ? [`${code} ${name}没有品目编码`] : [];
  });
}

/** 修订事项: an item as it shall be, or that it shall go. */
export type Change = Entry & { isRemoved: boolean };

/** What an edition becomes by a revision: a whole edition is what it says, an adjustment changes what was there. */
export function appliedTo(
  base: readonly Entry[],
  changes: readonly Change[],
  kind: "whole" | "adjustment",
): Entry[] {
  const entries = new Map((kind === "whole" ? [] : base).map((one) => [one.code, one]));
  for (const { isRemoved, ...entry } of changes) {
    if (isRemoved) entries.delete(entry.code);
    else entries.set(entry.code, entry);
  }
  return [...entries.values()];
}
