import { Segmented } from "antd";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listProjects } from "../../../modules/project/api.ts";
import { projectStatuses, type ProjectStatus } from "../../../modules/project/model.ts";
import { wanText } from "../../parts/amount.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { StatusFilter, useSought, WordFilter } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { projectAddress, reviewAddress } from "./projectAddress.ts";
import { Unanswered } from "./Unanswered.tsx";

type Row = Answer<typeof listProjects>["rows"][number];

const shown = [
  "drafted",
  "submitted",
  "jointlyReviewed",
  "financeReviewed",
  "inPlan",
  "closed",
] as const;

const columnsOf = (address: (row: Row) => string): readonly Column<Row>[] => [
  {
    head: "项目",
    width: "30%",
    of: (row) => <Link to={address(row)}>{row.title}</Link>,
  },
  { head: "购买主体", of: (row) => row.organization.name },
  { head: "目录事项", of: (row) => `${row.catalogItem} ${row.itemName}` },
  { head: "立项", of: (row) => <DayText on={row.draftedOn} /> },
  { head: "金额（万元）", isFigure: true, isMain: true, of: (row) => wanText(row.cost) },
  {
    head: "已列计划（万元）",
    isFigure: true,
    of: (row) => (row.planned === "0" ? "—" : wanText(row.planned)),
  },
  { head: "状态", of: (row) => row.statusName },
];

type Sought = ReturnType<typeof useSought<ProjectStatus>>;

function Filters({ sought }: { sought: Sought }) {
  const current = Number(useToday().slice(0, 4));
  return (
    <div className="filters">
      <StatusFilter sought={sought} names={projectStatuses} shown={shown} />
      <Segmented
        aria-label="按年度看"
        value={sought.of("year")}
        onChange={(year) => sought.change({ year })}
        options={[
          { value: "", label: "各年度" },
          ...[current - 1, current, current + 1].map((year) => ({
            value: `${year}`,
            label: `${year}`,
          })),
        ]}
      />
      <WordFilter sought={sought} label="按词查找项目" placeholder="按名称、编号或目录事项查找" />
    </div>
  );
}

/** 项目一览. */
export function ProjectsPage() {
  const sought = useSought(projectStatuses);
  const list = useList(listProjects, {
    status: sought.status,
    year: sought.maybe("year"),
    text: sought.maybe("text"),
  });
  const drafts = ["townshipClerk", "departmentOfficer"].includes(useRole() ?? "");
  const start = (
    <LinkButton to="/projects/new" isMain>
      新立项目
    </LinkButton>
  );
  return (
    <Page
      title="项目"
      verbs={
        <div className="verbs">
          <LinkButton to="/joint-reviews/unanswered">联审答复情况</LinkButton>
          <LinkButton to="/joint-reviews/desks">审核分工</LinkButton>
          <LinkButton to="/history">以前年度</LinkButton>
          {drafts && start}
        </div>
      }
    >
      <Filters sought={sought} />
      <Section label="项目一览">
        <QueryTable
          list={list}
          columns={columnsOf(projectAddress)}
          keyOf={(row) => row.id}
          label="项目一览"
          empty={{
            title: "这里还没有项目",
            says: "从需求清单里选一条立项，或者直接新立项目；目录、标准和预算里已有的内容会自动填好。",
            act: drafts ? start : undefined,
          }}
        />
      </Section>
    </Page>
  );
}

/** 联审: what waits for the desks. */
export function ReviewsPage() {
  const list = useList(listProjects, { status: "submitted" });
  return (
    <Page
      title="联审"
      says="等本单位各科室签署意见的项目。各科室都同意后，按审核分工报部门和县财政局。"
      verbs={<LinkButton to="/joint-reviews/desks">审核分工</LinkButton>}
    >
      <Unanswered />
      <Section label="联审中的项目">
        <QueryTable
          list={list}
          columns={columnsOf(reviewAddress)}
          keyOf={(row) => row.id}
          label="联审中的项目"
          empty={{ title: "没有等待联审的项目", says: "经办人提交后会出现在这里和您的工作台。" }}
        />
      </Section>
    </Page>
  );
}
