import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { listPayments, viewDaysToPay } from "../../../modules/payment/api.ts";
import { paymentStatuses, type PaymentStatus } from "../../../modules/payment/model.ts";
import { useAsk, useList } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount } from "../ui/Amount.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { QueryTable, Table, type Column } from "../ui/Table.tsx";
import { meanDays, paymentAddress, paymentColumns, type PaymentRow } from "./PaymentPanel.tsx";

const shown = ["requested", "checked", "ordered", "paid", "refused", "returned"] as const;

const choices: { value: string; label: string }[] = [
  { value: "all", label: "全部" },
  ...shown.map((one) => ({ value: one, label: paymentStatuses[one] })),
  { value: "overdue", label: "超期未付" },
];

const isStatus = (text: string | null): text is PaymentStatus =>
  text !== null && Object.hasOwn(paymentStatuses, text);

/** What each desk opens first. */
const ownStatus: Partial<Record<string, PaymentStatus>> = {
  countyFinanceReviewer: "requested",
  countyFinanceOfficer: "checked",
  countyTreasury: "ordered",
};

const [, ...rest] = paymentColumns;
const columns: readonly Column<PaymentRow>[] = [
  {
    head: "支付",
    of: (one) => (
      <>
        <Link to={paymentAddress(one)}>{one.contractTitle}</Link>　{one.period}
      </>
    ),
  },
  { head: "付款单位", of: (one) => one.payer.name },
  { head: "承接主体", of: (one) => one.provider.name },
  ...rest,
];

function DaysToPay() {
  const { data } = useAsk(viewDaysToPay, {});
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title="平均支付天数" aside={`${data.year} 年，从验收合格到支付`}>
      <Table
        label="各单位平均支付天数"
        rows={data.rows}
        keyOf={(one) => one.organization.id}
        columns={[
          { head: "付款单位", of: (one) => one.organization.name },
          { head: "笔数", isFigure: true, of: (one) => one.payments },
          { head: "金额（元）", isFigure: true, of: (one) => <Amount fen={one.amount} bare /> },
          {
            head: "平均（天）",
            isFigure: true,
            isMain: true,
            of: (one) => meanDays(one.days, one.payments),
          },
        ]}
      />
    </Section>
  );
}

/** 支付列表 of the county treasury, the finance bureau and each purchaser. */
export function PaymentsPage() {
  const [asked, setAsked] = useSearchParams();
  const role = useRole();
  const chosen = asked.get("status") ?? ownStatus[role ?? ""] ?? "";
  const isOverdue = chosen === "overdue";
  const list = useList(listPayments, {
    status: isStatus(chosen) ? chosen : undefined,
    overdue: isOverdue ? "true" : undefined,
  });
  return (
    <Page title="支付">
      <div className="filters">
        <Segmented
          aria-label="按状态看"
          value={isStatus(chosen) || isOverdue ? chosen : "all"}
          onChange={(status) => setAsked({ status }, { replace: true })}
          options={choices}
        />
      </div>
      <Section label="支付">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(one) => one.id}
          label="支付列表"
          empty={
            isOverdue
              ? {
                  title: "没有超期未付的款项",
                  says: "期限从验收合格之日起算，中小企业最长 60 天。",
                }
              : { title: "这里没有支付", says: "购买主体凭验收结果申请支付后，会出现在这里。" }
          }
        />
      </Section>
      <Columns of="even">
        <DaysToPay />
      </Columns>
    </Page>
  );
}
