import type { Answer } from "../../../base/endpoint.ts";
import { requestPayment, type listProjectPayments } from "../../../modules/payment/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";

export type Made = Answer<typeof requestPayment>;
type Payable = Answer<typeof listProjectPayments>["payable"][number];

/** 支付申请: the amount stands there; only the invoice is new. */
export function RequestForm({
  of,
  done,
  leave,
}: {
  of: Payable;
  done: (made: Made) => void;
  leave: () => void;
}) {
  const { kind, jurisdiction, left } = of;
  return (
    <ActForm
      act={requestPayment}
      does={kind === "pay" ? "提交支付申请" : "提交预付款申请"}
      fields={{
        amount: {
          label: "申请金额",
          kind: "amount",
          start: left,
          hint: `还可申请 ${yuanText(left)} 元`,
        },
        invoice: {
          label: "发票号码",
          kind: "line",
          most: 40,
          hint: "照发票右上角抄录，一张发票只能申请一次",
        },
      }}
      input={(form) => {
        const typed = { jurisdiction, amount: form.text("amount"), invoice: form.text("invoice") };
        return kind === "pay"
          ? { kind, acceptance: of.of, ...typed }
          : { kind, instalment: of.of, ...typed };
      }}
      onDone={done}
      onLeave={leave}
    />
  );
}
