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

type Piece = { said: string; from: number };

/** A clause with each known word as one sign of its class, and the pieces that no sign covers: 由〈provider〉定. */
function signsOf(clause: Clause, pieces: readonly Piece[]): string[] {
  const tags = tagsOf(clause)
    .filter(({ name }) => rankOf.has(name))
    .toSorted(
      (a, b) => a.from - b.from || b.to - a.to || rankOf.get(a.name)! - rankOf.get(b.name)!,
    );
  const signs: string[] = [];
  let [at, next] = [0, 0];
  const pass = (upTo: number) => {
    for (; next < pieces.length && pieces[next]!.from < upTo; next += 1) {
      const { said, from } = pieces[next]!;
      if (from >= at && from + said.length <= upTo) signs.push(said);
    }
  };
  for (const { from, to, name } of tags) {
    if (from < at) continue;
    pass(from);
    signs.push(`〈${name}〉`);
    at = to;
  }
  pass(clause.text.length);
  return signs;
}

const charactersOf = (text: string): Piece[] =>
  Array.from(text, (_, from) => ({ said: text[from]!, from }));

/** 词类串: two to four neighbours of which at least one is the sign of a class, whatever the word was. */
export function classGramsOf(clauses: readonly Clause[]): Set<string> {
  const grams = new Set<string>();
  for (const clause of clauses) {
    const signs = ["^", ...signsOf(clause, charactersOf(clause.text)), "$"];
    for (let length = 2; length <= 4; length += 1)
      for (let from = 0; from + length <= signs.length; from += 1) {
        const gram = signs.slice(from, from + length).join("");
        if (gram.includes("〈")) grams.add(`~${gram}`);
      }
  }
  return grams;
}

/** The words of a clause, every figure read as 0. */
function wordsOf({ text }: Clause): Piece[] {
  let from = 0;
  return wordsCut(text).flatMap((said) => {
    const at = text.indexOf(said, from);
    from = at + said.length;
    if (/^[、·\-—/]+$/.test(said)) return [];
    return [{ said: /^[\d.]+$/.test(said) ? "0" : said, from: at }];
  });
}

/** So many words apart two words of a clause still belong together: 由 … 定. */
const apart = 6;

/** 词和词对: every word, and every two words of a clause in their order, as they are and as signs of their class. */
export function wordGramsOf(clauses: readonly Clause[]): Set<string> {
  const grams = new Set<string>();
  for (const clause of clauses) {
    const pieces = wordsOf(clause);
    const words = pieces.map((one) => one.said);
    for (const word of words) grams.add(`=${word}`);
    for (const row of [words, signsOf(clause, pieces)])
      for (const [at, first] of row.entries())
        for (const second of row.slice(at + 1, at + 1 + apart)) grams.add(`=${first}…${second}`);
  }
  return grams;
}
