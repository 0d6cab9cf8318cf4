import { Button } from "antd";
import { Link } from "react-router";
import { listMethods, listSteps } from "../../../modules/policy/api.ts";
import { useAsk } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Why } from "../ui/WhyNot.tsx";
import { useAsked } from "./asked.ts";
import { MethodList } from "./MethodList.tsx";
import { PurchaseForm } from "./PurchaseForm.tsx";
import { StepsTable, type StepsAnswer } from "./StepsTable.tsx";
import "./policy.css";

function Reminders({ of: { breaches, reminders } }: { of: StepsAnswer }) {
  if (breaches.length === 0 && reminders.length === 0) return null;
  return (
    <Section title="要注意的">
      {breaches.map((one) => (
        <Notice key={one.rule} tone={one.weight === "bars" ? "bad" : "warn"}>
          <Why of={one} />
        </Notice>
      ))}
      <ul className="policy-reminders">
        {reminders.map((one) => (
          <li key={one.says}>
            {one.says}
            {!one.confirmed && <span className="quiet">（待核对，以正式文本为准）</span>}
            <Citations of={one.basis} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What stands on paper instead of the form. */
const PaperFacts = ({ of, amount, on }: { of: StepsAnswer; amount: string; on: string }) => (
  <div className="policy-paper">
    <Facts
      columns={2}
      of={{
        金额: <Amount fen={amount} />,
        开始日期: <DayText on={on} full />,
        采购方式: of.methodName,
        依据: of.because,
      }}
    />
  </div>
);

/** 采购方式和步骤: which method an amount may be bought by, and on which days each step falls. */
export function StepsPage() {
  const { asked, change, forMethods, forSteps } = useAsked();
  const { data: methods, error: noMethods } = useAsk(listMethods, forMethods);
  const { data: steps, error } = useAsk(listSteps, forSteps);
  const refusal = noMethods ?? error;
  const shown = forSteps && !error ? steps : undefined;
  const chosen = shown?.method ?? asked.method;
  return (
    <Page
      title="采购方式和步骤"
      above={<Link to="/catalog">目录与标准</Link>}
      says="填金额和打算开始的日期，看能用哪种采购方式，每一步最早、最迟是哪天。"
      verbs={
        <div className="verbs">
          <LinkButton to="/thresholds">限额和内控标准</LinkButton>
          <Button disabled={!shown} onClick={() => window.print()}>
            打印步骤
          </Button>
        </div>
      }
    >
      <div className="screen-only">
        <PurchaseForm
          asked={asked}
          change={change}
          because={methods?.because ?? ""}
          error={error}
        />
      </div>
      <div className="screen-only">
        {methods && (
          <MethodList
            rows={methods.rows}
            chosen={chosen}
            reason={asked.reason}
            onChoose={(method) => change({ method, reason: "" })}
            onReason={(reason) => change({ method: chosen, reason })}
          />
        )}
      </div>
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {shown ? (
        <>
          <PaperFacts of={shown} amount={asked.amount} on={asked.on} />
          <StepsTable of={shown} />
          <Reminders of={shown} />
        </>
      ) : (
        !error && (
          <Section title="步骤和日期">
            <EmptyState
              title="填写金额以后，这里列出每一步"
              says="按工作日历计算，调休和节假日都算在内。"
            />
          </Section>
        )
      )}
    </Page>
  );
}
