import { useEffect, useRef } from "react";
import { matchPath, Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewPostings } from "../../../modules/budget/api.ts";
import type { Figure } from "../../../modules/budget/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { useList, type List } from "../call.ts";
import { pages } from "../pages.ts";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";

type Posting = Answer<typeof viewPostings>["rows"][number];

/** Nouns whose acts move money, with the address of their pages. */
const subjects: Record<string, { name: string; at: string }> = {
  project: { name: "项目", at: "projects" },
  contract: { name: "合同", at: "contracts" },
  supplement: { name: "补充合同", at: "supplements" },
  acceptance: { name: "验收", at: "acceptances" },
  payment: { name: "支付", at: "payments" },
  budgetLine: { name: "批复文件", at: "" },
  dutyGrant: { name: "费随事转资金", at: "grants" },
  yearEnd: { name: "年终结转", at: "" },
};

/** A link only where the office has a page of that noun. */
export function Subject({ of, jurisdiction }: { of: Posting["subject"]; jurisdiction: string }) {
  const known = subjects[of.kind];
  const address = `/${known?.at}/${jurisdiction}/${of.id}`;
  const hasPage = pages.some(
    ({ path }) => path.includes(":id") && matchPath(path, address) !== null,
  );
  const name = known?.name ?? "—";
  return hasPage ? <Link to={address}>看这项{name}</Link> : name;
}

/** Less money for the line or back from it stands with its sign. */
export const PostedAmount = ({ of: { amount } }: { of: { amount: string } }) =>
  yuanText(amount).replace("-", "−");

const figureNames: Record<Figure, string> = {
  approved: "预算",
  planned: "计划",
  committed: "合同",
  accepted: "验收",
  advanced: "预付",
  paid: "支付",
};

const isFigure = (text: string): text is Figure => Object.hasOwn(figureNames, text);

type Asked = {
  jurisdiction: string;
  id: string;
  /** Only what moved this figure, this allotment. */
  figure: string;
  allotment: string | undefined;
};

/** 记账 of a line, or those behind one figure that was asked about. */
export function Postings({ jurisdiction, id, figure, allotment }: Asked) {
  const narrowed = isFigure(figure) ? figure : undefined;
  const list = useList(viewPostings, {
    jurisdiction,
    id,
    ...(narrowed ? { figure: narrowed } : {}),
    ...(allotment ? { allotment } : {}),
  });
  const place = useRef<HTMLDivElement>(null);
  const isAsked = narrowed !== undefined || allotment !== undefined;
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: "start" });
  }, [isAsked]);
  const what = narrowed ? `：${figureNames[narrowed]}` : "";
  return (
    <div ref={place}>
      <Section
        title={`记账${what}${allotment ? "（一个额度）" : ""}`}
        aside={isAsked ? <Link to="?">看全部记账</Link> : "元，按记账先后；只增不改"}
      >
        <PostingTable list={list} jurisdiction={jurisdiction} />
      </Section>
    </div>
  );
}

function PostingTable({ list, jurisdiction }: { list: List<Posting>; jurisdiction: string }) {
  return (
    <QueryTable
      list={list}
      label="记账"
      keyOf={(row) => row.id}
      empty={{ title: "还没有记账" }}
      columns={[
        { head: "日期", of: (row) => <DayText on={row.happenedOn} full /> },
        { head: "记账", of: (row) => row.called },
        {
          head: "金额（元）",
          isFigure: true,
          isMain: true,
          of: (row) => <PostedAmount of={row} />,
        },
        { head: "凭据", of: (row) => <Subject of={row.subject} jurisdiction={jurisdiction} /> },
        { head: "批准文件", of: (row) => row.decision },
      ]}
    />
  );
}
