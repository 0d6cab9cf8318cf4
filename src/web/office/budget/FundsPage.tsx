import { Button, Segmented } from "antd";
import { useSearchParams } from "react-router";
import { listBudgetLines } from "../../../modules/budget/api.ts";
import { downloadBudgetList, downloadLedgerList } from "../../../modules/statistics/api.ts";
import { percentText, wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { hrefOf } from "../send.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { FundsTable } from "./FundsTable.tsx";
import {
  chainOf,
  groupings,
  groupsOf,
  isSlow,
  totalOf,
  yearGone,
  type Group,
  type Grouping,
  type Line,
} from "./groups.ts";
import { lineAddress, LinesTable } from "./LinesTable.tsx";
import { OverdueTable } from "./OverdueTable.tsx";
import { usePace } from "./pace.ts";

const heads = { organization: "单位", source: "资金来源", line: "指标" } as const;

const isGrouping = (text: string | null): text is Grouping =>
  text !== null && Object.hasOwn(groupings, text);

/** What is asked for stands in the address, so that a view can be sent to a colleague. */
function useAsked(hasMany: boolean, year: number) {
  const [asked, set] = useSearchParams();
  const by = asked.get("by");
  const change = (next: Record<string, string>) =>
    set({ ...Object.fromEntries(asked), ...next }, { replace: true });
  return {
    by: isGrouping(by) ? by : hasMany ? ("organization" as const) : ("line" as const),
    year: Number(asked.get("year")) || year,
    chosen: asked.get("chosen") ?? undefined,
    change,
  };
}

function Whole({ lines, year }: { lines: readonly Line[]; year: number }) {
  const today = useToday();
  const money = totalOf(lines.map((line) => line.money));
  const gone = yearGone(year, today);
  const places = new Set(lines.map((line) => line.organization.id)).size;
  const rest = BigInt(money.approved) - BigInt(money.planned);
  return (
    <Section title="合计" aside="万元">
      <MoneyBar of={chainOf(money)} />
      <MoneyFigures
        of={chainOf(money)}
        notes={{
          budget: `${places > 1 ? `${places} 个单位，` : ""}${lines.length} 条指标，未安排 ${wanText(rest)}`,
          planned: `预算的 ${percentText(money.planned, money.approved)}`,
          contracted: `已验收 ${wanText(money.accepted)}，预付未扣回 ${wanText(money.advanced)}`,
          paid: `预算的 ${percentText(money.paid, money.approved)}，时间已过 ${gone / 10n}.${gone % 10n}%`,
        }}
      />
    </Section>
  );
}

function Filters({ asked, hasMany }: { asked: ReturnType<typeof useAsked>; hasMany: boolean }) {
  const current = Number(useToday().slice(0, 4));
  const years = [current - 2, current - 1, current, current + 1];
  return (
    <div className="funds-filters screen-only">
      <Segmented
        aria-label="年度"
        value={`${asked.year}`}
        options={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
        onChange={(year) => asked.change({ year, chosen: "" })}
      />
      <Segmented
        aria-label="怎样分行"
        value={asked.by}
        options={Object.entries(groupings)
          .filter(([value]) => hasMany || value !== "organization")
          .map(([value, label]) => ({ value, label }))}
        onChange={(by) => asked.change({ by, chosen: "" })}
      />
    </div>
  );
}

const slowWords = (groups: readonly Group[], gone: bigint): string | undefined => {
  const slow = groups.filter((group) => isSlow(group.money, gone));
  if (slow.length === 0 || gone >= 1000n) return undefined;
  return `支付率加粗的 ${slow.length} 行，不到时间进度（${gone / 10n}.${gone % 10n}%）的一半`;
};

function Rows({ lines, asked }: { lines: readonly Line[]; asked: ReturnType<typeof useAsked> }) {
  const today = useToday();
  const { by, year } = asked;
  const gone = yearGone(year, today);
  const groups = groupsOf(lines, by);
  const chosen = groups.find((group) => group.id === asked.chosen);
  const pace = usePace(year, by === "organization");
  const overdue = pace?.overdue.filter(({ payer }) => payer.id === chosen?.id) ?? [];
  const to = (group: Group) =>
    by === "line" ? lineAddress(group.lines[0]!) : `?year=${year}&by=${by}&chosen=${group.id}`;
  return (
    <>
      <Section label={groupings[by]} aside="万元" title={`各${heads[by]}`}>
        <FundsTable
          groups={groups}
          named={heads[by]}
          to={to}
          chosen={chosen?.id}
          gone={gone}
          pace={pace?.of}
        />
        <p className="quiet">
          {[slowWords(groups, gone), pace && "付款用时从验收合格起算，超过 30 天的加粗"]
            .filter(Boolean)
            .join("；")}
        </p>
      </Section>
      {chosen && overdue.length > 0 && (
        <Section title={chosen.name} count={`${overdue.length} 笔超期未付`}>
          <OverdueTable rows={overdue} label={`${chosen.name}超期未付`} />
        </Section>
      )}
      {chosen && by !== "line" && (
        <Section title={chosen.name} count={`${chosen.lines.length} 条指标`} aside="万元">
          <LinesTable lines={chosen.lines} label={`${chosen.name}的指标`} />
        </Section>
      )}
    </>
  );
}

/** 资金: what was approved, planned, contracted and paid, by office, source or line. */
export function FundsPage() {
  const me = useMe();
  const role = useRole();
  const kind = me.post?.organization.kind;
  const hasMany = kind !== "township" && kind !== "countyDepartment";
  const asked = useAsked(hasMany, Number(me.today.slice(0, 4)));
  const { rows } = useRead(listBudgetLines, { year: asked.year });
  const place = hasMany
    ? me.platform.replace(/政府购买服务平台$/, "")
    : (me.post?.organization.name ?? "");
  const jurisdiction = me.post?.jurisdiction;
  const approve = role === "countyFinanceOfficer" && (
    <LinkButton to={`/funds/new?year=${asked.year}`}>批复指标</LinkButton>
  );
  return (
    <Page
      title={`${place} ${asked.year} 年资金`}
      verbs={
        <div className="verbs">
          <Filters asked={asked} hasMany={hasMany} />
          {jurisdiction && rows.length > 0 && (
            <Button href={hrefOf(downloadBudgetList, { jurisdiction, year: asked.year })}>
              导出 .xlsx
            </Button>
          )}
          {jurisdiction && role && downloadLedgerList.may.includes(role) && (
            <Button href={hrefOf(downloadLedgerList, { jurisdiction, year: asked.year })}>
              导出记账明细
            </Button>
          )}
          <Button onClick={() => window.print()}>打印</Button>
          <LinkButton to={`/funds/lines?year=${asked.year}`}>预算指标</LinkButton>
          {approve}
        </div>
      }
    >
      {rows.length === 0 ? (
        <Section label="没有指标">
          <EmptyState
            title={`还没有 ${asked.year} 年的预算指标`}
            says="县财政局批复指标后，这里显示每条指标的预算、计划、合同和支付。"
          />
        </Section>
      ) : (
        <>
          <Whole lines={rows} year={asked.year} />
          <Rows lines={rows} asked={asked} />
        </>
      )}
    </Page>
  );
}
