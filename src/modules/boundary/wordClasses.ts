import { readFileSync } from "node:fs";

type Classes = { words: Map<string, string[]>; longest: number };
let known: Classes | undefined;

/** 词类: the lists in word-classes.tsv, one class a line. Read once. */
export function wordClasses(): Classes {
  if (known) return known;
  const words = new Map<string, string[]>();
  const lines = readFileSync(new URL("word-classes.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  for (const line of lines) {
    const [name = "", list = ""] = line.split("\t");
    for (const word of list.split(" ").filter(Boolean)) {
      const names = words.get(word) ?? [];
      if (!names.includes(name)) names.push(name);
      words.set(word, names);
    }
  }
  known = { words, longest: Math.max(2, ...[...words.keys()].map((word) => word.length)) };
  return known;
}
