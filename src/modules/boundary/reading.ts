import { clausesOf } from "./clauses.ts";
import { hitsOf, type Cue, type Hit } from "./cue.ts";
import { financingCues } from "./financing.ts";
import { hiringCues } from "./hiring.ts";
import { otherBanCues, outsideCues } from "./outsideDuties.ts";
import { ownDutyCues } from "./ownDuty.ts";
import { suppliesCues } from "./supplies.ts";
import { worksCues } from "./works.ts";

/** Every way of reading, in the order of the negative list. */
export const cues: readonly Cue[] = [
  ...outsideCues,
  ...ownDutyCues,
  ...worksCues,
  ...suppliesCues,
  ...financingCues,
  ...hiringCues,
  ...otherBanCues,
];

/** Reads a text by every cue: what is sure, and what one question would decide. */
export function read(text: string): { sure: Hit[]; doubts: Hit[] } {
  const clauses = clausesOf(text);
  const hits = cues.flatMap((cue) => hitsOf(cue, clauses, text));
  const sure = hits.filter((one) => one.cue.sense === "sure");
  return { sure, doubts: hits.filter((one) => one.cue.sense === "doubt") };
}
