import { Link } from "react-router";
import { cite } from "../../../base/law.ts";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { editionSaid, type Checked } from "./asked.ts";

type Mark = Checked["marks"][number];

/** The rule that a stretch of words has broken, or of which it raised the question. */
function ruleOf({ findings }: Checked, { said, tone }: Mark): string {
  if (tone === "service") return "是服务，按目录归类";
  const weight = tone === "bad" ? "bars" : "flags";
  const of = findings.filter((one) => one.weight === weight);
  const found = of.find((one) => one.because.includes(`“${said}”`)) ?? of[0];
  return found ? `${found.says}　${found.basis.slice(0, 1).map(cite).join("")}` : "—";
}

function Read({ of }: { of: Checked }) {
  const marks = of.marks.filter((one) => one.tone !== "none");
  if (marks.length === 0)
    return <p className="quiet">没有读到货物、工程、融资、用工或者应由政府直接办理的词。</p>;
  return (
    <Table
      label="词是怎么读的"
      rows={marks}
      keyOf={({ from, to }) => `${from} ${to}`}
      columns={[
        { head: "您写的词", of: (one) => one.said },
        { head: "读作", of: (one) => one.means },
        { head: "为什么", of: (one) => one.because },
        { head: "对应的规则", of: (one) => ruleOf(of, one) },
      ]}
    />
  );
}

function Candidates({ of: { catalog } }: { of: Checked }) {
  if (catalog.length === 0) return <p className="quiet">目录里没有找到相近的事项。</p>;
  return (
    <Table
      label="可能的目录事项"
      rows={catalog}
      keyOf={(one) => one.code}
      columns={[
        {
          head: "可能的目录事项",
          of: ({ code, name }) => <Link to={`/catalog/${code}`}>{`${code} ${name}`}</Link>,
        },
        { head: "在目录中", of: ({ path }) => path.join(" › ") },
        {
          head: "根据的词和分量",
          of: ({ by }) => by.map(({ word, weight }) => `${word} ${weight.toFixed(2)}`).join("，"),
        },
        { head: "把握", isFigure: true, isMain: true, of: ({ score }) => score.toFixed(2) },
      ]}
    />
  );
}

/** 分量: what moved the verdict, feature by feature. */
const Weighed = ({ of: { weighed } }: { of: Checked }) => (
  <Table
    label="各项的分量"
    rows={[
      ...weighed.rows,
      { ...weighed, name: `全部 ${weighed.count} 项合计（连同起点，按长短折算）` },
    ]}
    keyOf={(one) => one.name}
    columns={[
      { head: "分量最大的", of: (one) => one.name },
      { head: "可以买", isFigure: true, of: (one) => one.allowed.toFixed(2) },
      { head: "不能买", isFigure: true, isMain: true, of: (one) => one.denied.toFixed(2) },
      { head: "先问清", isFigure: true, of: (one) => one.review.toFixed(2) },
    ]}
  />
);

/** 这个结论是怎么来的: no black box. */
export const Evidence = ({ of }: { of: Checked }) => (
  <Section
    title="这个结论是怎么来的"
    aside={`规则与词表 ${of.readingVersion} 版，在本机判断，内容不外传`}
  >
    <div className="check-evidence">
      <Read of={of} />
      <Candidates of={of} />
      <Weighed of={of} />
      <dl className="check-cut">
        <div>
          <dt>切开的词</dt>
          <dd>{of.words.join(" ／ ")}</dd>
        </div>
        <div>
          <dt>所用的目录</dt>
          <dd>{editionSaid(of.edition)}</dd>
        </div>
      </dl>
      <p className="quiet">
        <Link to="/check/cues">看全部规则和词表</Link>
      </p>
    </div>
  </Section>
);
