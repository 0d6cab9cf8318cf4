import type { Endpoint } from "../../../base/endpoint.ts";
import {
  approveProject,
  endorseProject,
  enterPlan,
  leavePlan,
  sendBackProject,
  submitProject,
  withdrawProject,
} from "../../../modules/project/api.ts";
import { wanText } from "../../parts/amount.ts";
import { decisionFields, decisionOrNone, optional } from "../budget/decision.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import type { Project } from "./draft.ts";

type Reasoned = Endpoint & typeof sendBackProject;
type Dated = Endpoint & typeof submitProject;

type Asked = { project: Project; leave: () => void };
type Act = { title: string; says: string; danger?: boolean };

const reason = (label: string, hint: string): FieldRow => ({
  label,
  hint,
  kind: "words",
  most: 300,
});

/** Acts that ask for a reason: what stands in the record, and what the other side reads. */
const reasoned: Record<string, Act & { act: Reasoned; field: FieldRow }> = {
  sendBack: {
    act: sendBackProject,
    title: "退回",
    says: "退回后由申报单位修改，改动后须重新联审。",
    danger: true,
    field: reason("退回理由", "写清楚哪一项要改、怎样改"),
  },
  withdraw: {
    act: withdrawProject,
    title: "撤回项目",
    says: "撤回后项目终止，关联的需求回到清单。",
    danger: true,
    field: reason("撤回理由", "例如：改由县里统一购买"),
  },
};

/** Acts that ask only for their day. */
const dated: Record<string, Act & { act: Dated; field: string }> = {
  submit: {
    act: submitProject,
    title: "提交联审",
    says: "提交后各科室会收到待办；联审中内容有改动的，改动触及的意见失效。",
    field: "提交日期",
  },
};

/** 计划批复以后列入、移出: an adjustment of the year's plan, asked for its reason and paper. */
const planned = {
  enterPlan: {
    title: "列入购买计划",
    says: "列入后占用预算指标，项目公开，购买主体可以组织采购。本单位当年的购买计划已经批复的，要写理由和批准文件。",
  },
  leavePlan: {
    title: "移出购买计划",
    says: "计划金额退回原预算指标，项目终止，关联的需求回到清单。本单位当年的购买计划已经批复的，要写批准文件。",
  },
} as const;

function EnterPlan({ project: { jurisdiction, id, trackName, cost }, leave }: Asked) {
  const today = useToday();
  return (
    <>
      <p>
        {trackName}，{wanText(cost)} 万元。
      </p>
      <ActForm
        act={enterPlan}
        does="列入购买计划"
        fields={{
          on: { label: "列入日期", kind: "day", start: today, until: today },
          ...optional({
            reason: reason("调整理由", "计划批复以后增列的填写，例如：省里新下达任务"),
            ...decisionFields(today),
          }),
        }}
        input={(form) => ({
          jurisdiction,
          id,
          on: form.maybe("on"),
          reason: form.maybe("reason"),
          decision: decisionOrNone(form),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </>
  );
}

const LeavePlan = ({ project: { jurisdiction, id }, leave }: Asked) => (
  <ActForm
    act={leavePlan}
    does="移出购买计划"
    danger
    fields={{
      reason: reason("移出理由", "例如：上级统一购买，本项目取消"),
      ...optional(decisionFields(useToday())),
    }}
    input={(form) => ({
      jurisdiction,
      id,
      reason: form.text("reason"),
      decision: decisionOrNone(form),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

const Approve = ({ project: { jurisdiction, id }, leave }: Asked) => (
  <ActForm
    act={approveProject}
    does="财政审核同意"
    fields={{ reason: reason("审核意见", "例如：指标落实，单价在标准以内") }}
    input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

/** 部门审核: the department agrees or sends back, with its reason. */
const Endorse = ({
  project: { jurisdiction, id },
  opinion,
  leave,
}: Asked & { opinion: "agree" | "disagree" }) => (
  <ActForm
    act={endorseProject}
    does={opinion === "agree" ? "部门审核同意" : "部门退回"}
    danger={opinion === "disagree"}
    fields={{
      reason: reason("审核意见", "本部门负责的事项、标准和安排是否属实可行；退回的写清楚要改什么"),
    }}
    input={(form) => ({ jurisdiction, id, opinion, reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

function WithReason({ verb, project: { jurisdiction, id }, leave }: Asked & { verb: string }) {
  const of = reasoned[verb]!;
  return (
    <ActForm
      act={of.act}
      does={of.title}
      danger
      fields={{ reason: of.field }}
      input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function WithDay({ verb, project, leave }: Asked & { verb: string }) {
  const of = dated[verb]!;
  const today = useToday();
  const { jurisdiction, id, cost } = project;
  return (
    <>
      <p>
        {project.trackName}，{wanText(cost)} 万元。
      </p>
      <ActForm
        act={of.act}
        does={of.title}
        fields={{ on: { label: of.field, kind: "day", start: today, until: today } }}
        input={(form) => ({ jurisdiction, id, on: form.maybe("on") })}
        onDone={leave}
        onLeave={leave}
      />
    </>
  );
}

/** The form of the verb that was pressed. */
export function ProjectAct({ verb, ...asked }: Asked & { verb: string }) {
  if (verb === "approve")
    return (
      <Section title="财政审核同意">
        <Approve {...asked} />
      </Section>
    );
  if (verb === "endorse" || verb === "decline")
    return (
      <Section title={verb === "endorse" ? "部门审核同意" : "部门退回"}>
        <Endorse {...asked} opinion={verb === "endorse" ? "agree" : "disagree"} />
      </Section>
    );
  if (verb === "enterPlan" || verb === "leavePlan")
    return (
      <Section title={planned[verb].title}>
        <p className="quiet">{planned[verb].says}</p>
        {verb === "enterPlan" ? <EnterPlan {...asked} /> : <LeavePlan {...asked} />}
      </Section>
    );
  const of = reasoned[verb] ?? dated[verb];
  if (!of) return null;
  return (
    <Section title={of.title}>
      <p className="quiet">{of.says}</p>
      {verb in reasoned ? (
        <WithReason verb={verb} {...asked} />
      ) : (
        <WithDay verb={verb} {...asked} />
      )}
    </Section>
  );
}
