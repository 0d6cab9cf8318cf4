import { Button } from "antd";
import { Section } from "../ui/Page.tsx";
import type { Checked } from "./asked.ts";

type Candidate = Checked["catalog"][number];

/** 不是这一项？: the other likely items, each to be taken instead. */
export function OtherItems({
  of,
  onChoose,
}: {
  of: readonly Candidate[];
  onChoose: (code: string) => void;
}) {
  if (of.length === 0) return null;
  return (
    <Section title="不是这一项？">
      <ul className="check-others">
        {of.map(({ code, name, path, score }) => (
          <li key={code}>
            <div>
              <h3>
                {code} {name}
              </h3>
              <p>
                {path.join(" › ")}　把握 {score.toFixed(2)}
              </p>
            </div>
            <Button onClick={() => onChoose(code)}>换成这一项</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
