import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listEntries } from "../../../modules/supervision/api.ts";
import { useList } from "../call.ts";
import { Moment } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";

type Entry = Answer<typeof listEntries>["rows"][number];

export const entryAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  `/audit/${jurisdiction}/${id}`;

export const sealText = (seal: number | null): string =>
  seal === null ? "待封存" : `第 ${seal} 号`;

const outcomes = [
  { value: "", label: "全部" },
  { value: "done", label: "已办理" },
  { value: "refused", label: "被拒绝" },
];

const columns: Column<Entry>[] = [
  {
    head: "时间",
    of: (row) => (
      <Link to={entryAddress(row)}>
        <Moment at={row.at} />
      </Link>
    ),
  },
  {
    head: "办了什么",
    of: (row) => (
      <>
        {row.called}
        {!row.isDone && <span className="tone-bad"> 被拒绝</span>}
      </>
    ),
  },
  { head: "单位", of: (row) => row.organization },
  { head: "经办人", of: (row) => row.person },
  {
    head: "对象",
    of: (row) =>
      row.isDone ? (
        <Link to={`/audit?subject=${encodeURIComponent(row.subject.id)}`}>
          这项{row.subject.name}的记录
        </Link>
      ) : (
        row.subject.name
      ),
  },
  { head: "封存", isFigure: true, isMain: true, of: (row) => sealText(row.seal) },
];

/** 审计记录: who, when, what, and whether it is sealed. */
export function AuditPage() {
  const [asked, ask] = useSearchParams();
  const outcome = asked.get("outcome") ?? "";
  const subject = asked.get("subject") ?? "";
  const list = useList(listEntries, {
    ...(outcome === "done" || outcome === "refused" ? { outcome } : {}),
    ...(subject === "" ? {} : { subject }),
  });
  const change = (next: Record<string, string>) =>
    ask({ ...Object.fromEntries(asked), ...next }, { replace: true });
  return (
    <Page
      title={subject === "" ? "审计记录" : "一件事的审计记录"}
      says="每办一件事记一条，只增不改；十秒内封存，封存后的改动都能查出。"
      verbs={
        <div className="verbs screen-only">
          {subject !== "" && <LinkButton to="/audit">全部记录</LinkButton>}
          <Segmented
            aria-label="结果"
            value={outcome}
            options={outcomes}
            onChange={(value) => change({ outcome: value })}
          />
        </div>
      }
    >
      <Section label="审计记录">
        <QueryTable<Entry>
          list={list}
          label="审计记录"
          keyOf={(row) => row.id}
          empty={{ title: "还没有记录", says: "在您的岗位能看的范围里办的事，都记在这里。" }}
          columns={columns}
        />
      </Section>
    </Page>
  );
}
