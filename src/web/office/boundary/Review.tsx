import { Button } from "antd";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Columns, Section } from "../ui/Page.tsx";
import type { Checked } from "./asked.ts";
import { LawSaid, lawsOf } from "./LawSaid.tsx";
import { Verdict } from "./Verdict.tsx";

type Answered = { of: Checked; onAsk: (text: string) => void };

/** Nothing was recognised: no answer can be offered, but places to look. */
const Unrecognised = () => (
  <>
    <p className="quiet check-hint">
      在上面的框里补几个字再查一次：做什么、为谁做、做多少，例如“给 14 个村代理记账，一年”。
    </p>
    <div className="verbs">
      <LinkButton to="/catalog">到目录里找</LinkButton>
      <LinkButton to="/catalog/negatives">看负面清单</LinkButton>
    </div>
  </>
);

/** 还差一个问题: an answer is added to her words, so that she sees what was judged. */
export const Review = ({ of, onAsk }: Answered) => (
  <>
    <Verdict of={of}>
      <p>只看这些字还不能断定，请回答一个问题。</p>
    </Verdict>
    <Columns>
      <Section title="请回答">
        <p className="check-question">{of.question?.says}</p>
        {of.question && of.question.answers.length > 0 ? (
          <ul className="check-answers">
            {of.question.answers.map(({ says, adds }) => (
              <li key={says}>
                <Button size="large" onClick={() => onAsk(`${of.text}，${adds}`)}>
                  {says}
                </Button>
                <span>会在您的话后面加上“{adds}”</span>
              </li>
            ))}
          </ul>
        ) : (
          <Unrecognised />
        )}
      </Section>
      <LawSaid of={lawsOf(of.findings)} />
    </Columns>
  </>
);
