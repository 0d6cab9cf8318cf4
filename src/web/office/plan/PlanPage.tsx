import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { approvePlan, viewPlan } from "../../../modules/plan/api.ts";
import { wanText, yuanText } from "../../parts/amount.ts";
import { StageLine, type Station } from "../../parts/StageLine.tsx";
import { useRead } from "../call.ts";
import { decisionFields, decisionOf } from "../budget/decision.ts";
import { projectAddress } from "../project/projectAddress.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import type { Plan } from "./addresses.ts";
import { CeilingBar } from "./CeilingBar.tsx";
import { ChangeAmount } from "./ChangeAmount.tsx";
import { GiveBack } from "./GiveBack.tsx";
import { Lines } from "./Lines.tsx";
import { Rounds } from "./Rounds.tsx";
import { SendUp } from "./SendUp.tsx";
import "./plan.css";

const steps = [
  ["firstUp", "一上", "firstUpBy"],
  ["firstDown", "一下", "firstDownBy"],
  ["secondUp", "二上", "secondUpBy"],
  ["approved", "二下", undefined],
] as const;

const reached = ["compiling", "firstUp", "firstDown", "secondUp", "approved"] as const;

/** 二上二下 as a line of stations, each with the day on which it was done or must be. */
function stationsOf(plan: Plan): Station[] {
  const at = reached.indexOf(plan.status);
  return steps.map(([stage, name, due], place) => {
    const round = plan.rounds.findLast((one) => one.stage === stage);
    if (place < at && round)
      return { name, state: "done", on: round.happenedOn, note: round.person };
    const on = due && `最迟 ${plan[due]}`;
    const state = place === at ? (plan.isLate ? "late" : "now") : "ahead";
    return { name, state, ...(on ? { on } : {}) };
  });
}

function Approve({ plan: { jurisdiction, id, year } }: { plan: Plan }) {
  return (
    <Section title="批复二下">
      <p className="quiet">
        申报指标按申报数批复，项目列入 {year} 年购买计划，并自动公开；有一项办不成的，都不办。
      </p>
      <ActForm
        act={approvePlan}
        does="批复二下"
        fields={decisionFields(useToday())}
        input={(form) => ({ jurisdiction, id, decision: decisionOf(form) })}
      />
    </Section>
  );
}

/** The one act that is open, as its form; county finance chooses between approving and asking again. */
function Acts({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState("");
  const verb = (name: string) => plan.offers.find((one) => one.verb === name);
  const up = verb("submit") ?? verb("resubmit");
  if (up) return <SendUp key={plan.status} plan={plan} does={up.called} />;
  const down = verb("giveBack");
  if (down) return <GiveBack plan={plan} does={down.called} />;
  const again = verb("askAgain");
  if (!again) return null;
  if (open === "askAgain") return <GiveBack plan={plan} does={again.called} />;
  if (open === "approve") return <Approve plan={plan} />;
  return <Verbs offers={plan.offers} onVerb={setOpen} plain={["askAgain"]} />;
}

/** What the plan holds now: as it was sent up last, or as it was approved. */
function Projects({ plan }: { plan: Plan }) {
  const last = plan.rounds.findLast((one) => one.stage !== "firstDown");
  if (!last) return null;
  return (
    <Section title={`${last.stageName}的项目`} count={`${last.projects.length} 个`} aside="万元">
      <Table
        label="项目"
        rows={last.projects}
        keyOf={(one) => one.project}
        columns={[
          {
            head: "项目",
            of: (one) => (
              <Link to={projectAddress({ jurisdiction: plan.jurisdiction, id: one.project })}>
                {one.title}
              </Link>
            ),
          },
          { head: "服务事项", of: (one) => one.itemName },
          { head: "财政资金", isFigure: true, isMain: true, of: (one) => wanText(one.fiscal) },
          {
            head: "自有、捐赠",
            isFigure: true,
            of: (one) => (one.other === "0" ? "—" : wanText(one.other)),
          },
        ]}
        sum={["合计", "", wanText(last.fiscal), last.other === "0" ? "—" : wanText(last.other)]}
      />
    </Section>
  );
}

function Changes({ plan }: { plan: Plan }) {
  if (plan.status !== "approved") return null;
  return (
    <Section title="年中调整" count={`${plan.changes.length} 次`} aside="元">
      <p className="quiet">
        批复以后只凭文件调整。增列和移出在项目页办理；正在采购的项目，先等采购结束。
      </p>
      {plan.changes.length > 0 && <ChangeTable plan={plan} />}
      <ChangeAmount plan={plan} />
    </Section>
  );
}

const ChangeTable = ({ plan }: { plan: Plan }) => (
  <Table
    label="年中调整"
    rows={plan.changes}
    keyOf={(one) => one.id}
    columns={[
      { head: "日期", of: (one) => <DayText on={one.happenedOn} full /> },
      { head: "调整", of: (one) => <b>{one.kindName}</b> },
      {
        head: "项目",
        of: (one) => (
          <Link to={projectAddress({ jurisdiction: plan.jurisdiction, id: one.project })}>
            {one.title}
          </Link>
        ),
      },
      { head: "金额", isFigure: true, isMain: true, of: (one) => yuanText(one.amount) },
      { head: "理由", of: (one) => one.reason },
      { head: "文件", of: (one) => one.document },
      { head: "经办", of: (one) => one.person },
    ]}
  />
);

/** 一份购买计划. */
export function PlanPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const plan = useRead(viewPlan, { jurisdiction, id });
  const mayWrite = plan.isOwn && plan.offers.some((one) => one.verb.endsWith("submit"));
  const isOpen = mayWrite || plan.offers.length > 0;
  return (
    <Page
      title={`${plan.organization.name} ${plan.year} 年购买计划`}
      above={
        <>
          <Link to="/plans">全部计划</Link>
          <span>{plan.statusName}</span>
          <span>{plan.call.number}</span>
        </>
      }
      verbs={
        <div className="verbs">
          <LinkButton
            to={`/plans/form?jurisdiction=${plan.jurisdiction}&year=${plan.year}&organization=${plan.organization.id}`}
          >
            预算支出表
          </LinkButton>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      }
    >
      <Section label="进度">
        <StageLine stations={stationsOf(plan)} label="二上二下" />
        {!isOpen && (
          <CeilingBar
            asked={BigInt(plan.fiscal)}
            ceiling={plan.ceiling === null ? null : BigInt(plan.ceiling)}
          />
        )}
        {plan.decision && (
          <Facts
            columns={2}
            of={{
              批准文件: `${plan.decision.number}　${plan.decision.title}`,
              批准日期: <DayText on={plan.decision.decidedOn} full />,
            }}
          />
        )}
      </Section>
      <Acts plan={plan} />
      <Projects plan={plan} />
      <Lines plan={plan} mayWrite={mayWrite} />
      <Changes plan={plan} />
      <Rounds plan={plan} />
    </Page>
  );
}
