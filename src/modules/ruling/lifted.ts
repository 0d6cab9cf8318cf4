import type { Finding } from "../boundary/model.ts";
import type { BarLift } from "./model.ts";

/** What of a ruling others need to judge by. */
export type Lifted = Pick<BarLift, "status" | "words" | "findings">;

/** The same words but for blanks: a retyped line break ends no ruling, another word does. */
const plain = (words: string): string => words.normalize("NFKC").replace(/\s+/g, "");

/** The ruling that lets these words pass; nothing where none was granted, or where a word has changed since. */
export const liftedBy = <Ruling extends Lifted>(
  rulings: readonly Ruling[],
  words: string,
): Ruling | undefined =>
  rulings.find((one) => one.status === "granted" && plain(one.words) === plain(words));

/** 仍然阻断的: what bars and was not before the person who ruled. A ruling covers only what was found then. */
export function stillBarring(findings: readonly Finding[], lift: Lifted | undefined): Finding[] {
  const covered = new Set(lift?.findings.map((one) => one.rule));
  return findings.filter((one) => one.weight === "bars" && !covered.has(one.rule));
}
