import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewPrices } from "../../../modules/analysis/api.ts";
import { definitions } from "../../../modules/analysis/model.ts";
import { shareOf, yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import "./analysis.css";

type Spread = Answer<typeof viewPrices>["rows"][number];
type Price = Spread["rows"][number];

/** From nought, so that small differences look small: the middle half as a box, the median as a line, each purchase as a point. */
function PriceLine({ of }: { of: Spread }) {
  const at = (price: string) => shareOf(BigInt(price), BigInt(of.high));
  const width = at(of.upperQuartile) - at(of.lowerQuartile);
  return (
    <div
      className="price-line"
      role="img"
      aria-label={`最低 ${yuanText(of.low)} 元，中位 ${yuanText(of.median)} 元，最高 ${yuanText(of.high)} 元`}
    >
      <span
        className="price-box"
        style={{ left: `${at(of.lowerQuartile)}%`, width: `${width}%` }}
      />
      <span className="price-median" style={{ left: `${at(of.median)}%` }} />
      {of.rows.map((row) => (
        <span
          key={`${row.contract} ${row.office}`}
          className={row.isOutlier ? "price-dot price-dot-out" : "price-dot"}
          style={{ left: `${at(row.unitPrice)}%` }}
        />
      ))}
    </div>
  );
}

const Compared = ({ of }: { of: Spread }) => (
  <Section
    title={`${of.item} ${of.itemName}`}
    count={`${of.rows.length} 笔`}
    aside={`元／${of.unit}`}
  >
    {of.rows.length > 1 && (
      <>
        <p>
          中位 <b>{yuanText(of.median)}</b>，中间一半在 {yuanText(of.lowerQuartile)} 至{" "}
          {yuanText(of.upperQuartile)} 之间，最低 {yuanText(of.low)}，最高 {yuanText(of.high)}
        </p>
        <PriceLine of={of} />
      </>
    )}
    <Table
      label={`${of.itemName}各单位的单价`}
      rows={of.rows}
      keyOf={(row) => `${row.contract} ${row.office}`}
      columns={[
        {
          head: "使用单位",
          of: (row) => (
            <Link to={`/contracts/${row.jurisdiction}/${row.contract}`}>{row.office}</Link>
          ),
        },
        { head: "数量", isFigure: true, of: (row) => `${row.quantity} ${of.unit}` },
        { head: "合同金额（元）", isFigure: true, of: (row) => yuanText(row.amount) },
        {
          head: "单价（元）",
          isFigure: true,
          isMain: true,
          of: (row) => (
            <span className={row.isOutlier ? "tone-warn" : undefined}>
              {yuanText(row.unitPrice)}
            </span>
          ),
        },
        ...(of.rows.some((row) => row.isOutlier)
          ? [{ head: "说明", of: (row: Price) => (row.isOutlier ? "离群，请核对内容和数量" : "") }]
          : []),
      ]}
    />
  </Section>
);

/** 单价比较: the same service, bought by different offices, with the quantities beside the prices. */
export function PricesPage() {
  const { jurisdiction = "", year = "" } = useParams();
  const { rows, isCut } = useRead(viewPrices, { jurisdiction, year: Number(year) });
  return (
    <Page
      title={`${year} 年同一服务的单价`}
      above={<Link to={`/analysis?year=${year}&of=${jurisdiction}`}>统计分析</Link>}
      says={`${definitions.price}。离群：${definitions.outlier}。${isCut ? "合同太多，只比较了目录编号在前的 5000 份，请按县查看。" : ""}`}
    >
      {rows.length === 0 ? (
        <Section label="没有可比的单价">
          <EmptyState
            title={`${year} 年还没有签订合同`}
            says="签订合同以后，同一目录事项、同一计量单位的单价在这里比较。"
          />
        </Section>
      ) : (
        rows.map((one) => <Compared key={`${one.item} ${one.unit}`} of={one} />)
      )}
    </Page>
  );
}
