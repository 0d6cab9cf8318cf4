import { clausesOf, type Clause } from "./clauses.ts";
import { hitsOf, type Cue, type Hit } from "./cue.ts";
import { financingCues } from "./financing.ts";
import { hiringCues } from "./hiring.ts";
import { otherBanCues, outsideCues } from "./outsideDuties.ts";
import { ownDutyCues } from "./ownDuty.ts";
import { pairHits } from "./pairCues.ts";
import { suppliesCues } from "./supplies.ts";
import { worksCues } from "./works.ts";

/** Every way of reading words, in the order of the negative list. */
export const cues: readonly Cue[] = [
  ...outsideCues,
  ...ownDutyCues,
  ...worksCues,
  ...suppliesCues,
  ...financingCues,
  ...hiringCues,
  ...otherBanCues,
];

export type Read = { clauses: readonly Clause[]; sure: Hit[]; doubts: Hit[] };

/** Reads a text by every cue: what is sure, and what one question would decide. */
export function read(text: string): Read {
  const plain = clausesOf(text);
  const clauses = [...plain, ...withoutAsides(text)];
  const hits = cues.flatMap((cue) => hitsOf(cue, clauses, text));
  const sure = [...hits.filter((one) => one.cue.sense === "sure"), ...pairHits(clauses)];
  return { clauses: plain, sure, doubts: hits.filter((one) => one.cue.sense === "doubt") };
}

/** 慰问品（米面油）采购: what stands in brackets parts words that belong together. */
const aside = /[（(][^）)]{0,30}[）)](?=[^，。；])/;

function withoutAsides(text: string): Clause[] {
  const found = aside.exec(text);
  if (!found) return [];
  const at = Math.max(0, text.slice(0, found.index).search(/[^，。；]*$/));
  const bare = text.slice(at).replace(aside, "");
  const [first] = clausesOf(bare);
  return first ? [{ text: first.text, at }] : [];
}
