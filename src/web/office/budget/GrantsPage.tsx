import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listGrants } from "../../../modules/budget/api.ts";
import { percentText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { grantAddress } from "./grantAddress.ts";
import { roomOf, Wan } from "./Wan.tsx";
import { useYear, YearFilter } from "./YearFilter.tsx";

type Grant = Answer<typeof listGrants>["rows"][number];

const figures = [
  ["amount", "资金总额"],
  ["given", "已拆分"],
  ["planned", "计划"],
  ["committed", "合同"],
  ["accepted", "验收"],
  ["paid", "支付"],
] as const;

function GrantsTable({ rows }: { rows: readonly Grant[] }) {
  const total = (name: (typeof figures)[number][0]) =>
    rows.reduce((sum, row) => sum + BigInt(row[name]), 0n);
  return (
    <Table
      label="费随事转资金"
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { head: "资金", of: (row) => <Link to={grantAddress(row)}>{row.title}</Link> },
        { head: "原主管部门", of: (row) => row.department.name },
        { head: "拆分指标", isFigure: true, of: (row) => `${row.lines} 条` },
        ...figures.map(([name, head]) => {
          const room = roomOf([...rows.map((row) => row[name]), total(name)]);
          return {
            head,
            isFigure: true,
            isMain: name === "amount",
            of: (row: Grant) => <Wan fen={row[name]} room={room} />,
          };
        }),
        { head: "支付率", isFigure: true, of: (row) => percentText(row.paid, row.given) },
      ]}
      sum={[
        "合计",
        null,
        `${rows.reduce((sum, row) => sum + row.lines, 0)} 条`,
        ...figures.map(([name]) => (
          <Wan
            key={name}
            fen={total(name)}
            room={roomOf([...rows.map((row) => row[name]), total(name)])}
          />
        )),
        percentText(total("paid"), total("given")),
      ]}
    />
  );
}

/** 费随事转资金 of a year: which department's money went with its duties, to whom, and how far it has come. */
export function GrantsPage() {
  const asked = useYear();
  const { rows } = useRead(listGrants, { year: asked.year });
  const mayEnter = useRole() === "countyFinanceOfficer";
  return (
    <Page
      title={`${asked.year} 年费随事转资金`}
      above={
        <>
          <Link to="/funds">资金</Link>
          <Link to={`/funds/lines?year=${asked.year}`}>预算指标</Link>
        </>
      }
      says="职责下放到乡镇，原来办这件事的专项资金随着拆分到乡镇。从资金到支付，一笔一笔查得到。"
      verbs={
        mayEnter && (
          <LinkButton to={`/grants/new?year=${asked.year}`} isMain>
            登记费随事转资金
          </LinkButton>
        )
      }
    >
      <Section label="费随事转资金" title={`${rows.length} 项资金`} aside="万元">
        <div className="funds-filters screen-only">
          <YearFilter of={asked} />
        </div>
        {rows.length === 0 ? (
          <EmptyState
            title={`还没有 ${asked.year} 年的费随事转资金`}
            says="县财政局凭决定文件登记部门的专项资金，再拆分到乡镇和服务，拆分出来的就是乡镇的预算指标。"
          />
        ) : (
          <GrantsTable rows={rows} />
        )}
      </Section>
    </Page>
  );
}
