import { daysAfter, type Day } from "../../base/day.ts";
import { inWan, minus, nought, sum, type Money } from "../../base/money.ts";
import type { AcceptanceStatus } from "../delivery/model.ts";
import { payByOf } from "./stages.ts";

/** What is known of one share after its contract. */
export type ShareLife = {
  signedOn: Day | null;
  acceptanceDays: number;
  payDays: number;
  /** In the order in which they were asked for. */
  acceptances: readonly {
    id: string;
    period: string;
    status: AcceptanceStatus;
    asked: Money;
    accepted: Money;
    askedOn: Day;
    acceptedOn: Day | null;
  }[];
  payments: readonly {
    acceptance: string | null;
    status: string;
    dueOn: Day;
    paidOn: Day | null;
  }[];
  /** 1 to 5, of all its acceptances. */
  opinions: readonly number[];
};

export type Standing = {
  /** 应计: what the contract gives for the periods that were put up for acceptance; what was refused is not due. */
  accrued: Money;
  /** Ten-thousandths of those asked who were satisfied (4 or 5); null where nobody was asked. */
  satisfaction: number | null;
  says: string;
  /** Something was deducted or refused. */
  isOdd: boolean;
};

const satisfactionOf = (opinions: readonly number[]): number | null =>
  opinions.length === 0
    ? null
    : Math.round((opinions.filter((one) => one >= 4).length * 10_000) / opinions.length);

/** Without the year where it is this one. */
export const short = (on: Day, today: Day): string =>
  on.slice(0, 4) === today.slice(0, 4) ? on.slice(5) : on;

/** 情况 of a share: the last thing that happened to it, and until when the next one must. */
export function standingOf(life: ShareLife, today: Day): Standing {
  return {
    accrued: sum(life.acceptances.map((one) => (one.status === "refused" ? nought : one.asked))),
    satisfaction: satisfactionOf(life.opinions),
    ...lastOf(life, today),
  };
}

function lastOf(life: ShareLife, today: Day): Pick<Standing, "says" | "isOdd"> {
  const last = life.acceptances.at(-1);
  if (!last) {
    const says =
      life.signedOn === null ? "待签合同" : `履约中，${short(life.signedOn, today)} 签订`;
    return { says, isOdd: false };
  }
  if (last.status === "asked") {
    const by = short(daysAfter(last.askedOn, life.acceptanceDays), today);
    return { says: `待${last.period}验收，限 ${by}`, isOdd: false };
  }
  if (last.status === "refused") return { says: `${last.period}验收不合格`, isOdd: true };
  const deducted = minus(last.asked, last.accepted);
  const parts = [
    paymentOf(life, last, today),
    ...(deducted > 0n ? [`扣 ${inWan(deducted)} 万元`] : []),
  ];
  return { says: parts.join("，"), isOdd: deducted > 0n };
}

function paymentOf(
  { payments, payDays }: ShareLife,
  { id, acceptedOn }: ShareLife["acceptances"][number],
  today: Day,
): string {
  const own = payments.filter((one) => one.acceptance === id);
  const paid = own.findLast((one) => one.status === "paid");
  if (paid?.paidOn) return `已付 ${short(paid.paidOn, today)}`;
  const open = own.find((one) => !["refused", "returned"].includes(one.status));
  const by = open?.dueOn ?? payByOf(acceptedOn, payDays);
  const on = acceptedOn === null ? "" : `${short(acceptedOn, today)} `;
  return `${on}验收${by === null ? "" : `，限 ${short(by, today)} 付清`}`;
}
