import { Fragment } from "react";
import { Link } from "react-router";
import { DayText } from "../ui/Amount.tsx";
import { Citation } from "../ui/Citation.tsx";
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
  opinion === undefined ? "未签" : opinion.opinionName;

/** What a desk has said, as far as I read it: whoever joined a joint purchase later reads only that it has signed. */
export const deskSays = (project: Project, desk: Desk): string =>
  desk.isHidden ? "已签署" : opinionText(opinionOf(project, desk.role));

type Waiting = NonNullable<Desk["waiting"]>;

/** 剩几个工作日、最迟哪天; 超几天: red and in words. */
export const waitText = ({ dueOn, lateDays, workingDaysLeft }: Waiting): string =>
  lateDays > 0
    ? `超 ${lateDays} 天，最迟 ${dueOn.slice(5)}`
    : `剩 ${workingDaysLeft} 个工作日，最迟 ${dueOn.slice(5)}`;

export const WaitText = ({ of }: { of: Waiting }) => (
  <span
    className={of.lateDays > 0 ? "tone-bad" : of.workingDaysLeft === 0 ? "tone-warn" : undefined}
  >
    {of.lateDays > 0 ? <b>{waitText(of)}</b> : waitText(of)}
  </span>
);

/** 失效的意见: what was changed since, so that nobody wonders where the signature went. */
export const Voided = ({ project }: { project: Project }) => {
  const fallen = project.opinions.filter((one) => !one.counts);
  if (fallen.length === 0) return null;
  return (
    <Section title="已失效的意见" count={`${fallen.length} 条`}>
      <Table
        label="已失效的意见"
        rows={fallen}
        keyOf={(one) => `${one.role} ${one.version}`}
        columns={[
          { head: "科室", of: (one) => deskName(one.roleName) },
          { head: "原意见", of: (one) => `${one.opinionName}（${one.person}）` },
          {
            head: "为什么失效",
            of: ({ voided }) =>
              voided === null || voided.parts.length === 0
                ? "退回后重新提交，请再看"
                : `改动了${voided.parts.join("、")}`,
          },
          { head: "日期", of: ({ voided }) => <DayText on={voided?.on} /> },
        ]}
      />
    </Section>
  );
};

const columnsOf = (project: Project): readonly Column<Desk>[] => [
  { head: "科室", of: (desk) => deskName(desk.name) },
  { head: "意见", of: (desk) => <b>{deskSays(project, desk)}</b> },
  {
    head: "理由",
    of: (desk) =>
      desk.waiting ? (
        <>
          {desk.holders.join("、")} <WaitText of={desk.waiting} />
        </>
      ) : (
        (opinionOf(project, desk.role)?.reason ?? "—")
      ),
  },
  { head: "日期", of: (desk) => <DayText on={opinionOf(project, desk.role)?.givenOn} /> },
];

type Asked = Project["above"][number];

/** 联审以后: the department and county finance, where the place asks them. */
const Above = ({ project, one }: { project: Project; one: Asked }) => {
  const opinion = opinionOf(project, one.role);
  return (
    <p className="finance-says">
      {one.name}
      {opinion ? (
        <>
          {" "}
          {opinion.person}：{opinion.opinionName}。{opinion.reason}（
          <DayText on={opinion.givenOn} />）
        </>
      ) : one.waiting ? (
        <>
          ：待审核，
          <WaitText of={one.waiting} />
        </>
      ) : one.hasAgreed ? (
        "：已审核同意"
      ) : (
        "：联审通过后审核"
      )}
      {!one.confirmed && !opinion && (
        <span className="quiet">（{one.document}，待确认：只提醒，不影响列入购买计划）</span>
      )}
    </p>
  );
};

/** 看不到意见: whoever joined a reviewed project later reads none of them; that is not the same as unsigned. */
export const isHidden = ({ reviewedOn, desks }: Project): boolean =>
  reviewedOn !== null && desks.length > 0 && desks.every((one) => one.isHidden);

/** Who reads what is hidden here. */
export const Unread = ({ project }: { project: Project }) =>
  project.desks.some((one) => one.isHidden) ? (
    <Section title="联审意见">
      <p>
        贵单位参加这次统一购买以前签署的意见，由{project.organization.name}
        和财政、监督部门看；这里只写是否已签署。
        {project.reviewedOn !== null && (
          <>
            各科室已于 <DayText on={project.reviewedOn} /> 联审通过。
          </>
        )}
      </p>
    </Section>
  ) : null;

/** 联审意见: one line a desk; the paper form is one click away. */
export const Opinions = ({ project }: { project: Project }) =>
  isHidden(project) ? (
    <Section title="联审意见">
      <p className="quiet">
        {project.organization.name}各科室已于 <DayText on={project.reviewedOn} />{" "}
        联审通过。贵单位参加以前签署的意见，由购买主体和财政、监督部门看。
      </p>
    </Section>
  ) : (
    <Signed project={project} />
  );

const Signed = ({ project }: { project: Project }) => (
  <Section title="联审意见" aside={<Link to={reviewAddress(project)}>看意见表</Link>}>
    <Table
      label="联审意见"
      columns={columnsOf(project)}
      rows={project.desks}
      keyOf={(desk) => desk.role}
    />
    {project.above.map((one) => (
      <Above key={one.role} project={project} one={one} />
    ))}
    {project.above.length === 0 && (
      <p className="finance-says">按本地审核分工，联审通过后直接列入购买计划。</p>
    )}
  </Section>
);

/** 系统先核对: what was compared, with its figures; the ones that need a look are marked. */
export const Checks = ({ checks, title }: { checks: Project["checks"]; title: string }) => (
  <Section title={title} aside="系统先核对">
    <ul className="checks">
      {checks.map((one) => (
        <li key={one.role + one.name} className={one.isFine ? undefined : "check-mind"}>
          <b>{one.isFine ? one.name : `${one.name}：请留意`}</b>
          <span>
            {one.says}
            {one.basis?.map((basis) => (
              <Fragment key={basis.article}>
                {" "}
                <Citation of={[basis]} />
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  </Section>
);
