import type { Answer } from "../../../base/endpoint.ts";
import { requestPayment, type listProjectPayments } from "../../../modules/payment/api.ts";
import { dayText } from "../../parts/day.ts";
import { yuanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { useToday } from "../ui/today.ts";

type Payable = Answer<typeof listProjectPayments>["payable"][number];

/** 支付申请: the amount stands there; only the invoice is new. */
export function RequestForm({ of, leave }: { of: Payable; leave: () => void }) {
  const today = useToday();
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
      after={(made) => (
        <>
          已提交。现在在 {made.desk?.name ?? "县财政局"} 处审核，最迟 {dayText(made.dueOn, today)}{" "}
          付清。
        </>
      )}
      onLeave={leave}
    />
  );
}
