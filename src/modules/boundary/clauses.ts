import { any, negators } from "./lexicon.ts";

/** 分句: a stretch between two stops, with its place in the text. */
export type Clause = { text: string; at: number };

/** What ends a clause; “、” does not: it stands inside lists. A decimal point is no stop. */
const stops = /[，,。；;！!？?\n\r\t（）()【】[\]《》“”"：:]|(?<!\d)\.(?!\d)/g;

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const stop of text.matchAll(stops)) {
    if (stop.index > at) clauses.push({ text: text.slice(at, stop.index), at });
    at = stop.index + stop[0].length;
  }
  if (at < text.length) clauses.push({ text: text.slice(at), at });
  return clauses.filter((one) => one.text.trim() !== "");
}

/** Words that only look like a negation: 无人机, 未成年人, 非遗, 不少于. */
const others =
  "(?<!无)人机|障碍|害化|线|烟|偿|形|证|照|成年|来|婚|遗|物质|洲|机动|税|公有|煤|断|仅|但|光|少于|超过|低于|高于|同|良|间断|定期|锈|动产|孕|足|便|合格|如|论|管";
const before = new RegExp(`${any(negators)}(?!${others})`, "g");
/** What turns a negation back: 不但、不仅、而是. */
const turns = /但|而是|只|仅|改为|而且|并且|同时/;
const after =
  /^[^，。；]{0,14}(?:除外|不在(?:本|此|范围)|不(?:纳入|计入|包括|含|涉及|属于|列入|算)|另行|另案|另外(?:招标|立项|安排)|单独(?:招标|立项|采购|实施)|由.{1,12}另)/;

/** 否定: whether what stands at `index` of a clause is expressly not wanted. */
export function isNegated({ text }: Clause, index: number, length: number): boolean {
  const head = text.slice(0, index);
  const found = [...head.matchAll(before)].at(-1);
  if (found) {
    const between = head.slice(found.index + found[0].length);
    if (between.length <= 24 && !turns.test(between)) return true;
  }
  if (/除$/.test(head.slice(-3)) || /除[^，。；]{0,10}$/.test(head))
    if (/^[^，。；]{0,10}外/.test(text.slice(index + length))) return true;
  return after.test(text.slice(index + length));
}

/** 并列: a word that makes two things of one clause, so that what follows does not belong to what went before. */
export const joins =
  /及|和|与|并|兼|以及|同时|包括|含|加|连同|带|＋|\+|、|还要|还有|顺便|顺带|再|另|后续|一并|打包/;

/** The rest of the clause after a match, up to the next join: the noun phrase to which the match belongs. */
export const phraseAfter = (text: string, end: number): string => {
  const rest = text.slice(end);
  const join = joins.exec(rest);
  return join ? rest.slice(0, join.index) : rest;
};
