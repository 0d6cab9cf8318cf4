import type { Clause } from "./clauses.ts";
import { wordsCut } from "./segment.ts";
import { tagsOf } from "./tagger.ts";

/** 字串的长度: what a thought needs in Chinese. */
const [shortest, longest] = [1, 4];

const stops = /[，。；;：:！!？?（）()\s“”"、]+/;

/**
 * 字串: every one to four characters of each stretch between two stops, with its beginning and end marked, and every figure
 * read as 0. They say in which words something is decided, owned, ordered and paid for, where no list holds them.
 */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const stretch of text.replace(/[\d.,]*\d/g, "0").split(stops)) {
    const marked = `^${stretch}$`;
    for (let length = shortest; length <= longest; length += 1)
      for (let from = 0; from + length <= marked.length; from += 1)
        grams.add(`~${marked.slice(from, from + length)}`);
  }
  return grams;
}

/** Of several classes of one word the first of these names it. */
const named = [
  "provider",
  "office",
  "goods",
  "structure",
  "role",
  "quantity",
  "heads",
  "money",
  "size",
  "perUnit",
  "build",
  "buy",
  "hire",
  "power",
  "serve",
  "about",
  "upkeep",
  "finance",
  "private",
  "selfManaged",
  "auxiliary",
  "handover",
  "existing",
  "theirOwn",
  "privateParty",
  "decide",
  "decidedByUs",
  "directed",
  "laterPaid",
];
const rankOf = new Map(named.map((name, at) => [name, at]));

/** A clause with each known word as one sign of its class, and the characters that no sign covers: 由〈provider〉定. */
function signsOf(clause: Clause): string[] {
  const tags = tagsOf(clause)
    .filter(({ name }) => rankOf.has(name))
    .toSorted(
      (a, b) => a.from - b.from || b.to - a.to || rankOf.get(a.name)! - rankOf.get(b.name)!,
    );
  const signs: string[] = [];
  let at = 0;
  for (const { from, to, name } of tags) {
    if (from < at) continue;
    signs.push(...clause.text.slice(at, from), `〈${name}〉`);
    at = to;
  }
  return [...signs, ...clause.text.slice(at)];
}

/** 词类串: two to four neighbours of which at least one is the sign of a class, whatever the word was. */
export function classGramsOf(clauses: readonly Clause[]): Set<string> {
  const grams = new Set<string>();
  for (const clause of clauses) {
    const signs = ["^", ...signsOf(clause), "$"];
    for (let length = 2; length <= 4; length += 1)
      for (let from = 0; from + length <= signs.length; from += 1) {
        const gram = signs.slice(from, from + length).join("");
        if (gram.includes("〈")) grams.add(`~${gram}`);
      }
  }
  return grams;
}

/** The words of a clause, every figure read as 0. */
const wordsOf = ({ text }: Clause): string[] =>
  wordsCut(text)
    .filter((said) => !/^[、·\-—/]+$/.test(said))
    .map((said) => (/^[\d.]+$/.test(said) ? "0" : said));

/** So many words apart two words of a clause still belong together: 由 … 定. */
const apart = 6;

/** 词和词对: every word, and every two words of a clause in their order. */
export function wordGramsOf(clauses: readonly Clause[]): Set<string> {
  const grams = new Set<string>();
  for (const clause of clauses) {
    const words = wordsOf(clause);
    for (const [at, first] of words.entries()) {
      grams.add(`=${first}`);
      for (const second of words.slice(at + 1, at + 1 + apart)) grams.add(`=${first}…${second}`);
    }
  }
  return grams;
}
