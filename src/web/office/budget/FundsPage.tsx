import { Button } from "antd";
import { Link } from "react-router";
import { downloadFunds, viewFunds } from "../../../modules/desk/api.ts";
import { downloadBudgetList, downloadLedgerList } from "../../../modules/statistics/api.ts";
import { percentText, wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures, type Link as Part } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { hrefOf } from "../send.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { FundPapers } from "./FundPapers.tsx";
import { FundsFilters } from "./FundsFilters.tsx";
import { FundsRows, LinesOf } from "./FundsRows.tsx";
import { useAsked, type Asked } from "./asked.ts";
import { chainOf, yearGone, type Figure, type Funds } from "./groups.ts";

const figureOf: Record<Part, Figure> = {
  budget: "approved",
  planned: "planned",
  contracted: "committed",
  paid: "paid",
};

function Whole({ funds: { total, rows }, asked }: { funds: Funds; asked: Asked }) {
  const today = useToday();
  const gone = yearGone(asked.year, today);
  const whole = total.approved ?? total.planned;
  const places = asked.by === "organization" || asked.by === "place" ? rows.length : 0;
  const rest = BigInt(whole) - BigInt(total.planned);
  const unit = asked.by === "place" ? "个县区" : "个单位";
  return (
    <Section title="合计" aside="万元">
      <MoneyBar of={chainOf(total)} />
      <MoneyFigures
        of={chainOf(total)}
        to={(part, figure) => (
          <Link to={asked.address({ of: figureOf[part], chosen: "" })}>{figure}</Link>
        )}
        notes={{
          budget: `${places > 1 ? `${places} ${unit}，` : ""}未安排 ${wanText(rest)}`,
          planned: `预算的 ${percentText(total.planned, whole)}`,
          contracted: `已验收 ${wanText(total.accepted)}，预付未扣回 ${wanText(total.advanced)}`,
          paid: `预算的 ${percentText(total.paid, whole)}，时间已过 ${gone / 10n}.${gone % 10n}%`,
        }}
      />
    </Section>
  );
}

/** What is behind the row or the figure that was chosen. */
function Behind({ funds, asked }: { funds: Funds; asked: Asked }) {
  const { by, chosen, of, within } = asked;
  const row = funds.rows.find((one) => one.id === chosen);
  if (!row && of === undefined) return null;
  const narrowed = {
    ...within,
    ...(row && by === "place" ? { place: row.id } : {}),
    ...(row && by === "organization" ? { organization: row.id } : {}),
    ...(row && by === "line" ? { line: row.id } : {}),
    ...(row && by === "item" ? { item: row.id } : {}),
    ...(row && by === "month" ? { month: row.id } : {}),
    ...(row && by === "source" ? { source: sourceOf(row.id) } : {}),
  };
  return (
    <>
      {row && (by === "organization" || by === "source") && (
        <LinesOf name={row.name} within={narrowed} />
      )}
      <FundPapers
        title={row?.name ?? funds.placeName}
        asked={narrowed}
        of={of}
        onFigure={(next) => asked.change({ of: next ?? "", chosen: chosen ?? "" })}
      />
    </>
  );
}

const sources = ["own", "transfer", "special", "other"] as const;
const sourceOf = (id: string) => sources.find((one) => one === id);

function Verbs({ asked }: { asked: Asked }) {
  const me = useMe();
  const role = useRole();
  const jurisdiction = asked.within.place ?? me.post?.jurisdiction;
  const isWide = asked.rows.includes("place") && asked.within.place === undefined;
  return (
    <div className="verbs funds-verbs">
      <FundsFilters asked={asked} />
      <Button href={hrefOf(downloadFunds, { ...asked.within, by: asked.by })}>导出 .xlsx</Button>
      {jurisdiction && !isWide && (
        <Button href={hrefOf(downloadBudgetList, { jurisdiction, year: asked.year })}>
          导出预算表
        </Button>
      )}
      {jurisdiction && !isWide && role && downloadLedgerList.may.includes(role) && (
        <Button href={hrefOf(downloadLedgerList, { jurisdiction, year: asked.year })}>
          导出记账明细
        </Button>
      )}
      <Button onClick={() => window.print()}>打印</Button>
      <LinkButton to={`/funds/lines?year=${asked.year}`}>预算指标</LinkButton>
      {role === "countyFinanceOfficer" && (
        <LinkButton to={`/funds/new?year=${asked.year}`}>批复指标</LinkButton>
      )}
    </div>
  );
}

/** 资金: what was approved, planned, contracted, accepted and paid, by whatever a row is, down to the paper. */
export function FundsPage() {
  const asked = useAsked();
  const funds = useRead(viewFunds, { ...asked.within, by: asked.by });
  const isNarrowed = asked.within.place !== undefined && asked.rows.includes("place");
  return (
    <Page
      title={`${funds.placeName} ${asked.year} 年资金`}
      above={isNarrowed && <Link to={`/funds?year=${asked.year}`}>全部县区</Link>}
      verbs={<Verbs asked={asked} />}
    >
      {funds.rows.length === 0 ? (
        <Section label="没有指标">
          <EmptyState
            title={`还没有 ${asked.year} 年的${asked.by === "item" ? "购买计划" : "预算指标"}`}
            says="县财政局批复指标、项目列入计划以后，这里显示预算、计划、合同、验收和支付。"
          />
        </Section>
      ) : (
        <>
          <Whole funds={funds} asked={asked} />
          <FundsRows funds={funds} asked={asked} />
          <Behind funds={funds} asked={asked} />
        </>
      )}
    </Page>
  );
}
