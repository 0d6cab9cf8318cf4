import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { viewProject } from "../../../modules/project/api.ts";
import { verbsOfDesks } from "../../../modules/project/states.ts";
import { wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { ContractPanel } from "../contract/ContractPanel.tsx";
import { DeliveryPanel } from "../delivery/DeliveryPanel.tsx";
import { ProjectStages } from "../desk/ProjectStages.tsx";
import { EvaluationPanel } from "../evaluation/EvaluationPanel.tsx";
import { PaymentPanel } from "../payment/PaymentPanel.tsx";
import { ProcurementPanel } from "../procurement/ProcurementPanel.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { ProjectAct } from "./acts.tsx";
import { Content, Targets } from "./Content.tsx";
import type { Project } from "./draft.ts";
import { Checks, isHidden, Opinions, Voided } from "./Opinions.tsx";
import { Lift } from "./Lift.tsx";
import { Papers } from "./Papers.tsx";
import { projectAddress, responsibilityAddress, reviewAddress } from "./projectAddress.ts";
import { ShareRequests } from "./ShareRequests.tsx";
import { Shares } from "./Shares.tsx";
import "./project.css";

/** A change of what is under review voids opinions: it is not the next act to take. */
const dangerOf = ({ status }: Project): string[] => [
  "withdraw",
  "sendBack",
  "leavePlan",
  "decline",
  ...(status === "submitted" || status === "jointlyReviewed" ? ["edit"] : []),
];

function Life({ project }: { project: Project }) {
  const { money } = project;
  const rest = BigInt(money.planned) - BigInt(money.committed);
  const waiting = BigInt(money.accepted) + BigInt(money.advanced) - BigInt(money.paid);
  return (
    <Section label="进度和资金">
      <ProjectStages jurisdiction={project.jurisdiction} project={project.id} />
      {money.isPart && money.budget === "0" ? null : (
        <div className="project-money">
          <MoneyBar of={{ ...money, contracted: money.committed }} />
          <MoneyFigures
            of={{ ...money, contracted: money.committed }}
            notes={{
              budget: money.isPart ? "只含看得到的份额，万元" : "落实的预算指标，万元",
              planned: rest > 0n ? `未签合同 ${wanText(rest)}` : undefined,
              contracted: `已验收 ${wanText(money.accepted)}`,
              paid: waiting > 0n ? `在途 ${wanText(waiting)}` : undefined,
            }}
          />
        </div>
      )}
    </Section>
  );
}

/** What follows the plan, each part shown by the one who owns it. */
function Later({ project: { jurisdiction, id, plannedOn, money } }: { project: Project }) {
  if (plannedOn === null) return null;
  const isPaid = money.committed !== "0" && BigInt(money.paid) >= BigInt(money.committed);
  const of = { jurisdiction, project: id };
  return (
    <>
      <ProcurementPanel {...of} />
      <ContractPanel {...of} />
      <DeliveryPanel {...of} />
      <PaymentPanel {...of} />
      <EvaluationPanel {...of} isNext={isPaid} />
    </>
  );
}

const above = (project: Project) => [
  <span key="number">项目 {project.number}</span>,
  <span key="who">
    {project.sharesOf.length > 1
      ? `统一购买：${project.organization.name}代 ${project.sharesOf.length} 个单位`
      : project.organization.name}
  </span>,
  <span key="kind">{project.kindName}</span>,
  <span key="item">
    {project.catalogItem} {project.itemName}
  </span>,
  <span key="status">{project.statusName}</span>,
];

/** 项目页: verbs first, then the life, the money, the shares, and what was said about it. */
export function ProjectPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const project = useRead(viewProject, { jurisdiction, id });
  const go = useNavigate();
  const [open, setOpen] = useState<string>();
  const onVerb = (verb: string) => {
    if (verb === "edit") void go(`${projectAddress(project)}/edit`);
    else if (verbsOfDesks.includes(verb)) void go(reviewAddress(project));
    else setOpen(verb);
  };
  return (
    <Page
      title={project.title}
      above={above(project)}
      verbsBelow
      verbs={
        <Verbs
          offers={open === undefined ? project.offers : []}
          onVerb={onVerb}
          danger={dangerOf(project)}
        >
          {!isHidden(project) && <LinkButton to={reviewAddress(project)}>打印意见表</LinkButton>}
          <LinkButton to={responsibilityAddress(project)}>责任分工表</LinkButton>
        </Verbs>
      }
    >
      {project.endedReason !== "" && (
        <Notice tone="warn">
          {project.statusName}：{project.endedReason}
        </Notice>
      )}
      {open !== undefined && (
        <ProjectAct verb={open} project={project} leave={() => setOpen(undefined)} />
      )}
      <Lift project={project} />
      <Life project={project} />
      <Columns>
        <Stack>
          <Shares project={project} />
          <ShareRequests project={project} />
          <Later project={project} />
          <Content project={project} />
          <Targets project={project} />
        </Stack>
        <Stack>
          <Opinions project={project} />
          <Papers project={project} />
          <Voided project={project} />
          {project.checks.length > 0 && <Checks checks={project.checks} title="申报核对" />}
        </Stack>
      </Columns>
    </Page>
  );
}
