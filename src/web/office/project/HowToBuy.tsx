import { listSteps } from "../../../modules/policy/api.ts";
import { wanText } from "../../parts/amount.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { costOf, textOf, type Draft } from "./draft.ts";

type Users = readonly { value: string; label: string }[];

/** Who uses, accepts and pays, by name: whoever is typed, or the usual one; the purchaser where nobody else is named. */
function dutiesOf({ shares }: Draft, users: Users, own: string) {
  const named = (ids: readonly string[]): string => {
    const names = ids.map((id) => users.find((one) => one.value === id)?.label ?? own);
    return [...new Set(names)].join("、") || own;
  };
  return {
    使用: named(shares.map((one) => one.user)),
    验收: named(shares.map(({ user, duties }) => duties.accepter || user)),
    付款: `${named(shares.map((one) => one.duties.payer))}申请，县国库支付`,
  };
}

/** The purchase can begin with the year of its budget, not before today. */
const beginOf = (year: string, today: string): string =>
  /^20\d\d$/.test(year) && year > today.slice(0, 4) ? `${year}-01-04` : today;

function Calendar({ amount, on }: { amount: bigint; on: string }) {
  const place = useMe().post?.jurisdiction ?? "";
  const { data, error } = useAsk(
    listSteps,
    amount === 0n ? undefined : { place, amount: `${amount}`, on },
  );
  if (amount === 0n) return <p className="quiet">填好数量和单价后，这里显示采购方式和日程。</p>;
  if (error || !data) return null;
  return (
    <>
      <p>
        {wanText(amount)} 万元，{data.methodName}：{data.because}
      </p>
      <ol className="how-steps" aria-label="采购日程">
        {data.steps.map((step) => (
          <li key={step.code}>
            <b>{step.name}</b>
            <span className="quiet">{step.who}</span>
            <span>
              {step.first !== undefined && (
                <>
                  最早 <DayText on={step.first} full />
                </>
              )}
              {step.last !== undefined && (
                <>
                  　最迟 <DayText on={step.last} full />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** 谁来办、怎么买: who buys, uses, pays and accepts, by which method and when, as it follows from what is typed. */
export function HowToBuy({ draft, users }: { draft: Draft; users: Users }) {
  const own = useMe().post?.organization.name ?? "";
  const today = useToday();
  const unitPrice = textOf(draft.values, "unitPrice");
  const amount = draft.shares.reduce((total, share) => total + costOf(share, unitPrice), 0n);
  return (
    <Section title="谁来办、怎么买" aside="由填写的内容得出">
      <Facts columns={2} of={{ 购买: own, ...dutiesOf(draft, users, own) }} />
      <Calendar amount={amount} on={beginOf(textOf(draft.values, "year"), today)} />
    </Section>
  );
}
