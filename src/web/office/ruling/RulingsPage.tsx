import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listFilings, listLifts } from "../../../modules/ruling/api.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { filingAddress, files, liftAddress } from "./addresses.ts";

type Filing = Answer<typeof listFilings>["rows"][number];
type Lift = Answer<typeof listLifts>["rows"][number];

const filingColumns: readonly Column<Filing>[] = [
  {
    head: "事项",
    width: "30%",
    of: (row) => <Link to={filingAddress(row)}>{row.name}</Link>,
  },
  { head: "提出单位", of: (row) => row.organization.name },
  { head: "预计金额（元）", isFigure: true, of: (row) => <Amount fen={row.amount} bare /> },
  { head: "备案号", of: (row) => row.number || "—" },
  { head: "有效期到", of: (row) => (row.toOn ? <DayText on={row.toOn} full /> : "—") },
  { head: "状态", isMain: true, isFigure: true, of: (row) => row.statusName },
];

const liftColumns: readonly Column<Lift>[] = [
  { head: "项目", width: "36%", of: (row) => <Link to={liftAddress(row)}>{row.title}</Link> },
  { head: "提出单位", of: (row) => row.organization.name },
  { head: "申请日期", of: (row) => <DayText on={row.requestedOn} full /> },
  { head: "审核人", of: (row) => row.decider || "—" },
  { head: "状态", isMain: true, isFigure: true, of: (row) => row.statusName },
];

/** 人工审核: what is filed outside the catalog, and what bars somebody wants to be looked at. */
export function RulingsPage() {
  const filings = useList(listFilings, {});
  const lifts = useList(listLifts, {});
  const mayFile = files.includes(useRole() ?? "");
  const file = (
    <LinkButton to="/filings/new" isMain>
      起草目录外备案
    </LinkButton>
  );
  return (
    <Page
      title="人工审核"
      above={<Link to="/catalog">目录与标准</Link>}
      says="目录外确需购买的，先备案再立项；被负面清单阻断、认为读错了的，由县财政局审核人具名决定。"
      verbs={mayFile ? file : undefined}
    >
      <Section title="目录外备案">
        <QueryTable
          list={filings}
          columns={filingColumns}
          keyOf={(row) => row.id}
          label="目录外备案"
          empty={{
            title: "还没有目录外备案",
            says: "目录里没有、又确实需要购买的服务，写明理由报县财政局备案，列在这里。",
            act: mayFile ? file : undefined,
          }}
        />
      </Section>
      <Section title="解除阻断">
        <QueryTable
          list={lifts}
          columns={liftColumns}
          keyOf={(row) => row.id}
          label="解除阻断"
          empty={{
            title: "没有申请解除的项目",
            says: "申报内容被负面清单阻断时，可以在项目页申请人工审核。",
          }}
        />
      </Section>
    </Page>
  );
}
