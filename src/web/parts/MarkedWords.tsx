import type { Mark } from "../../modules/boundary/model.ts";

type Marked = { text: string; marks: readonly Mark[] };

const classOf = ({ tone }: Mark): string => `said said-${tone}`;

const told = (marks: readonly Mark[]): Mark[] =>
  marks.filter((one) => one.tone !== "none").toSorted((a, b) => a.from - b.from);

/** Somebody's own words; what decided is underlined, and says to those who cannot see it what it was read as. */
export function MarkedWords({ text, marks }: Marked) {
  const shown = told(marks);
  return (
    <p className="said-words">
      “
      {shown.map((mark, at) => (
        <span key={mark.from}>
          {text.slice(shown[at - 1]?.to ?? 0, mark.from)}
          <span className={classOf(mark)}>
            {text.slice(mark.from, mark.to)}
            <span className="unseen">（{mark.means}）</span>
          </span>
        </span>
      ))}
      {text.slice(shown.at(-1)?.to ?? 0)}”
    </p>
  );
}

/** 怎么读的: each of the underlined words once, with what it was read as and why. */
export function MarkReasons({ marks }: Pick<Marked, "marks">) {
  const once = new Map(told(marks).map((one) => [`${one.means} ${one.said}`, one]));
  return (
    <dl className="said-reasons">
      {[...once].map(([key, { tone, means, said, because }]) => (
        <div key={key}>
          <dt className={`said-means said-${tone}`}>{means}</dt>
          <dd>
            “{said}”{because}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const signs = { allowed: "✓", denied: "✕", review: "？" } as const;

/** 结论的记号: a shape beside the words, never instead of them. */
export const VerdictSign = ({ of }: { of: keyof typeof signs }) => (
  <span className={`verdict-sign verdict-${of}`} aria-hidden="true">
    {signs[of]}
  </span>
);
