import { Link } from "react-router";
import { listUnanswered } from "../../../modules/project/api.ts";
import { useRead } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { deskName, WaitText } from "./Opinions.tsx";
import { reviewAddress } from "./projectAddress.ts";

/** 还没有答复的: on whose desk, since when, until when; what is overdue stands first. */
export function Unanswered() {
  const { rows, hasMore } = useRead(listUnanswered, {});
  const late = rows.filter((one) => one.lateDays > 0).length;
  if (rows.length === 0)
    return (
      <Section title="还没有答复的科室" flush>
        <EmptyState title="没有等候的意见" says="提交联审以后，还没有签署的科室会列在这里。" />
      </Section>
    );
  return (
    <Section
      title="还没有答复的科室"
      count={`${rows.length} 个`}
      aside={late > 0 ? `其中逾期 ${late} 个，按工作日历计算` : "都在期限以内"}
    >
      {hasMore && (
        <Notice>在审的项目多，这里只列最早提交的 100 个，其余的等这些办结以后列出。</Notice>
      )}
      <Table
        label="还没有答复的科室"
        rows={rows}
        keyOf={(one) => `${one.id} ${one.role}`}
        columns={[
          {
            head: "项目",
            width: "32%",
            of: (one) => <Link to={reviewAddress(one)}>{one.title}</Link>,
          },
          { head: "申报单位", of: (one) => one.purchaser },
          { head: "科室", of: (one) => deskName(one.name) },
          { head: "在谁手上", of: (one) => one.holders.join("、") || "没有人在岗" },
          { head: "收到", of: (one) => <DayText on={one.since} /> },
          { head: "期限", of: (one) => <WaitText of={one} /> },
        ]}
      />
    </Section>
  );
}

export const UnansweredPage = () => (
  <Page
    title="联审答复情况"
    says="各科室应在收到之日起的规定工作日内签署意见；逾期由系统按工作日历计算。"
  >
    <Unanswered />
  </Page>
);
