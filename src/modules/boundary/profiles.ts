import { readFileSync } from "node:fs";

export type ProfileWord = { word: string; decides: boolean };

const wordOf = (text: string): ProfileWord =>
  text.endsWith("!") ? { word: text.slice(0, -1), decides: true } : { word: text, decides: false };

let known: ReadonlyMap<string, readonly ProfileWord[]> | undefined;

/**
 * 事项词表: the words by which people mean an item of the sample catalog, beside its own name. A local item takes those
 * of the sample item whose code begins its own. A word that many items share counts little; “!” marks one that decides.
 */
export function profiles(): ReadonlyMap<string, readonly ProfileWord[]> {
  known ??= new Map(
    readFileSync(new URL("profiles.tsv", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([code = "", words = ""]) => [code, words.split(" ").map(wordOf)] as const),
  );
  return known;
}
