import { Amount, DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import type { View } from "./forms.ts";

/** What is bought, and on which terms: the same for the purchaser, the provider and the panel. */
export const ContentSection = ({ view }: { view: View }) => (
  <Section title="采购内容">
    <Facts
      columns={2}
      of={{
        预算: <Amount fen={view.budget} />,
        最高限价: <Amount fen={view.ceiling} />,
        事项: view.itemName,
        轨道: view.trackName,
        公告: view.noticeOn === null ? undefined : <DayText on={view.noticeOn} />,
        响应截止日: view.respondBy === null ? undefined : <DayText on={view.respondBy} />,
        中小企业:
          view.track === "internal"
            ? undefined
            : view.smeReserved
              ? "专门面向中小企业"
              : view.smeReason,
        批准文件: view.approval === "" ? undefined : view.approval,
        资格要求: view.qualifications.length === 0 ? undefined : view.qualifications.join("；"),
        比价要求:
          view.method === "quotes"
            ? `不少于 ${view.quotesNeeded} 家，依据《${view.quotesDocument}》`
            : undefined,
        审批: view.approverName === "" ? undefined : view.approverName,
        会议纪要:
          view.minutes === "" ? undefined : (
            <>
              {view.minutes}，<DayText on={view.minutesOn ?? ""} full />
            </>
          ),
      }}
    />
    <Facts of={{ 采购需求: <span className="words-whole">{view.requirement}</span> }} />
  </Section>
);

export const CriteriaSection = ({ view: { criteria } }: { view: View }) =>
  criteria.length === 0 ? null : (
    <Section title="评分标准" aside="分">
      <Table
        label="评分标准"
        rows={criteria}
        keyOf={(one) => one.id}
        columns={[
          { head: "评分项", of: (one) => one.name },
          { head: "分值", of: (one) => one.weight, isFigure: true },
          { head: "怎么评", of: (one) => one.says },
        ]}
        sum={["合计", criteria.reduce((total, one) => total + one.weight, 0), ""]}
      />
    </Section>
  );

export const SeatsSection = ({ view: { seats, status } }: { view: View }) =>
  seats.length === 0 ? null : (
    <Section title="磋商小组" count={`${seats.length} 人`}>
      <Table
        label="磋商小组"
        rows={seats}
        keyOf={(one) => one.id}
        columns={[
          { head: "成员", of: (one) => one.name },
          { head: "身份", of: (one) => one.kindName },
          {
            head: "评分",
            of: (one) => (status === "responsesClosed" ? "—" : one.hasScored ? "已评分" : "未评分"),
          },
        ]}
      />
    </Section>
  );
