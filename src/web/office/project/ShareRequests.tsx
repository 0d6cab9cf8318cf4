import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  answerShareChange,
  askShareChange,
  listShareRequests,
} from "../../../modules/procurement/api.ts";
import { wanText, yuanText } from "../../parts/amount.ts";
import { decisionFields, decisionOrNone, optional } from "../budget/decision.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import type { Project } from "./draft.ts";

type Listed = Answer<typeof listShareRequests>;
type Request = Listed["rows"][number];

const outcome = { asked: "等候答复", agreed: "已同意", declined: "不同意" } as const;

type Answering = {
  request: Request;
  lines: Listed["lines"];
  unit: string;
  /** The money stands in the plan already: an approved plan changes by its paper. */
  isPlanned: boolean;
  leave: () => void;
};

/** 答复: a township that joins names the line that pays its share. */
const AnswerForm = ({ request, lines, unit, isPlanned, leave }: Answering) => {
  const { jurisdiction, id, kind, byTownship } = request;
  const today = useToday();
  const asksLine = kind === "join" && !byTownship;
  const go = useNavigate();
  const [agrees, setAgrees] = useState(true);
  // A township that does not take part reads this project no longer.
  const isLeft = !byTownship && agrees === (kind === "leave");
  return (
    <ActForm
      act={answerShareChange}
      does="答复"
      fields={{
        agrees: {
          label: `${request.township.name}${request.kindName}，${request.quantity} ${unit}，${yuanText(request.amount)} 元`,
          kind: "radio",
          start: "yes",
          options: [
            { value: "yes", label: "同意" },
            { value: "no", label: "不同意" },
          ],
        },
        ...(asksLine
          ? {
              line: {
                label: "由哪条指标支付",
                kind: "choice" as const,
                isOptional: true,
                hint: "同意参加的必须选择，签字同意即确认数量、指标和金额",
                options: lines.map((one) => ({
                  value: one.id,
                  label: `${one.code} ${one.title}，可用 ${wanText(one.free)} 万元`,
                })),
              },
            }
          : {}),
        answer: {
          label: "说明",
          kind: "line",
          most: 300,
          isOptional: true,
          hint: isPlanned
            ? "不同意的须写理由；同意的，本年购买计划已经批复就要写下面的批准文件"
            : "不同意的须写理由",
        },
        ...(isPlanned ? optional(decisionFields(today)) : {}),
      }}
      input={(form) => ({
        jurisdiction,
        id,
        agrees: form.text("agrees") === "yes",
        ...(form.maybe("line") ? { line: form.text("line") } : {}),
        answer: form.text("answer"),
        ...(isPlanned ? { decision: decisionOrNone(form) } : {}),
      })}
      onTyped={(form) => setAgrees(form.text("agrees") === "yes")}
      onDone={() => (isLeft ? void go("/") : leave())}
      onLeave={leave}
    />
  );
};

type Asking = { project: Project; kind: "join" | "leave"; of: Listed; leave: () => void };

/** 申请: whom, how much, why. The other side answers before anything moves. */
const AskForm = ({ project: { jurisdiction, id, unit }, kind, of, leave }: Asking) => (
  <ActForm
    act={askShareChange}
    does={kind === "join" ? "请乡镇参加" : "申请退出"}
    fields={{
      township: {
        label: kind === "join" ? "请哪个乡镇参加" : "哪个乡镇退出",
        kind: "choice",
        options: (kind === "join" ? of.townships : of.members).map((one) => ({
          value: one.id,
          label: one.name,
        })),
      },
      ...(kind === "join"
        ? { quantity: { label: `数量（${unit}）`, kind: "figure" as const } }
        : {}),
      reason: { label: "理由", kind: "line", most: 300 },
    }}
    input={(form) => ({
      jurisdiction,
      id,
      kind,
      township: form.text("township"),
      ...(kind === "join" ? { quantity: form.text("quantity") } : {}),
      reason: form.text("reason"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

const Rows = ({ of, answer }: { of: Listed; answer: (one: Request) => void }) => (
  <Table
    label="参加和退出"
    rows={of.rows}
    keyOf={(one) => one.id}
    columns={[
      { head: "乡镇", of: (one) => `${one.township.name}${one.kindName}` },
      { head: "金额（万元）", isFigure: true, isMain: true, of: (one) => wanText(one.amount) },
      { head: "理由", of: (one) => one.reason },
      { head: "提出", of: (one) => <DayText on={one.askedOn} /> },
      {
        head: "答复",
        of: (one) =>
          one.mayAnswer ? (
            <Button size="small" onClick={() => answer(one)}>
              答复
            </Button>
          ) : (
            <>
              {outcome[one.status]} <DayText on={one.answeredOn} /> {one.answer}
            </>
          ),
      },
    ]}
  />
);

/** 参加和退出统一购买: until the notice, by consent of both sides. */
export function ShareRequests({ project }: { project: Project }) {
  const { jurisdiction, id } = project;
  const of = useRead(listShareRequests, { jurisdiction, id });
  const [kind, setKind] = useState<"join" | "leave">();
  const [answering, setAnswering] = useState<Request>();
  const isJoint = project.sharesOf.length > 1 || of.rows.length > 0;
  if (!isJoint) return null;
  const isClosed = of.breaches.length > 0;
  return (
    <Section title="参加和退出" count={of.rows.length > 0 ? `${of.rows.length} 项` : undefined}>
      {of.rows.length > 0 && <Rows of={of} answer={setAnswering} />}
      {answering && (
        <AnswerForm
          key={answering.id}
          request={answering}
          lines={of.lines}
          unit={project.unit}
          isPlanned={project.status === "inPlan"}
          leave={() => setAnswering(undefined)}
        />
      )}
      {of.breaches.map((one) => (
        <Notice key={one.rule} tone="warn">
          <b>使用单位不再增减：</b>
          {one.because}。{one.fix}。<Citations of={one.basis} />
        </Notice>
      ))}
      {kind === undefined && !isClosed && (
        <div className="verbs">
          {of.townships.length > 0 && <Button onClick={() => setKind("join")}>请乡镇参加</Button>}
          {of.members.length > 0 && <Button onClick={() => setKind("leave")}>申请退出</Button>}
        </div>
      )}
      {kind && (
        <AskForm
          key={kind}
          project={project}
          kind={kind}
          of={of}
          leave={() => setKind(undefined)}
        />
      )}
    </Section>
  );
}
