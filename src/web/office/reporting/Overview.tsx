import { Button, Segmented, Select } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { remindTreasury, viewLowerSums, viewOverview } from "../../../modules/reporting/api.ts";
import { useAsk, useRead } from "../call.ts";
import { formNames, returnAddress } from "../statistics/address.ts";
import { StatutoryTable } from "../statistics/StatutoryTable.tsx";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { choicesUntil, periodNow, readChoice, roundAddress } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { DueText } from "./DueText.tsx";
import { Standing } from "./Standing.tsx";

type Row = Answer<typeof viewOverview>["rows"][number];
type Of = { year: number; period: "january" | "july" };

function Remind({ row, of, leave }: { row: Row; of: Of; leave: () => void }) {
  return (
    <Section title={`催报：${row.name}`}>
      <ActForm
        act={remindTreasury}
        does="发出催报"
        fields={{
          says: {
            label: "催报的话",
            kind: "words",
            most: 300,
            hint: "放进对方财政局的工作台，并留下记录",
          },
        }}
        input={(form) => ({ jurisdiction: row.jurisdiction, ...of, says: form.text("says") })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

/** Its round where it has one, else what it filed by file. */
const Place = ({ row, of }: { row: Row; of: Of }) =>
  row.round ? (
    <Link to={roundAddress({ jurisdiction: row.jurisdiction, id: row.round })}>{row.name}</Link>
  ) : row.version === null ? (
    row.name
  ) : (
    <Link
      to={returnAddress({
        jurisdiction: row.jurisdiction,
        year: of.year,
        period: of.period,
        form: 1,
        scope: "all",
        source: "filed",
      })}
    >
      {row.name}
    </Link>
  );

function Places({
  rows,
  of,
  onRemind,
}: {
  rows: readonly Row[];
  of: Of;
  onRemind: (row: Row) => void;
}) {
  return (
    <Table
      label="各县报送情况"
      rows={rows}
      keyOf={(row) => row.jurisdiction}
      columns={[
        { head: "县（市、区）", of: (row) => <Place row={row} of={of} /> },
        {
          head: "状态",
          of: (row) => (
            <>
              <Standing of={row} />
              {row.isByFile && <span className="quiet">　按文件报送</span>}
            </>
          ),
        },
        {
          head: "单位确认",
          isFigure: true,
          of: (row) => (row.units === 0 ? "—" : `${row.confirmed} / ${row.units}`),
        },
        {
          head: "报送日期",
          isFigure: true,
          isMain: true,
          of: (row) => (
            <>
              <DayText on={row.filedOn} full />
              {row.version !== null && row.version > 1 && (
                <span className="quiet">　第 {row.version} 版</span>
              )}
            </>
          ),
        },
        {
          head: "催报、意见",
          width: "30%",
          of: (row) => (
            <>
              {row.remarks && `退回：${row.remarks}　`}
              {row.reminded > 0 && (
                <span className="quiet">
                  已催 {row.reminded} 次，
                  <DayText on={row.remindedOn} />　
                </span>
              )}
              {row.status !== "filed" && (
                <Button size="small" onClick={() => onRemind(row)} aria-label={`催报${row.name}`}>
                  催报
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** 下级汇总: what has been filed below, added up, and whether it agrees with what is said above. */
function LowerSums({ of }: { of: Of }) {
  const [form, setForm] = useState<1 | 2>(1);
  const { data } = useAsk(viewLowerSums, { ...of, form });
  if (!data) return <p className="quiet">正在汇总…</p>;
  return (
    <>
      <Section
        title="下级报送之和"
        aside={
          <Segmented
            aria-label="报表"
            value={form}
            options={([1, 2] as const).map((value) => ({ value, label: formNames[value] }))}
            onChange={setForm}
          />
        }
      >
        <p className="says">
          {data.of.length === 0
            ? "还没有收到下级的报表。"
            : `已收到：${data.of.map((one) => `${one.name}（第 ${one.version} 版）`).join("、")}。`}
          {data.missing.length > 0 && `没有收到：${data.missing.join("、")}。`}
        </p>
        <StatutoryTable table={{ ...data.table, explanations: [] }} />
      </Section>
      <Section title="上下级对照">
        <Differences of={data.againstLedger} agree="与账上的数逐格一致" name="与账上的数" />
        {data.againstFiled ? (
          <Differences
            of={data.againstFiled}
            agree="与本级已报送的数逐格一致"
            name="与本级已报送的数"
          />
        ) : (
          <p className="quiet">本级还没有报送过这一期，没有可以对照的上级报表。</p>
        )}
      </Section>
    </>
  );
}

/** 报送总览 of a city or province. */
export function Overview() {
  const today = useToday();
  const [query, setQuery] = useSearchParams();
  const of = readChoice(query.get("of") ?? "") ?? periodNow(today);
  const [reminding, setReminding] = useState<Row>();
  const { rows } = useRead(viewOverview, of);
  const filed = rows.filter((one) => one.status === "filed").length;
  const late = rows.filter((one) => one.lateDays > 0).length;
  return (
    <Page
      title="报送总览"
      says={
        <>
          {rows.length} 个县（市、区），已报送 {filed} 个{late > 0 && `，超期 ${late} 个`}。
          {rows[0] && <DueText of={rows[0].due} />}
        </>
      }
      verbs={
        <div className="verbs">
          <Select
            aria-label="报哪一期"
            value={`${of.year} ${of.period}`}
            style={{ width: 260 }}
            options={choicesUntil(today)}
            onChange={(value) => setQuery({ of: value })}
          />
          <LinkButton to="/returns">全部报表</LinkButton>
        </div>
      }
    >
      {reminding && <Remind row={reminding} of={of} leave={() => setReminding(undefined)} />}
      <Section label="各县报送情况">
        <Places rows={rows} of={of} onRemind={setReminding} />
      </Section>
      <LowerSums of={of} />
    </Page>
  );
}
