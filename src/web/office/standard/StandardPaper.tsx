import type { ReactNode } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewDraft } from "../../../modules/standard/api.ts";
import { indicatorDimensions } from "../../../modules/standard/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { PaperForm, PaperRow } from "../ui/PaperForm.tsx";
import "./standard.css";

type Draft = Answer<typeof viewDraft>;
type Content = Draft["content"];

export type Papered = Pick<Draft, "name" | "unit" | "priceLow" | "priceHigh" | "content"> & {
  /** The item by code and, where it is known, by name. */
  item: string;
  left: string;
  right: string;
  number: string;
  /** The last rows: document and days, or how the price was measured. */
  foot: readonly (readonly [string, ReactNode])[];
};

const lines = (of: readonly string[]): ReactNode =>
  of.length === 0 ? (
    "—"
  ) : (
    <ol className="standard-list">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );

type Grid = { label: string; heads: readonly string[]; rows: readonly (readonly ReactNode[])[] };

/** A table within the paper: its last column is the weight. */
const Grid = ({ label, heads, rows }: Grid) =>
  rows.length === 0 ? (
    "没有写"
  ) : (
    <table className="paper-grid standard-grid" aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, place) => (
              <td
                key={heads[place]}
                data-head={heads[place]}
                className={place === cells.length - 1 ? "figure" : undefined}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

const Acceptance = ({ of }: { of: Content["acceptanceItems"] }) => (
  <Grid
    label="验收事项"
    heads={["事项", "要求", "怎么查", "分值"]}
    rows={of.map((one) => [one.name, one.standard, one.method, one.weight])}
  />
);

const Indicators = ({ of }: { of: Content["indicators"] }) => (
  <Grid
    label="绩效指标"
    heads={["类", "指标", "目标", "凭据", "权重"]}
    rows={of.map((one) => [
      indicatorDimensions[one.dimension],
      one.name,
      <span key="goal" className="whole">
        {one.sense === "atLeast" ? "≥" : "≤"} {one.target} {one.unit}
      </span>,
      one.evidence,
      one.weight,
    ])}
  />
);

const qualifier = ({ of, name, atLeast }: Content["qualifications"][number]): string =>
  of === "staff" ? `服务人员：${name}，至少 ${atLeast} 人` : `单位：${name}`;

/** 服务标准 as a paper: the same rows on screen and on A4. */
export function StandardPaper({ of }: { of: Papered }) {
  const { content, name, unit, priceLow, priceHigh, item, left, right, number, foot } = of;
  const clauses = content.clauses.map(({ topic, text }) => `${topic}：${text}`);
  const range = `${yuanText(priceLow)} 至 ${yuanText(priceHigh)} 元`;
  return (
    <PaperForm title={name} left={left} right={right} number={number}>
      <PaperRow of={[["目录事项", item]]} />
      <PaperRow of={[["服务内容", content.scope || "—"]]} />
      <PaperRow
        of={[
          ["计价单位", unit],
          ["价格区间", <span key="range" className="whole">{`${range}／${unit}`}</span>],
        ]}
      />
      <PaperRow of={[["怎样计量", content.quantity || "—"]]} />
      <PaperRow of={[["价格包含", content.priceBasis || "—"]]} />
      <PaperRow of={[["质量要求", lines(content.quality)]]} />
      <PaperRow of={[["时限要求", lines(content.timeliness)]]} />
      <PaperRow of={[["资格要求", lines(content.qualifications.map(qualifier))]]} />
      <PaperRow of={[["合同条款", lines(clauses)]]} />
      <PaperRow of={[["验收事项", <Acceptance key="acceptance" of={content.acceptanceItems} />]]} />
      <PaperRow
        of={[["服务对象", content.asksUsers ? "验收时请服务对象参与并出具意见" : "不涉及"]]}
      />
      <PaperRow of={[["绩效指标", <Indicators key="indicators" of={content.indicators} />]]} />
      {foot.map(([head, value]) => (
        <PaperRow key={head} of={[[head, value]]} />
      ))}
    </PaperForm>
  );
}
