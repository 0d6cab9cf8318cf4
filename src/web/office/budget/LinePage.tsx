import { useState } from "react";
import { Button } from "antd";
import { useParams } from "react-router";
import { changeLine, viewPostings } from "../../../modules/budget/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { percentText, wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { chainOf, type Line } from "./groups.ts";
import { Postings } from "./Postings.tsx";

function ChangeForm({ line, leave }: { line: Line; leave: () => void }) {
  const today = useToday();
  const rest = BigInt(line.money.approved) - BigInt(line.money.planned);
  const { jurisdiction, id } = line;
  return (
    <ActForm
      act={changeLine}
      does={(form) => (form.text("change") === "cut" ? "核减指标" : "追加指标")}
      fields={{
        change: {
          label: "办理",
          kind: "radio",
          start: "adjust",
          options: [
            { value: "adjust", label: "追加" },
            { value: "cut", label: "核减" },
          ],
        },
        amount: {
          label: "金额",
          kind: "amount",
          hint: (
            <>
              未安排的 <Amount fen={rest} />
              可以核减，已列入计划的不能。
            </>
          ),
        },
        ...decisionFields(today),
      }}
      input={(form) => ({
        jurisdiction,
        id,
        change: form.one("change", ["adjust", "cut"]),
        amount: form.text("amount"),
        decision: decisionOf(form),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function Money({ line: { money } }: { line: Line }) {
  const rest = BigInt(money.approved) - BigInt(money.planned);
  return (
    <Section title="资金" aside="万元">
      <MoneyBar of={chainOf(money)} />
      <MoneyFigures
        of={chainOf(money)}
        notes={{
          budget: `未安排 ${wanText(rest)}`,
          planned: `预算的 ${percentText(money.planned, money.approved)}`,
          contracted: `已验收 ${wanText(money.accepted)}，预付未扣回 ${wanText(money.advanced)}`,
          paid: `预算的 ${percentText(money.paid, money.approved)}`,
        }}
      />
    </Section>
  );
}

/** 一条指标: what it stands at, and every posting that led there. */
export function LinePage() {
  const { jurisdiction = "", id = "" } = useParams();
  const [isChanging, setIsChanging] = useState(false);
  const { line } = useRead(viewPostings, { jurisdiction, id, limit: 1 });
  const mayChange = useRole() === "countyFinanceOfficer" && !isChanging;
  return (
    <Page
      title={line.title}
      above={
        <>
          <span>指标 {line.code}</span>
          <span>{line.organization.name}</span>
          <span>{line.year} 年度</span>
        </>
      }
      verbsBelow
      verbs={
        mayChange && (
          <div className="verbs">
            <Button onClick={() => setIsChanging(true)}>追加或核减</Button>
          </div>
        )
      }
    >
      {isChanging && (
        <Section title="追加或核减指标">
          <ChangeForm line={line} leave={() => setIsChanging(false)} />
        </Section>
      )}
      <Money line={line} />
      <Section title="指标">
        <Facts
          columns={3}
          of={{
            预算单位: line.organization.name,
            功能分类: line.functionalClass,
            预算类别: ledgerNames[line.ledger],
            资金来源: sourceNames[line.source],
            指标编号: line.code,
            预算年度: `${line.year}`,
          }}
        />
      </Section>
      <Section title="记账" aside="元，按记账先后；只增不改">
        <Postings jurisdiction={jurisdiction} id={id} />
      </Section>
    </Page>
  );
}
