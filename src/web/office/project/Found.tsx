import type { Breach } from "../../../base/rule.ts";
import { Notice } from "../ui/Notice.tsx";
import { Why } from "../ui/WhyNot.tsx";

type Shown = { of: readonly Breach[]; fields?: readonly string[] };

/** What was found while writing, below the part it speaks of; without fields, what belongs to no part. */
export function Found({ of, fields }: Shown) {
  const here = of.filter(({ field }) =>
    fields ? field !== undefined && fields.includes(field) : field === undefined,
  );
  if (here.length === 0) return null;
  return (
    <div className="found" aria-live="polite">
      <Notice tone={here.some((one) => one.weight === "bars") ? "bad" : "warn"}>
        {here.map((one) => (
          <Why key={one.rule} of={one} />
        ))}
      </Notice>
    </div>
  );
}
