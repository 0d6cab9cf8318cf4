import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { changeProposedLine, proposeLine } from "../../../modules/plan/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { wanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import type { Plan } from "./addresses.ts";

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function Propose({ plan: { jurisdiction, id }, leave }: { plan: Plan; leave: () => void }) {
  return (
    <ActForm
      act={proposeLine}
      does="申报指标"
      fields={{
        title: { label: "指标名称", kind: "line", most: 100, hint: "例如：村级财务服务" },
        functionalClass: {
          label: "支出功能分类科目",
          kind: "figure",
          hint: "3、5 或 7 位数字，例如 2130199",
        },
        ledger: {
          label: "预算类别",
          kind: "radio",
          start: "general",
          options: choices(ledgerNames),
        },
        source: { label: "资金来源", kind: "radio", start: "own", options: choices(sourceNames) },
        amount: { label: "申报数", kind: "amount" },
      }}
      input={(form) => ({
        jurisdiction,
        id,
        title: form.text("title"),
        functionalClass: form.text("functionalClass"),
        ledger: form.one("ledger", ["general", "fund"]),
        source: form.one("source", ["own", "transfer", "special", "other"]),
        amount: form.text("amount"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

type Changing = { plan: Plan; line: Plan["proposals"][number]; leave: () => void };

const Change = ({ plan: { jurisdiction, id }, line, leave }: Changing) => (
  <ActForm
    act={changeProposedLine}
    does="改申报数"
    fields={{
      amount: { label: `${line.code} ${line.title}的申报数`, kind: "amount", start: line.amount },
    }}
    input={(form) => ({ jurisdiction, id, line: line.id, amount: form.text("amount") })}
    onDone={leave}
    onLeave={leave}
  />
);

/** 申报指标: asked for before the budget; approved with the plan. */
export function Lines({ plan, mayWrite }: { plan: Plan; mayWrite: boolean }) {
  const [open, setOpen] = useState("");
  const leave = () => setOpen("");
  const chosen = plan.proposals.find((one) => one.id === open);
  if (plan.proposals.length === 0 && !mayWrite) return null;
  return (
    <Section title="申报指标" aside="万元；没有预算的，先申报再立项">
      {plan.proposals.length > 0 && (
        <Table
          label="申报指标"
          rows={plan.proposals}
          keyOf={(one) => one.id}
          columns={[
            {
              head: "指标",
              of: (one) => (
                <Link to={`/funds/${plan.jurisdiction}/${one.id}`}>
                  {one.title} {one.code}
                </Link>
              ),
            },
            { head: "功能分类", of: (one) => one.functionalClass },
            { head: "来源", of: (one) => `${one.ledgerName}，${one.sourceName}` },
            { head: "申报数", isFigure: true, isMain: true, of: (one) => wanText(one.amount) },
            {
              head: "状态",
              of: (one) =>
                one.isApproved ? (
                  "已批复"
                ) : mayWrite ? (
                  <Button size="small" onClick={() => setOpen(one.id)}>
                    改申报数
                  </Button>
                ) : (
                  "待批复"
                ),
            },
          ]}
        />
      )}
      {chosen && <Change plan={plan} line={chosen} leave={leave} />}
      {open === "new" && <Propose plan={plan} leave={leave} />}
      {mayWrite && open === "" && (
        <div className="verbs">
          <Button onClick={() => setOpen("new")}>申报一条指标</Button>
        </div>
      )}
    </Section>
  );
}
