import { readFileSync } from "node:fs";
import { sampleItems } from "../catalog/sample.ts";
import { indexOf, type ItemIndex, type KnownItem, type PurchaseName } from "./classifier.ts";

const purchaseNames = (): PurchaseName[] =>
  readFileSync(new URL("../catalog/purchase-items.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([code = "", level, name = ""]) => ({ code, level: Number(level), name }));

/** The items of the sample catalog that can be bought, as the command line judges without a database. */
export function shippedItems(): KnownItem[] {
  const names = new Map(sampleItems.map((one) => [one.code, one.name]));
  const bought = new Map(purchaseNames().map(({ code, name }) => [code, name] as const));
  return sampleItems
    .filter((one) => one.isLeaf)
    .map(({ code, name, purchaseItem }) => ({
      code,
      name,
      path: [code.slice(0, 1), code.slice(0, 3)].map((above) => names.get(above) ?? ""),
      purchaseItemName: bought.get(purchaseItem ?? ""),
    }));
}

let index: ItemIndex | undefined;

export const shippedIndex = (): ItemIndex => (index ??= indexOf(shippedItems(), purchaseNames()));
