import { Checkbox } from "antd";
import { lazy, Suspense } from "react";
import { AmountInput } from "../ui/AmountInput.tsx";
import { Field } from "../ui/Field.tsx";
import { Section } from "../ui/Page.tsx";
import { breachesOf } from "../ui/WhyNot.tsx";
import type { Asked } from "./asked.ts";

/** The calendar is heavy: the page is read before it has come. */
const DayInput = lazy(() =>
  import("../ui/DayInput.tsx").then((file) => ({ default: file.DayInput })),
);

type Shown = {
  asked: Asked;
  change: (next: Partial<Asked>) => void;
  because: string;
  error: Error | null;
};

/** 这次采购: as little as the steps need; every change is answered at once. */
export const PurchaseForm = ({ asked, change, because, error }: Shown) => (
  <Section title="这次采购">
    <div className="policy-form">
      <Field label="预算金额" isRequired hint={because}>
        {(control) => (
          <AmountInput
            {...control}
            value={asked.amount}
            onChange={(amount) => change({ amount: amount ?? "", method: "", reason: "" })}
          />
        )}
      </Field>
      <Field label="打算开始的日期" isRequired hint="公开意向或者开始询价的那一天">
        {(control) => (
          <Suspense>
            <DayInput {...control} value={asked.on} onChange={(on) => change({ on })} />
          </Suspense>
        )}
      </Field>
      <Field
        label="本年同类已采购"
        aside="（可不填）"
        hint="同一预算项目、同一品目，看是否化整为零"
      >
        {(control) => (
          <AmountInput
            {...control}
            value={asked.earlier}
            onChange={(earlier) => change({ earlier: earlier ?? "" })}
          />
        )}
      </Field>
      <Field
        label="打算验收的日期"
        aside="（可不填）"
        hint="填了才能算出最迟哪天付款"
        breaches={breachesOf(error, "acceptedOn")}
      >
        {(control) => (
          <Suspense>
            <DayInput
              {...control}
              value={asked.acceptedOn}
              onChange={(acceptedOn) => change({ acceptedOn })}
            />
          </Suspense>
        )}
      </Field>
    </div>
    <Checkbox
      checked={asked.exempt === "urgent"}
      onChange={({ target }) => change({ exempt: target.checked ? "urgent" : "" })}
    >
      不可预见的紧急采购，不公开采购意向
    </Checkbox>
  </Section>
);
