import type { How } from "./howNames.ts";
import { isNear, loosely, spelt, type Sound } from "./sounds.ts";
import { synonyms } from "./synonyms.ts";

export type Searchable = {
  code: string;
  name: string;
  path?: readonly string[] | undefined;
  scope?: string | undefined;
};

export type Found = {
  code: string;
  name: string;
  kind: "item" | "purchaseItem";
  path: readonly string[];
  /** Between nought and one; comparable within one search only. */
  score: number;
  /** What of the name, or which everyday word, answered to the words. */
  matched: string;
  by: How;
};

/** A name as it is looked through. */
export type Doc = Omit<Found, "score" | "matched" | "by"> & {
  plainName: string;
  stem: string;
  scope: string;
  grams: ReadonlySet<string>;
};

export type Hit = { score: number; matched: string; by: How };

/** What is said beside the matter. */
const chatter = new Set(
  "服务 项目 购买 采购 政府购买 村里 镇里 镇上 乡里 县里 我们 一下 需要 想要 请人 找人 外包".split(
    " ",
  ),
);

/** Digits belong to a code, letters are pinyin, the rest are words. */
export function termsOf(words: string): string[] {
  const terms = plain(words).match(/[a-z]?\d+|[a-z]+|[^\sa-z\d]+/g) ?? [];
  const telling = terms.filter((one) => !chatter.has(one));
  return telling.length > 0 ? telling : terms;
}

/** Full-width letters and digits become plain ones, punctuation a blank; 帐 is the older 账. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("帐", "账")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();

/** What a name is about: nearly all end in 服务. */
export const stemOf = (name: string): string => name.replace(/(管理)?服务$/, "") || name;

export const gramsOf = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from(text.slice(1), (_, at) => text.slice(at, at + 2));

/** Of C05010400 the groups C05000000 and C05010000. */
const groupsOf = (code: string): string[] =>
  [3, 5, 7].map((length) => code.slice(0, length).padEnd(9, "0")).filter((one) => one !== code);

export function docsOf(items: readonly Searchable[], purchaseItems: readonly Searchable[]): Doc[] {
  const groups = new Map(purchaseItems.map((one) => [one.code, one.name]));
  const docOf = (one: Searchable, kind: Found["kind"]): Doc => {
    const name = plain(one.name).replaceAll(" ", "");
    const path =
      one.path ?? [...new Set(groupsOf(one.code))].flatMap((code) => groups.get(code) ?? []);
    return {
      code: one.code,
      name: one.name,
      kind,
      path,
      plainName: name,
      stem: stemOf(name),
      scope: plain(one.scope ?? ""),
      grams: new Set(gramsOf(name)),
    };
  };
  return [
    ...items.map((one) => docOf(one, "item")),
    ...purchaseItems.map((one) => docOf(one, "purchaseItem")),
  ];
}

/** How rare two characters are among the names: “服务” says nothing, “养老” much; what no name has is mostly chatter. */
export function raritiesOf(docs: readonly Doc[]): (gram: string) => number {
  const counts = new Map<string, number>();
  for (const { grams } of docs)
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const most = Math.log(docs.length + 1);
  return (gram) => {
    const count = counts.get(gram);
    return count === undefined ? 0.15 * most : Math.log((docs.length + 1) / (count + 1));
  };
}

export const better = (a: Hit | undefined, b: Hit | undefined): Hit | undefined =>
  !a || (b && b.score > a.score) ? b : a;

const share = (part: string, whole: string): number => Math.min(1, part.length / whole.length);

/** The term stands in the name, or the name in what was said. */
export function inName(term: string, { plainName: name, stem }: Doc): Hit | undefined {
  const asked = stemOf(term);
  if (name === term || stem === asked) return { score: 1, matched: stem, by: "name" };
  if (name.includes(asked)) {
    const bonus = name.startsWith(asked) ? 0.06 : 0;
    return { score: 0.8 + 0.12 * share(asked, stem) + bonus, matched: asked, by: "name" };
  }
  if (stem.length < 2 || !term.includes(stem)) return undefined;
  return { score: 0.7 + 0.2 * share(stem, term), matched: stem, by: "name" };
}

export function inScope(term: string, { scope, path }: Doc): Hit | undefined {
  if (scope.includes(term)) return { score: 0.62, matched: term, by: "scope" };
  return path.some((one) => one.includes(term))
    ? { score: 0.5, matched: term, by: "scope" }
    : undefined;
}

type Everyday = { word: string; targets: readonly string[] };
export const everyday: readonly Everyday[] = Object.entries(synonyms).map(([word, targets]) => ({
  word,
  targets,
}));

/** The everyday words that were said; of 代理记账 and 记账 the longer goes first. */
export const saidIn = (term: string): Everyday[] =>
  everyday.filter(({ word }) => term.includes(word)).sort((a, b) => b.word.length - a.word.length);

export const bySynonym = (
  said: readonly Everyday[],
  term: string,
  { plainName: name, stem }: Doc,
) =>
  said.reduce<Hit | undefined>((best, { word, targets }) => {
    const at = targets.findIndex((one) => name.includes(one));
    if (at < 0) return best;
    const score = 0.72 + 0.12 * share(word, term) + 0.06 * share(targets[at]!, stem) - 0.02 * at;
    return better(best, { score, matched: word, by: "synonym" });
  }, undefined);

/** How much of what was said lies in the name, by rarity: 农村养老上门 and 基本养老服务. */
export function byGrams(grams: readonly string[], doc: Doc, rarity: (gram: string) => number) {
  let [all, met] = [0, 0];
  let matched = "";
  for (const gram of grams) {
    const weight = rarity(gram);
    all += weight;
    if (!doc.grams.has(gram)) continue;
    met += weight;
    if (!matched) matched = gram;
  }
  const ratio = all === 0 ? 0 : met / all;
  return ratio < 0.25 ? undefined : { score: 0.65 * ratio, matched, by: "name" as const };
}

/** Letters that spell the name from some syllable on; those of its beginning tell most. */
export function byLetters(letters: string, sound: Sound): Hit | undefined {
  const { syllables, full } = sound;
  for (let from = 0; from < syllables.length; from += 1) {
    const count = spelt(letters, sound, from);
    if (count === 0) continue;
    const length = Math.max(1, syllables.length - (full.endsWith("fuwu") ? 2 : 0));
    const score = (from === 0 ? 0.86 : 0.8 - 0.01 * from) + 0.1 * Math.min(1, count / length);
    return { score, matched: letters, by: "pinyin" };
  }
  return undefined;
}

/** The everyday word that the letters spell from its first to its last character. */
export const spellsWhole = (letters: string, sound: Sound): boolean =>
  letters.length > 1 && spelt(letters, sound, 0) === sound.syllables.length;

/** One slip of the finger, or letters as they sound where one comes from. */
export function bySlip(letters: string, sound: Sound): Hit | undefined {
  const hit = (score: number): Hit => ({ score, matched: letters, by: "sound" });
  if (sound.loose.includes(loosely(letters))) return hit(0.6);
  let at = 0;
  for (const one of sound.syllables) {
    const windows = [0, -1, 1].map((more) => sound.full.slice(at, at + letters.length + more));
    if (windows.some((window) => isNear(letters, window))) return hit(0.55);
    at += one.length;
  }
  return undefined;
}

/** 同音字: each character is the one meant, or sounds like it. */
export function byHomophones(
  term: string,
  readings: readonly ReadonlySet<string>[],
  { plainName }: Pick<Doc, "plainName">,
  { syllables }: Sound,
): Hit | undefined {
  const isMeant = (at: number): boolean =>
    [...term].every((one, place) => {
      const syllable = syllables[at + place];
      if (plainName[at + place] === one) return true;
      const heard = readings[place];
      return syllable !== undefined && (heard?.has(syllable) || heard?.has(loosely(syllable)));
    });
  for (let at = 0; at + term.length <= syllables.length; at += 1)
    if (isMeant(at))
      return { score: 0.63, matched: plainName.slice(at, at + term.length), by: "sound" };
  return undefined;
}
