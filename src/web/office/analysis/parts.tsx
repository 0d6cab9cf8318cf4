import { Link } from "react-router";
import { percentText, wanText } from "../../parts/amount.ts";
import { roomOf, Wan } from "../budget/Wan.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { figureAddress } from "./address.ts";
import { most, OneBar, type Analysis } from "./Figures.tsx";

const add = (amounts: readonly string[]): string =>
  `${amounts.reduce((all, one) => all + BigInt(one), 0n)}`;

/** 公共服务 against what assists the government itself. */
export function Structure({ of }: { of: Analysis }) {
  const budgetOf = (keys: string) =>
    add(of.groups.kind.filter((one) => keys.includes(one.key)).map((one) => one.budget));
  const rows = [
    { name: "公共服务（一至四类）", amount: budgetOf("1234") },
    { name: "政府履职所需辅助性服务（五类）", amount: budgetOf("5") },
    { name: "其他（六类）", amount: budgetOf("6") },
  ];
  const whole = BigInt(of.whole.budget);
  const room = roomOf(rows.map((one) => one.amount));
  return (
    <Section title="公共服务与辅助性服务" aside="预算数，万元">
      <Table
        label="公共服务与辅助性服务的预算数"
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          {
            head: "类别",
            of: (row) => (
              <>
                {row.name}
                <OneBar of={row.amount} longest={whole} />
              </>
            ),
          },
          { head: "预算数", isFigure: true, of: (row) => <Wan fen={row.amount} room={room} /> },
          {
            head: "占比",
            isFigure: true,
            of: (row) => percentText(row.amount, of.whole.budget),
          },
        ]}
      />
    </Section>
  );
}

/** 限额以上、限额以下: how much is bought by which track. */
export function Tracks({ of }: { of: Analysis }) {
  const rows = of.groups.track;
  const room = roomOf(rows.map((one) => one.budget));
  const { jurisdiction, year } = of;
  return (
    <Section title="限额以上和以下" aside="预算数，万元">
      <Table
        label="限额以上和以下的项目数和预算数"
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          {
            head: "采购轨道",
            of: (row) => (
              <>
                {row.name}
                <OneBar of={row.budget} longest={BigInt(of.whole.budget)} />
              </>
            ),
          },
          { head: "项目数", isFigure: true, of: (row) => row.projects },
          {
            head: "预算数",
            isFigure: true,
            of: (row) => (
              <Link
                to={figureAddress({
                  jurisdiction,
                  year,
                  by: "track",
                  of: row.key,
                  measure: "budget",
                })}
              >
                <Wan fen={row.budget} room={room} />
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** 按月执行. */
export function Months({ of }: { of: Analysis }) {
  const amounts = of.months.map((one) => one.executed);
  const longest = most(amounts);
  const room = roomOf(amounts);
  const { jurisdiction, year } = of;
  return (
    <Section title="按月执行" aside="万元">
      <Table
        label="各月执行数（万元）"
        rows={of.months}
        keyOf={(row) => `${row.month}`}
        columns={[
          {
            head: "月份",
            width: "14%",
            of: (row) => <span className="analysis-month">{row.month} 月</span>,
          },
          { head: "执行", of: (row) => <OneBar of={row.executed} longest={longest} /> },
          {
            head: "执行数",
            isFigure: true,
            of: (row) => {
              const figure = <Wan fen={row.executed} room={room} />;
              if (row.executed === "0") return figure;
              const opening = { jurisdiction, year, by: "month", of: `${row.month}` } as const;
              return <Link to={figureAddress({ ...opening, measure: "executed" })}>{figure}</Link>;
            },
          },
        ]}
        sum={["合计", "", <Wan key="sum" fen={add(amounts)} room={room} />]}
      />
    </Section>
  );
}

const daysText = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10} 天`;

/** 付款用时, the slowest first. */
export function Paying({ of: { paying } }: { of: Analysis }) {
  return (
    <Section
      title="付款用时"
      aside={paying.tenths === null ? undefined : `平均 ${daysText(paying.tenths)}`}
    >
      {paying.rows.length === 0 ? (
        <p className="quiet">这一年还没有支付。</p>
      ) : (
        <Table
          label="各单位付款用时"
          rows={paying.rows}
          keyOf={(row) => row.key}
          columns={[
            { head: "付款单位", of: (row) => row.name },
            { head: "笔数", isFigure: true, of: (row) => row.payments },
            {
              head: "平均",
              isFigure: true,
              of: (row) => (
                <span className={row.isSlow ? "tone-warn" : undefined}>{daysText(row.tenths)}</span>
              ),
            },
          ]}
        />
      )}
      <p className="quiet">超过 30 天的加粗。</p>
    </Section>
  );
}

/** 承接主体集中度. */
export function Providers({ of: { providers } }: { of: Analysis }) {
  const { rows, total, topFive, contracts } = providers;
  const longest = most(rows.map((one) => one.price));
  const room = roomOf(rows.map((one) => one.price));
  return (
    <Section
      title="承接主体"
      aside={
        contracts === 0
          ? undefined
          : `${contracts} 份合同 ${wanText(total)} 万元，前五家占 ${percentText(topFive, total)}`
      }
    >
      {rows.length === 0 ? (
        <p className="quiet">这一年还没有签订合同。</p>
      ) : (
        <Table
          label="合同金额最多的承接主体（万元）"
          rows={rows}
          keyOf={(row) => row.key}
          columns={[
            {
              head: "承接主体",
              of: (row) => (
                <>
                  <Link to={`/providers/${row.key}`}>{row.name}</Link>
                  <OneBar of={row.price} longest={longest} />
                </>
              ),
            },
            { head: "合同", isFigure: true, of: (row) => `${row.contracts} 份` },
            { head: "万元", isFigure: true, of: (row) => <Wan fen={row.price} room={room} /> },
          ]}
        />
      )}
    </Section>
  );
}
