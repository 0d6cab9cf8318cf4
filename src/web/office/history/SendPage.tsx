import { Link, useNavigate } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  downloadHistoryTemplate,
  listHistoryImports,
  sendHistory,
} from "../../../modules/history/api.ts";
import { useList } from "../call.ts";
import { hrefOf } from "../send.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Moment } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";

type Row = Answer<typeof listHistoryImports>["rows"][number];

const addressOf = ({ jurisdiction, id }: Pick<Row, "jurisdiction" | "id">) =>
  `/history/imports/${jurisdiction}/${id}`;

const columns: readonly Column<Row>[] = [
  { head: "文件", width: "34%", of: (row) => <Link to={addressOf(row)}>{row.fileName}</Link> },
  { head: "到哪一步", of: (row) => row.statusName },
  { head: "经办", of: (row) => row.person },
  { head: "时间", of: (row) => <Moment at={row.askedAt} /> },
  { head: "读到（行）", isFigure: true, of: (row) => row.read },
  { head: "可导入或已导入（行）", isFigure: true, isMain: true, of: (row) => row.good },
  { head: "退回（行）", isFigure: true, of: (row) => row.bad },
];

const Understood = () => (
  <Section title="认得哪些写法">
    <Facts
      of={{
        必须有的列: "年度、购买主体、项目名称，和至少一列金额",
        金额: "元或万元，写在表头里，或在表格上方写“单位：万元”",
        日期: "2023-5-1、2023.5.1、2023年5月1日、20230501、2023年5月都可以",
        单位名称: "与组织机构里的名称相同，前面的县名、后面的“人民政府”可以省",
        合计行: "合计、小计不当作项目",
        几张工作表: "有表头的都读；年度可以写在表名或标题里",
      }}
    />
  </Section>
);

/** 导入以前年度的台账: sent, then checked by itself. */
export function SendPage() {
  const go = useNavigate();
  const list = useList(listHistoryImports, {});
  return (
    <Page
      title="导入以前年度的台账"
      above={<Link to="/history">历史台账</Link>}
      says="先核对，后导入。同一份文件、同一行再导入一次，什么也不会改变。"
    >
      <Columns>
        <Section
          title="台账文件"
          aside={<a href={hrefOf(downloadHistoryTemplate, {})}>下载模板</a>}
        >
          <ActForm
            act={sendHistory}
            does="上传并核对"
            fields={{
              file: {
                label: "台账文件",
                kind: "file",
                accept: ".xlsx",
                hint: "最大 20 MB、20 万行。上传后可以离开，核对完会放进工作台。",
              },
            }}
            input={(form) => ({ file: form.file("file") })}
            onDone={(sent) => void go(addressOf(sent))}
          />
        </Section>
        <Understood />
      </Columns>
      <Section title="各次导入">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(row) => row.id}
          label="各次导入"
          empty={{ title: "还没有导入过", says: "每次上传的文件、结果和经办人列在这里。" }}
        />
      </Section>
    </Page>
  );
}
