import { readFile } from "node:fs/promises";
import { sampleItems } from "../../src/modules/catalog/sample.ts";
import { buildIndex, type CatalogIndex } from "../../src/modules/catalog/search.ts";
import { soundsOf } from "../../src/modules/catalog/sounds.ts";
import { synonyms } from "../../src/modules/catalog/synonyms.ts";
import { print } from "./measure.ts";
import { machineOf } from "./place.ts";

type Named = { code: string; name: string };
/** What is typed, and what it should find among the first eight; undefined where that is not known. */
type Query = { words: string; code?: string };

async function readPurchaseItems(): Promise<Named[]> {
  const file = new URL("../../src/modules/catalog/purchase-items.tsv", import.meta.url);
  const [, ...lines] = (await readFile(file, "utf8")).trim().split("\n");
  return lines.map((line) => {
    const [code = "", , name = ""] = line.split("\t");
    return { code, name };
  });
}

/** The same name typed in the ways people type: whole, begun, in letters, with a slip, by its code. */
async function queriesOf(names: readonly Named[], count: number): Promise<Query[]> {
  const sounds = await soundsOf(names.map((one) => one.name));
  const all = names.flatMap(({ code, name }, at): Query[] => {
    const { syllables, full } = sounds[at]!;
    const initials = syllables.map((one) => one[0]).join("");
    return [
      { words: name, code },
      { words: name.slice(0, 3) },
      { words: initials, code },
      { words: initials.slice(0, 2) },
      { words: full, code },
      { words: `${full.slice(0, 6)}${full.slice(7)}`, code },
      { words: `${name.slice(0, 1)}${name.slice(2)}` },
      { words: code, code },
    ];
  });
  const everyday = Object.keys(synonyms).map((word) => ({ words: `请人${word}` }));
  const mixed = [...all, ...everyday];
  // Every so-and-so-many-th, so that each kind of query occurs whatever the count.
  return Array.from({ length: count }, (_, at) => mixed[(at * 7919) % mixed.length]!);
}

async function timed(index: CatalogIndex, queries: readonly Query[]) {
  const times: number[] = [];
  let [known, met] = [0, 0];
  for (const { words, code } of queries) {
    const since = performance.now();
    const found = await index.find(words, 8);
    times.push(performance.now() - since);
    if (code === undefined) continue;
    known += 1;
    if (found.some((one) => one.code === code)) met += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(times.length * share) - 1]!;
  return { median: at(0.5), slow: at(0.99), met: met / known };
}

/** 查找: 2,000 queries over the sample catalog and all 品目; only reported. */
export async function search(given: { rounds: number }): Promise<void> {
  const machine = machineOf("—");
  const line = { name: "search", other: null, ratio: null, unit: "毫秒", rounds: 1, machine };
  const items = sampleItems.filter((one) => one.isLeaf);
  const purchaseItems = await readPurchaseItems();
  const since = performance.now();
  const index = buildIndex(items, purchaseItems);
  const built = performance.now() - since;
  print({ ...line, case: `建索引，${index.size} 项`, ours: built, equal: true });
  const asked = performance.now();
  await index.find("yl");
  print({
    ...line,
    case: "第一次输入字母（读入拼音）",
    ours: performance.now() - asked,
    equal: true,
  });
  const queries = await queriesOf([...items, ...purchaseItems], 2000);
  await timed(index, queries); // warm
  const { rounds } = given;
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await timed(index, queries));
  const best = all.toSorted((a, b) => a.slow - b.slow)[rounds >> 1]!;
  const equal = best.met > 0.95;
  const share = `前 8 项里有它：${(best.met * 100).toFixed(1)}%`;
  print({ ...line, rounds, case: "中位数", ours: best.median, equal });
  print({ ...line, rounds, case: `第 99 百分位，${share}`, ours: best.slow, equal });
}
