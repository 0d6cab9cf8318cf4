import "./payment.css";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listProjectPayments } from "../../../modules/payment/api.ts";
import { useRead } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Deadline } from "../ui/Deadline.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import { RequestForm, type Made } from "./RequestForm.tsx";

type Listed = Answer<typeof listProjectPayments>;
export type PaymentRow = Listed["rows"][number];

export const paymentAddress = (one: { jurisdiction: string; id: string }): string =>
  `/payments/${one.jurisdiction}/${one.id}`;

/** 超期 in words: days, and the interest where law gives it. */
export const Late = ({ of }: { of: PaymentRow["late"] }) =>
  of && (
    <b className="payment-late">
      超期 {of.days} 天
      {of.interest !== null && (
        <>
          ，利息 <Amount fen={of.interest} />
        </>
      )}
    </b>
  );

export const paymentColumns: readonly Column<PaymentRow>[] = [
  {
    head: "支付",
    of: (one) => (
      <Link to={paymentAddress(one)}>
        {one.user}　{one.period}
      </Link>
    ),
  },
  {
    head: "金额（元）",
    isFigure: true,
    isMain: true,
    of: (one) => <Amount fen={one.amount} bare />,
  },
  { head: "申请", of: (one) => <DayText on={one.requestedOn} /> },
  { head: "最迟付清", of: (one) => <DayText on={one.dueOn} /> },
  { head: "支付日", of: (one) => <DayText on={one.paidOn} /> },
  {
    head: "情况",
    of: (one) => (
      <>
        {one.desk ? `${one.statusName}（${one.desk.name}）` : one.statusName} <Late of={one.late} />
      </>
    ),
  },
];

/** “平均 17.5 天”: one decimal, cut. */
export const meanDays = (days: number, payments: number): string => {
  const tenths = Math.trunc((days * 10) / payments);
  return `${Math.trunc(tenths / 10)}.${Math.abs(tenths % 10)}`;
};

/** What follows after a request: where it lies now, until when. */
const Asked = ({ of }: { of: Made }) => (
  <Notice tone="ok">
    已提交。现在在 {of.desk?.name ?? "县财政局"} 处审核，最迟 {of.dueOn} 付清。
    <Link to={paymentAddress(of)} className="payment-link">
      看申请
    </Link>
  </Notice>
);

/** What can be asked for now, and the form of the one that was chosen. */
export function Payable({ of }: { of: Listed["payable"] }) {
  const [open, setOpen] = useState<string>();
  const [made, setMade] = useState<Made>();
  const first = of.find((one) => one.mayRequest);
  const asked = of.find((one) => one.of === open);
  const leave = () => setOpen(undefined);
  const done = (answer: Made) => {
    setMade(answer);
    leave();
  };
  return (
    <>
      {made && <Asked of={made} />}
      {of.length > 0 && (
        <RowList
          label="可以申请支付的"
          rows={of.map((one) => ({
            id: one.of,
            lead: <Deadline on={one.dueOn} />,
            title: (
              <>
                {one.user}　{one.period} <Amount fen={one.left} />
              </>
            ),
            says:
              one.kind === "pay"
                ? `${one.dueBasis}付清`
                : "合同约定的预付款，凭发票申请，以后从验收金额里扣回",
            act: one.mayRequest && open !== one.of && (
              <Button type={one === first ? "primary" : "default"} onClick={() => setOpen(one.of)}>
                {one.kind === "pay" ? "申请支付" : "申请预付款"}
              </Button>
            ),
          }))}
        />
      )}
      {asked && <RequestForm key={asked.of} of={asked} done={done} leave={leave} />}
    </>
  );
}

/** The same beside an acceptance, for the page of 验收. */
export function AcceptancePayable(of: {
  jurisdiction: string;
  project: string;
  acceptance: string;
}) {
  const { jurisdiction, project, acceptance } = of;
  const { payable, rows } = useRead(listProjectPayments, { jurisdiction, project });
  const mine = payable.filter((one) => one.of === acceptance);
  const asked = rows.filter((one) => one.acceptance === acceptance);
  if (mine.length === 0 && asked.length === 0) return null;
  return (
    <Section title="支付">
      <Payable of={mine} />
      {asked.length > 0 && (
        <Table
          columns={paymentColumns}
          rows={asked}
          keyOf={(one) => one.id}
          label="本次验收的支付"
        />
      )}
    </Section>
  );
}

/** The payments of one project, on its page. */
export function PaymentPanel({ jurisdiction, project }: { jurisdiction: string; project: string }) {
  const { rows, payable, paid } = useRead(listProjectPayments, { jurisdiction, project });
  return (
    <Section
      title="支付"
      count={rows.length > 0 ? `${rows.length} 笔` : undefined}
      aside={
        paid.payments > 0 && (
          <>
            已付 <Amount fen={paid.amount} />
            ，平均 {meanDays(paid.days, paid.payments)} 天
          </>
        )
      }
    >
      <Payable of={payable} />
      {rows.length > 0 && (
        <Table columns={paymentColumns} rows={rows} keyOf={(one) => one.id} label="本项目的支付" />
      )}
      {rows.length === 0 && payable.length === 0 && (
        <EmptyState title="还没有支付" says="服务验收合格以后，凭验收结果和发票申请支付。" />
      )}
    </Section>
  );
}
