import { Segmented } from "antd";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listHistory, sumHistoryYears } from "../../../modules/history/api.ts";
import { keepers } from "../../../modules/history/states.ts";
import { useList, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount } from "../ui/Amount.tsx";
import { useSought, WordFilter } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, Table, type Column } from "../ui/Table.tsx";

type Row = Answer<typeof listHistory>["rows"][number];
type Sum = Answer<typeof sumHistoryYears>["rows"][number];

const wan = (fen: string | null) => <Amount fen={fen} unit="万元" bare />;

const columns: readonly Column<Row>[] = [
  {
    head: "项目",
    width: "32%",
    of: (row) => <Link to={`/history/${row.jurisdiction}/${row.id}`}>{row.name}</Link>,
  },
  { head: "年度", of: (row) => row.year },
  { head: "购买主体", of: (row) => row.organization.name },
  { head: "目录事项", of: (row) => row.itemName || "—" },
  { head: "预算（万元）", isFigure: true, isMain: true, of: (row) => wan(row.budget) },
  { head: "执行（万元）", isFigure: true, of: (row) => wan(row.executed) },
];

const sumColumns: readonly Column<Sum>[] = [
  { head: "年度", of: (row) => <Link to={`/history?year=${row.year}`}>{row.year} 年</Link> },
  { head: "项目（个）", isFigure: true, of: (row) => row.projects },
  { head: "预算（万元）", isFigure: true, isMain: true, of: (row) => wan(row.budget) },
  { head: "执行（万元）", isFigure: true, of: (row) => wan(row.executed) },
  { head: "决算（万元）", isFigure: true, of: (row) => wan(row.final) },
];

const Verbs = () => (
  <div className="verbs">
    <LinkButton to="/history/import" isMain>
      导入以前年度的台账
    </LinkButton>
  </div>
);

/** 历史台账: the purchases of earlier years, as they were reported. */
export function HistoryPage() {
  const { rows: sums } = useRead(sumHistoryYears, {});
  const sought = useSought({});
  const year = sought.of("year");
  const list = useList(listHistory, { year: year || undefined, text: sought.maybe("text") });
  const role = useRole();
  const mayImport = keepers.some((one) => one === role);
  return (
    <Page
      title="历史台账"
      says="以前年度的购买，数字按上报数，不进记账，也不参加记账核对；统计报表相加时注明“含历史台账”。"
      verbs={mayImport ? <Verbs /> : undefined}
    >
      {sums.length > 0 && (
        <Section title="各年合计">
          <Table label="各年合计" rows={sums} columns={sumColumns} keyOf={(row) => `${row.year}`} />
        </Section>
      )}
      <div className="filters">
        {sums.length > 0 && (
          <Segmented
            aria-label="按年度看"
            value={year}
            onChange={(next) => sought.change({ year: next })}
            options={[
              { value: "", label: "全部" },
              ...sums.slice(0, 6).map((one) => ({ value: `${one.year}`, label: `${one.year}` })),
            ]}
          />
        )}
        <WordFilter
          sought={sought}
          label="查找历史项目"
          placeholder="项目、目录事项、承接主体或编号"
        />
      </div>
      <Section title="项目">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(row) => row.id}
          label="历史台账的项目"
          empty={{
            title: sought.of("text") ? `没有找到“${sought.of("text")}”` : "还没有以前年度的台账",
            says: "县财政局导入 .xlsx 台账后，各单位以前年度的项目列在这里。",
            act: mayImport ? <Verbs /> : undefined,
          }}
        />
      </Section>
    </Page>
  );
}
