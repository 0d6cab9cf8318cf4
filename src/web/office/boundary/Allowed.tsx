import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { article, asBasis } from "../../../base/law.ts";
import { servicePurchase } from "../../../law/statutes.ts";
import { Citation } from "../ui/Citation.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Stack } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { Why } from "../ui/WhyNot.tsx";
import { editionSaid, type Asked, type Checked } from "./asked.ts";
import { useDrafts } from "./purchasers.ts";
import { CheckPaper } from "./CheckPaper.tsx";
import { HowToBuy } from "./HowToBuy.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { OtherItems } from "./OtherItems.tsx";
import { Prices } from "./Prices.tsx";
import { Steps } from "./Steps.tsx";
import { Verdict } from "./Verdict.tsx";

type Candidate = Checked["catalog"][number];

/** Below this the words speak for several items, or hardly for one: somebody has to look. */
const unsure = 0.4;

/** 立项 with what is known: item, name of the project, her words, and what she thinks it costs. */
export function draftAddress(item: Candidate, { text, amount }: Asked, year: string): string {
  const known = { item: item.code, title: `${year} 年${item.name}`, words: text, amount };
  const given = Object.entries(known).filter(([, value]) => value !== "");
  return `/projects/new?${new URLSearchParams(given)}`;
}

const Belongs = ({ to, edition }: { to: Candidate; edition: Checked["edition"] }) => (
  <p>
    属于{" "}
    <b>
      {to.code} {to.name}
    </b>
    （{to.path.join(" › ")}），{editionSaid(edition)}。{" "}
    <Citation of={[asBasis(article(servicePurchase, 9)), asBasis(article(servicePurchase, 11))]} />
  </p>
);

/** Where nothing stands beside it, the main column takes the whole width. */
const Beside = ({ main, aside }: { main: ReactNode; aside: ReactNode }) =>
  aside ? (
    <Columns>
      <Stack>{main}</Stack>
      <Stack>{aside}</Stack>
    </Columns>
  ) : (
    <Stack>{main}</Stack>
  );

type Answered = { of: Checked; asked: Asked };

/** 可以买: as what, how, for how much, and how others did it; all of it is carried over into the project. */
export function Allowed({ of, asked }: Answered) {
  const [chosen, choose] = useState<string | undefined>(undefined);
  const item = of.catalog.find((one) => one.code === chosen) ?? of.catalog[0];
  const hasSteps = asked.amount !== "" && of.how.track !== null;
  const mayDraft = useDrafts();
  const year = useToday().slice(0, 4);
  return (
    <>
      <Verdict
        of={of}
        verbs={
          <>
            {mayDraft && item && (
              <LinkButton isMain to={draftAddress(item, asked, year)}>
                用这些内容立项
              </LinkButton>
            )}
            <Button onClick={() => window.print()}>打印结论</Button>
          </>
        }
      >
        {item ? <Belongs to={item} edition={of.edition} /> : <p>没有读到不能买的内容。</p>}
      </Verdict>
      {item && item.score < unsure && (
        <Notice tone="warn">
          把握不大（{item.score.toFixed(2)}
          ）：请核对是不是这一项。不是的，在上面把做什么、为谁做写清楚再查一次。
        </Notice>
      )}
      {of.findings.length > 0 && (
        <Notice tone="warn">
          {of.findings.map((one) => (
            <Why key={one.rule} of={one} />
          ))}
        </Notice>
      )}
      <Beside
        main={
          <>
            <HowToBuy of={of} asked={asked} item={item?.code} />
            {item && <Prices item={item.code} />}
            {item && <Neighbours item={item.code} />}
            <OtherItems of={of.catalog.filter((one) => one !== item)} onChoose={choose} />
          </>
        }
        aside={hasSteps && <Steps place={of.place} amount={asked.amount} />}
      />
      <CheckPaper of={of} asked={asked} item={item} />
    </>
  );
}
