import { isNegated, phraseAfter, type Clause } from "./clauses.ts";
import type { Ground } from "./model.ts";

/** What a cue makes of the words: sure of it, or in need of one question. */
export type Sense = "sure" | "doubt";

/** 读法: one way in which words betray what is really bought. Data, shown to whoever asks how a judgement came about. */
export type Cue = {
  id: string;
  ground: Exclude<Ground, "purchaser">;
  /** 工程, 货物, 融资, 用工, 直接履职, 职责以外. */
  means: string;
  sense: Sense;
  /** Read within one clause; must be global. */
  reads: RegExp;
  /** Silent where the clause, the words before or the noun phrase behind, or the whole text say so. */
  unless?: { clause?: RegExp; before?: RegExp; phrase?: RegExp; after?: RegExp; text?: RegExp };
  /** Only where the whole text says so, too. */
  onlyIf?: RegExp;
  /** Said of the words that were read. */
  because: string;
  /** For a doubt: which question decides. */
  asks?: string;
};

export type Hit = { cue: Cue; from: number; to: number; said: string };

/** All places of a text in which a cue reads something, with what is expressly not wanted left out. */
export function hitsOf(cue: Cue, clauses: readonly Clause[], text: string): Hit[] {
  if (cue.unless?.text?.test(text)) return [];
  if (cue.onlyIf && !cue.onlyIf.test(text)) return [];
  return clauses.flatMap((clause) => {
    if (cue.unless?.clause?.test(clause.text)) return [];
    return [...clause.text.matchAll(cue.reads)].flatMap((found) => {
      const said = found[0];
      const end = found.index + said.length;
      const { before, phrase, after } = cue.unless ?? {};
      if (before?.test(clause.text.slice(0, found.index))) return [];
      if (phrase?.test(phraseAfter(clause.text, end))) return [];
      if (after?.test(clause.text.slice(end))) return [];
      if (isNegated(clause, found.index, said.length, cue.ground)) return [];
      return [{ cue, said, from: clause.at + found.index, to: clause.at + end }];
    });
  });
}
