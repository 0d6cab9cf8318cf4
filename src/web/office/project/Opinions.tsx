import { Link } from "react-router";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import type { Project } from "./draft.ts";
import { reviewAddress } from "./projectAddress.ts";

type Opinion = Project["opinions"][number];
type Desk = Project["desks"][number];

/** "联审（财政办）" as 财政办. */
export const deskName = (name: string): string => /（(.+)）/.exec(name)?.[1] ?? name;

export const opinionOf = (project: Project, role: string): Opinion | undefined =>
  project.opinions.find((one) => one.counts && one.role === role);

export const opinionText = (opinion: Opinion | undefined): string =>
  opinion === undefined ? "未签" : opinion.opinion === "agree" ? "同意" : "不同意";

const columnsOf = (project: Project): readonly Column<Desk>[] => [
  { head: "科室", of: (desk) => deskName(desk.name) },
  { head: "意见", of: (desk) => <b>{opinionText(opinionOf(project, desk.role))}</b> },
  { head: "理由", of: (desk) => opinionOf(project, desk.role)?.reason ?? "—" },
  { head: "日期", of: (desk) => <DayText on={opinionOf(project, desk.role)?.givenOn} /> },
];

/** 联审意见: one line a desk; the paper form is one click away. */
export const Opinions = ({ project }: { project: Project }) => {
  const finance = opinionOf(project, "countyFinanceReviewer");
  return (
    <Section title="联审意见" aside={<Link to={reviewAddress(project)}>看意见表</Link>}>
      <Table
        label="联审意见"
        columns={columnsOf(project)}
        rows={project.desks}
        keyOf={(desk) => desk.role}
      />
      {finance && (
        <p className="finance-says">
          县财政局 {finance.person}：{finance.reason}（<DayText on={finance.givenOn} />）
        </p>
      )}
    </Section>
  );
};

/** 系统先核对: what was compared, with its figures; the ones that need a look are marked. */
export const Checks = ({ checks, title }: { checks: Project["checks"]; title: string }) => (
  <Section title={title} aside="系统先核对">
    <ul className="checks">
      {checks.map((one) => (
        <li key={one.role + one.name} className={one.isFine ? undefined : "check-mind"}>
          <b>{one.isFine ? one.name : `${one.name}：请留意`}</b>
          <span>{one.says}</span>
        </li>
      ))}
    </ul>
  </Section>
);
