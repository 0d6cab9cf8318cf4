import { useState } from "react";
import { Button } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { endYear, viewYearEnd } from "../../../modules/budget/api.ts";
import { wanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { decisionFields, decisionOf } from "./decision.ts";
import { lineAddress } from "./LinesTable.tsx";
import { roomOf, Wan } from "./Wan.tsx";
import { YearFilter } from "./YearFilter.tsx";

type YearEnd = Answer<typeof viewYearEnd>;
type Row = YearEnd["rows"][number];

const figures = [
  ["approved", "预算"],
  ["planned", "计划"],
  ["committed", "合同"],
  ["paid", "支付"],
  ["carried", "结转下年"],
  ["lapsed", "注销"],
] as const;

function Rows({ rows }: { rows: readonly Row[] }) {
  const total = (name: (typeof figures)[number][0]) =>
    rows.reduce((sum, row) => sum + BigInt(row[name]), 0n);
  const rooms = Object.fromEntries(
    figures.map(([name]) => [name, roomOf([...rows.map((row) => row[name]), total(name)])]),
  );
  return (
    <Table
      label="年终结转"
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { head: "指标", of: (row) => <Link to={lineAddress(row)}>{row.title}</Link> },
        { head: "单位", of: (row) => row.organization.name },
        { head: "编号", of: (row) => row.code },
        ...figures.map(([name, head]) => ({
          head,
          isFigure: true,
          isMain: name === "carried",
          of: (row: Row) => <Wan fen={row[name]} room={rooms[name] ?? 0} />,
        })),
        {
          head: "说明",
          of: (row) => (row.isCarriedTwice ? <span className="tone-warn">连续两年结转</span> : ""),
        },
      ]}
      sum={[
        "合计",
        null,
        null,
        ...figures.map(([name]) => <Wan key={name} fen={total(name)} room={rooms[name] ?? 0} />),
        null,
      ]}
    />
  );
}

const twice = (rows: readonly Row[]): string => {
  const count = rows.filter((row) => row.isCarriedTwice).length;
  return count === 0
    ? ""
    : `其中 ${count} 条已是连续第二年结转，按预算法第四十二条应作为结余资金管理，请核对后决定是否核减。`;
};

function Standing({ of: { year, ended, isOpen, waitsFor, rows } }: { of: YearEnd }) {
  if (ended)
    return (
      <Notice tone="ok">
        {year} 年度已按 {ended.number}（{ended.decidedOn}）办理年终结转。{twice(rows)}
      </Notice>
    );
  if (isOpen)
    return (
      <Notice>
        下面是预览，还没有入账。已列计划、没有付的，连同合同和验收转到下一年的指标，继续办理和支付，没有列入计划的注销。
        {twice(rows)}
      </Notice>
    );
  if (waitsFor !== null)
    return (
      <Notice tone="warn">
        {waitsFor} 年度还没有办年终结转，请先办 {waitsFor}{" "}
        年度的。下面是按今天的账预计的结转和注销。
        {twice(rows)}
      </Notice>
    );
  return (
    <Notice>
      {year} 年度还没有结束，{year}-12-31 起可以办理。下面是按今天的账预计的结转和注销。
      {twice(rows)}
    </Notice>
  );
}

const EndForm = ({ of: { year }, leave }: { of: YearEnd; leave: () => void }) => {
  const { today } = useMe();
  return (
    <ActForm
      act={endYear}
      does={`办理 ${year} 年度年终结转`}
      danger
      fields={decisionFields(today)}
      input={(form) => ({ year, decision: decisionOf(form) })}
      onDone={leave}
      onLeave={leave}
    />
  );
};

/** 年终结转 of the treasury: what each line would carry and lose, then the one act of the year. */
export function YearEndPage() {
  const { today } = useMe();
  const [asked, set] = useSearchParams();
  const current = Number(today.slice(0, 4));
  const year = Number(asked.get("year")) || (today.slice(5) < "07-01" ? current - 1 : current);
  const [isEnding, setIsEnding] = useState(false);
  const end = useRead(viewYearEnd, { year });
  const mayEnd = useRole() === "countyFinanceOfficer" && end.isOpen && end.rows.length > 0;
  const change = (next: number) => {
    setIsEnding(false);
    set({ year: `${next}` }, { replace: true });
  };
  return (
    <Page
      title={`${year} 年终结转`}
      above={
        <>
          <Link to="/funds">资金</Link>
          <Link to={`/funds/lines?year=${year}`}>预算指标</Link>
        </>
      }
      verbs={
        mayEnd &&
        !isEnding && (
          <Button type="primary" onClick={() => setIsEnding(true)}>
            办理年终结转
          </Button>
        )
      }
    >
      {isEnding && (
        <Section title={`办理 ${year} 年度年终结转`} aside="一年只办一次">
          <EndForm of={end} leave={() => setIsEnding(false)} />
        </Section>
      )}
      <Section
        title={`结转 ${wanText(end.carried)}，注销 ${wanText(end.lapsed)}`}
        aside="万元"
        label="年终结转"
      >
        <div className="funds-filters screen-only">
          <YearFilter of={{ year, current, change }} />
        </div>
        <Standing of={end} />
        {end.rows.length === 0 ? (
          <EmptyState title={`${year} 年没有预算指标`} says="批复指标以后，年终在这里结转。" />
        ) : (
          <Rows rows={end.rows} />
        )}
      </Section>
    </Page>
  );
}
