import "./evaluation.css";
import { keysOf } from "../../../base/shape.ts";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import {
  closeEvaluated,
  drawConsequence,
  publishEvaluation,
  viewEvaluation,
} from "../../../modules/evaluation/api.ts";
import { consequenceKinds } from "../../../modules/evaluation/model.ts";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { EvaluationPaper } from "./EvaluationPaper.tsx";
import { GradeForm, type Evaluation } from "./GradeForm.tsx";
import { pointsText } from "./points.ts";

const kinds = keysOf(consequenceKinds);

/** 登记结果应用: what follows for money, budget, provider or the office. */
const DrawForm = ({ of: { jurisdiction, id }, leave }: { of: Evaluation; leave: () => void }) => (
  <ActForm
    act={drawConsequence}
    does="登记结果应用"
    fields={{
      kind: {
        label: "用在哪里",
        kind: "radio",
        start: "nextBudget",
        options: kinds.map((value) => ({ value, label: consequenceKinds[value] })),
      },
      says: { label: "怎样应用", kind: "words", most: 300 },
    }}
    input={(form) => ({ jurisdiction, id, kind: form.one("kind", kinds), says: form.text("says") })}
    onDone={leave}
    onLeave={leave}
  />
);

const Consequences = ({ of }: { of: Evaluation["consequences"] }) => (
  <Section title="结果应用">
    <Table
      label="结果应用"
      rows={of}
      keyOf={(one) => one.id}
      columns={[
        { head: "用在哪里", of: (one) => one.kindName },
        { head: "怎样应用", of: (one) => one.says },
        { head: "日期", of: (one) => one.decidedOn },
      ]}
    />
  </Section>
);

/** 一次评价: the sheet itself; above it what may be done with it. */
export function EvaluationPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const evaluation = useRead(viewEvaluation, { jurisdiction, id });
  const [open, setOpen] = useState<"grade" | "draw">();
  const publish = useAct(publishEvaluation);
  const close = useAct(closeEvaluated);
  const leave = () => setOpen(undefined);
  // A third party sees the evaluation it was asked for; the page of the project is the office's own.
  const isStaff = useRole() !== "thirdPartyEvaluator";
  const { total, grade, consequences } = evaluation;
  const onVerb = (verb: string) => {
    if (verb === "publish") publish.mutate({ jurisdiction, id });
    else if (verb === "close") close.mutate({ jurisdiction, id });
    else setOpen(verb === "draw" ? "draw" : "grade");
  };
  return (
    <Page
      title={`${evaluation.kindName}：${evaluation.title}`}
      above={[
        <span key="status">{evaluation.statusName}</span>,
        <span key="total">
          {total === null ? "尚未评分" : `${pointsText(total)} 分，等次${grade}`}
        </span>,
      ]}
      verbsBelow
      verbs={
        <Verbs offers={open ? [] : evaluation.offers} onVerb={onVerb}>
          <Button onClick={() => window.print()}>打印评价表</Button>
          {isStaff && (
            <LinkButton to={`/projects/${jurisdiction}/${evaluation.project}`}>看项目</LinkButton>
          )}
        </Verbs>
      }
    >
      <WhyNot error={publish.error ?? close.error} />
      {publish.isSuccess && (
        <Notice tone="ok">已公开，公众可以在门户上看到。全部付清的，项目同时办结。</Notice>
      )}
      {open === "grade" && (
        <Section title="逐项填写完成情况">
          <GradeForm of={evaluation} leave={leave} />
        </Section>
      )}
      {open === "draw" && (
        <Section title="登记结果应用">
          <DrawForm of={evaluation} leave={leave} />
        </Section>
      )}
      <EvaluationPaper of={evaluation} />
      {consequences.length > 0 && <Consequences of={consequences} />}
    </Page>
  );
}
