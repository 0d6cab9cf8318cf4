import { classGramsOf, gramsOf, wordGramsOf } from "./grams.ts";
import type { Read } from "./reading.ts";
import { tagsOf } from "./tagger.ts";

/**
 * 特征: what the weighing of a text rests on: cues, word classes and pairs of them in their order, words and pairs of them, and
 * strings of characters. Of the last two only such have a weight as stand in descriptions of several trades (tools/boundary): no
 * trade's own words.
 */
export function featuresOf(text: string, { clauses, sure, doubts }: Read): Set<string> {
  const found = new Set([...gramsOf(text), ...classGramsOf(clauses), ...wordGramsOf(clauses)]);
  for (const [at, clause] of clauses.entries()) {
    const names = tagsOf(clause).map((one) => `${one.isNegated ? "-" : ""}${one.name}`);
    for (const name of names) found.add(name);
    const shown = [...new Set(names)];
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1, i + 7)) if (a !== b) found.add(`${a}>${b}`);
    if (at === 0) for (const name of shown) found.add(`first:${name}`);
    const last = names.at(-1);
    if (last) found.add(`${at === 0 ? "title" : "last"}:${last}`);
  }
  for (const hit of sure) found.add(`cue:${hit.cue.id}`).add(`sure:${hit.cue.ground}`).add("sure");
  for (const hit of doubts)
    found.add(`cue:${hit.cue.id}`).add(`doubt:${hit.cue.ground}`).add("doubt");
  if (sure.length === 0) found.add("nothing sure");
  if (sure.length + doubts.length === 0) found.add("nothing read");
  found.add(
    clauses.length <= 1 ? "one clause" : clauses.length <= 3 ? "few clauses" : "many clauses",
  );
  return found;
}
