import "./payment.css";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { inCapitals } from "../../../base/capitals.ts";
import { checkPayment, orderPayment, viewPayment } from "../../../modules/payment/api.ts";
import { fenOf } from "../../parts/amount.ts";
import { dayText, paperDay } from "../../parts/day.ts";
import { StageLine, type Station } from "../../parts/StageLine.tsx";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { forms, isFormed, type Payment } from "./verbs.tsx";

/** 申请 审核 支付令 支付: its day, or where it lies. */
function stationsOf(payment: Payment, today: string): Station[] {
  const { requestedOn, checkedOn, orderedOn, paidOn, dueOn, desk, status, late } = payment;
  const days = [requestedOn, checkedOn, orderedOn, paidOn];
  const now = desk ? days.indexOf(null) : -1;
  const names = ["单位申请", "财政审核", "开支付令", "国库支付"];
  return names.map((name, i): Station => {
    const on = days[i];
    if (on) return { name, state: "done", on: dayText(on, today) };
    const isLast = i === names.length - 1;
    if (i !== now)
      return {
        name,
        state: "ahead",
        on: isLast && desk ? `最迟 ${dayText(dueOn, today)}` : undefined,
        note: status === "refused" && i === days.indexOf(null) ? "已退回申请" : undefined,
      };
    const wait = desk ? `${dayText(desk.since, today)} 收到` : undefined;
    return { name, state: late ? "late" : "now", on: wait, note: desk?.name };
  });
}

function Told({ payment }: { payment: Payment }) {
  const { late, basis, interestBasis, desk, dueOn, dueBasis } = payment;
  if (payment.status === "refused")
    return <Notice tone="warn">已退回申请：{payment.refusedReason}。改好后请重新申请。</Notice>;
  if (payment.status === "returned")
    return (
      <Notice tone="warn">
        <DayText on={payment.returnedOn} /> 款项退回：{payment.returnedReason}。可以重新申请。
      </Notice>
    );
  if (late)
    return (
      <Notice tone="bad">
        <b>超期 {late.days} 天</b>　应于 {dueOn} 前付清（{dueBasis}）
        {late.interest !== null && (
          <>
            ，逾期利息 <Amount fen={late.interest} />
          </>
        )}
        。
        <Citations of={[...basis, ...interestBasis]} />
      </Notice>
    );
  return desk ? (
    <Notice>
      停在 <b>{desk.name}</b>，{desk.since} 收到。最迟 {dueOn} 付清（{dueBasis}）。
      <Citations of={basis} />
    </Notice>
  ) : null;
}

/** What the payment rests on: the acceptance, or the contract for an advance. */
const Accepted = ({ payment }: { payment: Payment }) =>
  payment.accepted === null ? (
    "预付款，按合同约定"
  ) : (
    <Link to={`/acceptances/${payment.jurisdiction}/${payment.acceptance}`}>
      <Amount fen={payment.accepted} />
    </Link>
  );

/** 支付申请表, as it is signed on paper. */
const Sheet = ({ payment }: { payment: Payment }) => (
  <PaperForm
    title="政府购买服务资金支付申请表"
    left={`申请单位：${payment.payer.name}`}
    right={paperDay(payment.requestedOn)}
    number={payment.number}
  >
    <PaperRow
      of={[
        ["合同名称", payment.contractTitle],
        ["合同编号", payment.contractNumber],
      ]}
    />
    <PaperRow
      of={[
        ["收款单位", payment.provider.name],
        ["使用单位", payment.user],
      ]}
    />
    <PaperRow
      of={[
        ["款项", `${payment.kindName}（${payment.period}）`],
        ["发票号码", payment.invoice],
      ]}
    />
    <PaperRow
      of={[
        [
          "申请金额",
          <>
            <Amount fen={payment.amount} />
            　人民币{inCapitals(fenOf(payment.amount))}
          </>,
        ],
      ]}
    />
    <PaperRow
      of={[
        ["验收金额", <Accepted key="accepted" payment={payment} />],
        ["最迟付清", `${payment.dueOn}（${payment.dueBasis}）`],
      ]}
    />
    <PaperRow
      of={[
        ["经办人", <Signature key="by" name={payment.requestedBy} on={payment.requestedOn} />],
        ["财政审核", <Signature key="check" name="" on={payment.checkedOn ?? undefined} />],
      ]}
    />
    <PaperRow
      of={[
        ["支付令", payment.orderedOn ?? "—"],
        ["支付凭证", payment.voucher ? `${payment.voucher}（${payment.paidOn}）` : "—"],
      ]}
    />
  </PaperForm>
);

/** 一笔支付. */
export function PaymentPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const payment = useRead(viewPayment, { jurisdiction, id });
  const today = useToday();
  const isProvider = useRole() === "providerAgent";
  const [open, setOpen] = useState<string>();
  const check = useAct(checkPayment);
  const order = useAct(orderPayment);
  const onVerb = (verb: string) => {
    if (verb === "check") check.mutate({ jurisdiction, id });
    else if (verb === "order") order.mutate({ jurisdiction, id });
    else setOpen(verb);
  };
  const opened = isFormed(open) ? forms[open] : undefined;
  const pending = check.isPending ? "check" : order.isPending ? "order" : undefined;
  return (
    <Page
      title={`${payment.contractTitle}　${payment.period}`}
      above={[
        <span key="number">支付 {payment.number}</span>,
        <span key="payer">{payment.payer.name}</span>,
        <span key="provider">{payment.provider.name}</span>,
      ]}
      verbsBelow
      verbs={
        <Verbs
          offers={opened ? [] : payment.offers}
          onVerb={onVerb}
          danger={["refuse", "return"]}
          pending={pending}
        >
          <Button onClick={() => window.print()}>打印申请表</Button>
        </Verbs>
      }
    >
      <WhyNot error={check.error ?? order.error} />
      {opened && (
        <Section title={opened.title}>
          <opened.Form payment={payment} leave={() => setOpen(undefined)} />
        </Section>
      )}
      <Section label="进展">
        <StageLine stations={stationsOf(payment, today)} label="支付的进展" />
        <div className="payment-told">
          <Told payment={payment} />
        </div>
      </Section>
      <Sheet payment={payment} />
      <p className="screen-only">
        <Link to={`/contracts/${jurisdiction}/${payment.contract}`}>看合同</Link>
        {"　"}
        {!isProvider && <Link to={`/projects/${jurisdiction}/${payment.project}`}>看项目</Link>}
      </p>
    </Page>
  );
}
