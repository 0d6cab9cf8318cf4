import { Button } from "antd";
import { useState } from "react";
import { changePlannedAmount } from "../../../modules/plan/api.ts";
import { decisionFields, decisionOf } from "../budget/decision.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { useToday } from "../ui/today.ts";
import type { Plan } from "./addresses.ts";

type Round = Plan["rounds"][number];

function Form({ plan, round, leave }: { plan: Plan; round: Round; leave: () => void }) {
  const { jurisdiction, id, changes } = plan;
  const gone = new Set(changes.filter((one) => one.kind === "remove").map((one) => one.project));
  const projects = round.projects.filter((one) => !gone.has(one.project));
  return (
    <ActForm
      act={changePlannedAmount}
      does="追加或者调减"
      fields={{
        kind: {
          label: "调整",
          kind: "radio",
          start: "raise",
          options: [
            { value: "raise", label: "追加" },
            { value: "cut", label: "调减" },
          ],
        },
        project: {
          label: "项目",
          kind: "choice",
          options: projects.map((one) => ({ value: one.project, label: one.title })),
        },
        line: {
          label: "预算指标",
          kind: "choice",
          options: round.lines.map((one) => ({
            value: one.line,
            label: `${one.code} ${one.title}`,
          })),
        },
        amount: { label: "追加或者调减的金额", kind: "amount" },
        reason: { label: "调整理由", kind: "words", most: 300, hint: "例如：服务的村增加两个" },
        ...decisionFields(useToday()),
      }}
      input={(form) => ({
        jurisdiction,
        id,
        kind: form.one("kind", ["raise", "cut"]),
        project: form.text("project"),
        line: form.text("line"),
        amount: form.text("amount"),
        reason: form.text("reason"),
        decision: decisionOf(form),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

/** 年中追加或者调减 of a project in an approved plan, by county finance, with its paper. */
export function ChangeAmount({ plan }: { plan: Plan }) {
  const [isOpen, setOpen] = useState(false);
  const role = useRole();
  const round = plan.rounds.findLast((one) => one.stage === "approved");
  if (role !== "countyFinanceOfficer" || !round || round.projects.length === 0) return null;
  if (isOpen) return <Form plan={plan} round={round} leave={() => setOpen(false)} />;
  return (
    <div className="verbs plan-change">
      <Button onClick={() => setOpen(true)}>追加或者调减</Button>
    </div>
  );
}
