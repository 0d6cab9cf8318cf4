import { Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { listProcurements } from "../../../modules/procurement/api.ts";
import { useList } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";

const views = [
  { value: "open", label: "正在征集" },
  { value: "all", label: "全部" },
];

function Notices({ title, label, isOpen }: { title: string; label: string; isOpen: boolean }) {
  const list = useList(listProcurements, isOpen ? { open: "true" } : {});
  return (
    <Section label={title} aside="元">
      <QueryTable
        list={list}
        label={label}
        keyOf={(row) => row.id}
        empty={{
          title: isOpen ? "现在没有正在征集响应的公告" : "还没有采购",
          says: "各乡镇、部门发布磋商公告后，会出现在这里。",
        }}
        columns={[
          {
            head: "采购",
            of: (row) => (
              <Link to={`/procurements/${row.jurisdiction}/${row.id}`}>{row.title}</Link>
            ),
          },
          { head: "购买主体", of: (row) => row.purchaser },
          {
            head: "最高限价",
            of: (row) => <Amount fen={row.ceiling} bare />,
            isFigure: true,
            isMain: true,
          },
          { head: "公告", of: (row) => <DayText on={row.noticeOn} /> },
          { head: "响应截止", of: (row) => <DayText on={row.respondBy} /> },
          { head: "现在", of: (row) => row.statusName },
          { head: "成交单位", of: (row) => row.winner ?? "—" },
        ]}
      />
    </Section>
  );
}

/** 采购公告: what a provider may answer; the notices of every place stand together. */
export function NoticesPage() {
  const [shown, setShown] = useState("open");
  return (
    <Page
      title="采购公告"
      says="公告期内可以看采购需求和评分标准，提交响应；开启以前响应只有本单位能看到。"
      verbs={
        <Segmented
          aria-label="看哪些公告"
          options={views}
          value={shown}
          onChange={(value) => setShown(value)}
        />
      }
    >
      <Notices title="采购公告" label="采购公告" isOpen={shown === "open"} />
    </Page>
  );
}

/** 评审: the purchases on whose panel I sit. */
export const ReviewsPage = () => (
  <Page title="评审" says="您担任磋商小组成员的采购。开启后逐项独立评分，提交后不再改动。">
    <Notices title="评审" label="我参加评审的采购" isOpen={false} />
  </Page>
);
