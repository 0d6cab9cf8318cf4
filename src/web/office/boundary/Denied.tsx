import { Button } from "antd";
import { Columns, Section, Stack } from "../ui/Page.tsx";
import type { Checked } from "./asked.ts";
import { AskPerson } from "./AskPerson.tsx";
import { LawSaid, lawsOf } from "./LawSaid.tsx";
import { Verdict } from "./Verdict.tsx";

type Answered = { of: Checked; onAsk: (text: string) => void };

/** 可以这样办: the usual way first. One that is worked out already is asked again by one click. */
function Ways({ of, onAsk }: Answered) {
  const first = of.ways.findIndex((one) => one.retry !== undefined);
  return (
    <Section title="可以这样办">
      <ol className="check-ways">
        {of.ways.map(({ title, says, retry }, at) => (
          <li key={title}>
            <span aria-hidden="true">{at + 1}</span>
            <div>
              <h3>{title}</h3>
              <p>{says}</p>
            </div>
            {retry !== undefined && (
              <Button type={at === first ? "primary" : "default"} onClick={() => onAsk(retry)}>
                改成这样再查
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** 这样不能买: what can be done instead stands before the law and is larger than it. */
export const Denied = ({ of, onAsk }: Answered) => (
  <>
    <Verdict of={of} />
    <Columns>
      <Ways of={of} onAsk={onAsk} />
      <Stack>
        <LawSaid of={lawsOf(of.findings)} />
        <AskPerson />
      </Stack>
    </Columns>
  </>
);
