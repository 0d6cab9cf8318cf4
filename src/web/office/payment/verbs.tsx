import type { Answer } from "../../../base/endpoint.ts";
import {
  payPayment,
  refusePayment,
  returnPayment,
  type viewPayment,
} from "../../../modules/payment/api.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { useToday } from "../ui/today.ts";

/** The forms behind the verbs of a payment. */

export type Payment = Answer<typeof viewPayment>;
type Asking = { payment: Payment; leave: () => void };

const keyOf = ({ jurisdiction, id }: Payment) => ({ jurisdiction, id });

const Refuse = ({ payment, leave }: Asking) => (
  <ActForm
    act={refusePayment}
    does="退回申请"
    danger
    fields={{
      reason: {
        label: "退回的原因",
        kind: "words",
        most: 500,
        hint: "写明缺什么、怎样改。退回不停止付款期限",
      },
    }}
    input={(form) => ({ ...keyOf(payment), reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

function Pay({ payment, leave }: Asking) {
  const today = useToday();
  return (
    <ActForm
      act={payPayment}
      does="登记支付"
      fields={{
        voucher: { label: "支付凭证号", kind: "line", most: 60 },
        paidOn: { label: "支付日期", kind: "day", start: today, until: today },
      }}
      input={(form) => ({
        ...keyOf(payment),
        voucher: form.text("voucher"),
        paidOn: form.maybe("paidOn"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function Return({ payment, leave }: Asking) {
  const today = useToday();
  return (
    <ActForm
      act={returnPayment}
      does="登记款项退回"
      danger
      fields={{
        returnedOn: { label: "退回日期", kind: "day", start: today, until: today },
        reason: { label: "退回的原因", kind: "words", most: 500, hint: "例如账号有误、银行退票" },
      }}
      input={(form) => ({
        ...keyOf(payment),
        returnedOn: form.maybe("returnedOn"),
        reason: form.text("reason"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

export const forms = {
  refuse: { title: "退回申请", Form: Refuse },
  pay: { title: "登记支付", Form: Pay },
  return: { title: "登记款项退回", Form: Return },
} as const;

export const isFormed = (verb: string | undefined): verb is keyof typeof forms =>
  verb !== undefined && Object.hasOwn(forms, verb);
