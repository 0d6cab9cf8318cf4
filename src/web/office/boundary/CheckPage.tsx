import { useEffect } from "react";
import { Link } from "react-router";
import { checkWords } from "../../../modules/boundary/api.ts";
import { useAsk } from "../call.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { Allowed } from "./Allowed.tsx";
import { checkAddress, useAsked, useAskAgain, type Asked, type Checked } from "./asked.ts";
import { CheckBox } from "./CheckBox.tsx";
import { CheckPaper } from "./CheckPaper.tsx";
import { Denied } from "./Denied.tsx";
import { Evidence } from "./Evidence.tsx";
import { rememberAsked } from "./recent.ts";
import { Review } from "./Review.tsx";

const examples = [
  "请人给 14 个村代理记账，一年",
  "集镇公共设施管理，含新铺供水管道 1.2 公里",
  "道路维修",
];

/** Before anything was asked: what to do here, with examples that can be tried. */
const Start = () => (
  <Section title="怎么查">
    <p className="quiet">
      想到什么就写什么，不用找目录里的词。马上告诉您：能不能买、为什么、归哪一项、走哪条路、不能买时怎么办。
    </p>
    <ul className="check-examples" aria-label="试一试">
      {examples.map((text) => (
        <li key={text}>
          <Link to={checkAddress({ text, amount: "" })}>{text}</Link>
        </li>
      ))}
    </ul>
    <div className="verbs">
      <LinkButton to="/catalog">目录与标准</LinkButton>
      <LinkButton to="/catalog/negatives">负面清单</LinkButton>
      <LinkButton to="/check/cues">规则和词表</LinkButton>
    </div>
  </Section>
);

function Told({ of, asked }: { of: Checked; asked: Asked }) {
  const again = useAskAgain(asked);
  if (of.verdict === "allowed") return <Allowed of={of} asked={asked} />;
  return (
    <>
      {of.verdict === "denied" ? (
        <Denied of={of} onAsk={again} />
      ) : (
        <Review of={of} onAsk={again} />
      )}
      <CheckPaper of={of} asked={asked} item={undefined} />
    </>
  );
}

function Answered({ asked }: { asked: Asked }) {
  const { text, amount } = asked;
  const { data, error, isPlaceholderData } = useAsk(checkWords, {
    text,
    ...(amount === "" ? {} : { amount }),
  });
  useEffect(() => rememberAsked(text), [text]);
  if (error) return <WhyNot error={error} />;
  // The answer to other words must not stand below these.
  if (!data || isPlaceholderData) return <p className="quiet">正在读取…</p>;
  return (
    <>
      <Told key={`${text} ${amount}`} of={data} asked={asked} />
      <Evidence of={data} />
    </>
  );
}

/** 能不能买: the box stays on top, so that one can change a word and ask again. */
export function CheckPage() {
  const asked = useAsked();
  return (
    <Page title="能不能买" untitled>
      <CheckBox key={`${asked.text} ${asked.amount}`} of={asked} />
      {asked.text === "" ? <Start /> : <Answered asked={asked} />}
    </Page>
  );
}
