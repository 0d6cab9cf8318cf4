import { Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listCues, listWeights } from "../../../modules/boundary/api.ts";
import { useAsk, useRead } from "../call.ts";
import { Citations } from "../ui/Citation.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";
import { Table } from "../ui/Table.tsx";

type Ground = Answer<typeof listCues>;
type Cue = Ground["cues"][number];

const grounds: Record<string, string> = {
  1: "第一项：不属于政府职责",
  2: "第二项：应当由政府直接履职",
  3: "第三项：货物、工程、打包",
  4: "第四项：融资",
  5: "第五项：用工",
  6: "第六项：其他禁止事项",
};

/** A pattern as it is, with room to break a line: officials read the words, programmers the signs. */
const Pattern = ({ of }: { of: string }) => (
  <code className="check-pattern">{of.replaceAll("|", " | ")}</code>
);

const holds = (words: string, ...texts: readonly string[]): boolean =>
  words === "" || texts.some((one) => one.includes(words));

const Cues = ({ of, ground }: { of: readonly Cue[]; ground: string }) => (
  <Section title={grounds[ground] ?? ground} count={`${of.length} 条读法`}>
    <ul className="check-cues">
      {of.map(({ id, means, sense, because, pattern, exceptions }) => (
        <li key={id}>
          <h3>
            {means} <small>{sense === "sure" ? "可以断定" : "要再问一句"}</small>
          </h3>
          <p>读到的词{because}</p>
          <details>
            <summary>词和例外</summary>
            <p>
              读作这一类：
              <Pattern of={pattern} />
            </p>
            {exceptions.map((one) => (
              <p key={one}>
                例外，不读：
                <Pattern of={one} />
              </p>
            ))}
          </details>
        </li>
      ))}
    </ul>
  </Section>
);

const Rules = ({ of }: { of: Ground["rules"] }) => (
  <Section title="规则" count={`${of.length} 条`}>
    <RowList
      label="判断的规则"
      rows={of.map(({ id, weight, says, fix, basis }) => ({
        id,
        lead: weight === "bars" ? "不能买" : "先问清",
        title: says,
        says: (
          <>
            {fix}。
            <Citations of={basis} />
          </>
        ),
      }))}
    />
  </Section>
);

/** A list as long as a trade is shown from its beginning; whoever looks for a word sees every one that holds it. */
const shownAtOnce = 200;
const shownOf = (words: readonly string[], sought: string): readonly string[] =>
  sought === "" ? words.slice(0, shownAtOnce) : words.filter((one) => one.includes(sought));

const heaviestFirst = 60;

/** 权重: what the words, classes and cues add to a verdict; learned from labelled descriptions, printed as they are. */
const Weights = ({ found, rows }: Answer<typeof listWeights>) => (
  <Section title="权重" count={`${found} 项`}>
    <p className="quiet">
      每一项是一条读法、一个词、一个词类、前后两个词或者词类，或者在几个行业里都出现的几个字，〔〕里是词类；数字是它使“可以买”“不能买”“先问清”增加的分量，合计以后按描述的长短折算。先列分量最大的{" "}
      {heaviestFirst} 项，全部在公开接口里。
    </p>
    <Table
      label="权重"
      rows={rows}
      keyOf={(one) => one.feature}
      columns={[
        { head: "读到的", of: (one) => one.name },
        { head: "可以买", isFigure: true, of: (one) => one.allowed.toFixed(2) },
        { head: "不能买", isFigure: true, isMain: true, of: (one) => one.denied.toFixed(2) },
        { head: "先问清", isFigure: true, of: (one) => one.review.toFixed(2) },
      ]}
    />
  </Section>
);

/** 规则和词表: all that a judgement rests on, to be checked word by word. */
export function CuesPage() {
  const { readingVersion, rules, cues, words } = useRead(listCues, {});
  const [typed, setTyped] = useState("");
  const sought = typed.trim();
  const weights = useAsk(listWeights, { words: sought, first: heaviestFirst }).data;
  const foundRules = rules.filter((one) => holds(sought, one.says, one.fix));
  const foundCues = cues.filter((one) =>
    holds(sought, one.means, one.because, one.pattern, ...one.exceptions),
  );
  const lists = words.filter((one) => holds(sought, one.name, ...one.words));
  const isNothing =
    foundRules.length + foundCues.length + lists.length === 0 && weights?.found === 0;
  return (
    <Page
      title="规则和词表"
      above={<Link to="/check">能不能买</Link>}
      says={`${readingVersion} 版。规则、读法和词表都在这里，判断在本机进行，内容不外传。`}
    >
      <Section label="查找">
        <Input
          aria-label="查一个词"
          placeholder="查一个词，例如：新铺、每人每月"
          value={typed}
          maxLength={40}
          onChange={({ target }) => setTyped(target.value)}
          style={{ maxWidth: 420 }}
        />
      </Section>
      {isNothing && (
        <Section label="没有找到">
          <EmptyState title={`没有用到“${sought}”`} says="换一个短一些的词，例如只写两个字。" />
        </Section>
      )}
      {foundRules.length > 0 && <Rules of={foundRules} />}
      {Object.keys(grounds).map((ground) => {
        const of = foundCues.filter((one) => `${one.ground}` === ground);
        return of.length > 0 && <Cues key={ground} of={of} ground={ground} />;
      })}
      {lists.map(({ name, words: of }) => (
        <Section key={name} title={name} count={`${of.length} 个词`}>
          <p className="check-list">
            {shownOf(of, sought).map((word) => (
              <span
                key={word}
                className={sought !== "" && word.includes(sought) ? "is-found" : undefined}
              >
                {word}
              </span>
            ))}
            {sought === "" && of.length > shownAtOnce && (
              <span className="quiet">……查一个词，看其余 {of.length - shownAtOnce} 个</span>
            )}
          </p>
        </Section>
      ))}
      {weights !== undefined && weights.found > 0 && <Weights {...weights} />}
    </Page>
  );
}
