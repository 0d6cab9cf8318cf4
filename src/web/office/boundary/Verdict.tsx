import { useEffect, useRef, type ReactNode } from "react";
import { MarkedWords, MarkReasons, VerdictSign } from "../../parts/MarkedWords.tsx";
import type { Checked } from "./asked.ts";

const ended = (sentence: string): string =>
  sentence === "" || /[。？！]$/.test(sentence) ? sentence : `${sentence}。`;

type Told = { of: Checked; verbs?: ReactNode; children?: ReactNode };

/** 结论: the verdict is the title, one sentence below it, and her own words with what decided underlined. */
export function Verdict({ of, verbs, children = <p>{ended(of.says)}</p> }: Told) {
  const title = useRef<HTMLHeadingElement>(null);
  // Who asked by keyboard, or on a phone below the box, stands at the answer.
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="sheet check-verdict">
      <div className="verdict">
        <VerdictSign of={of.verdict} />
        <div>
          <h2 ref={title} tabIndex={-1}>
            {of.verdictName}
          </h2>
          {children}
          {verbs !== undefined && <div className="verbs">{verbs}</div>}
        </div>
      </div>
      <div className="check-said">
        <MarkedWords text={of.text} marks={of.marks} />
        <MarkReasons marks={of.marks} />
      </div>
    </section>
  );
}
