import type { Answer } from "../../../base/endpoint.ts";
import type { viewLift } from "../../../modules/ruling/api.ts";
import { Citations } from "../ui/Citation.tsx";

type Found = Answer<typeof viewLift>["findings"];

/** 读到的内容: what was read in the words, by which rule, and what would be done about it. */
export const Findings = ({ of }: { of: Found }) => (
  <ul className="ruling-findings">
    {of.map((one) => (
      <li key={one.rule}>
        <b className={one.weight === "bars" ? "tone-bad" : "tone-warn"}>{one.says}</b>
        <p>{one.because}</p>
        <p className="quiet">
          {one.fix}
          <Citations of={one.basis} />
        </p>
      </li>
    ))}
  </ul>
);
