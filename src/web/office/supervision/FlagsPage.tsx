import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listFlags } from "../../../modules/supervision/api.ts";
import { useList } from "../call.ts";
import { useMe } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";

type Row = Answer<typeof listFlags>["rows"][number];

const states = [
  { value: "open", label: "未办结" },
  { value: "resolved", label: "已办结" },
  { value: "all", label: "全部" },
];

const columns: readonly Column<Row>[] = [
  {
    head: "疑点",
    width: "22%",
    of: (row) => <Link to={`/flags/${row.jurisdiction}/${row.id}`}>{row.says}</Link>,
  },
  { head: "情况", of: (row) => row.because },
  { head: "项目", of: (row) => row.title || "—" },
  { head: "单位", of: (row) => row.organization.name },
  { head: "出现日期", of: (row) => <DayText on={row.firstOn} full /> },
  { head: "状态", isMain: true, isFigure: true, of: (row) => row.statusName },
];

/** 疑点: what the rules noticed in purchases, and how far each is. */
export function FlagsPage() {
  const me = useMe();
  const current = Number(me.today.slice(0, 4));
  const [asked, ask] = useSearchParams();
  const year = Number(asked.get("year")) || current;
  const state = states.find((one) => one.value === asked.get("state"))?.value ?? "open";
  const list = useList(listFlags, {
    year,
    ...(state === "open" || state === "resolved" ? { state } : {}),
  });
  const change = (next: Record<string, string>) =>
    ask({ ...Object.fromEntries(asked), ...next }, { replace: true });
  return (
    <Page
      title="疑点"
      says="规则提示的情况，不是结论。所在单位说明，财政局或者纪检监察机关审核；采纳以后即办结。"
      verbs={
        <div className="verbs screen-only">
          <Segmented
            aria-label="状态"
            value={state}
            options={states}
            onChange={(value) => change({ state: value })}
          />
          <Segmented
            aria-label="年度"
            value={`${year}`}
            options={[current - 1, current].map((one) => ({ value: `${one}`, label: `${one}` }))}
            onChange={(value) => change({ year: value })}
          />
        </div>
      }
    >
      <Section label="疑点">
        <QueryTable<Row>
          list={list}
          label="疑点"
          keyOf={(row) => row.id}
          columns={columns}
          empty={{
            title: state === "open" ? `${year} 年没有未办结的疑点` : `${year} 年没有这样的疑点`,
            says: "办理中有不合规定的情况，系统照常记录，同时列在这里等说明。",
          }}
        />
      </Section>
    </Page>
  );
}
