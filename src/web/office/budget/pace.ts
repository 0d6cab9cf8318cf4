import type { Answer } from "../../../base/endpoint.ts";
import { listPayments, viewDaysToPay } from "../../../modules/payment/api.ts";
import { useAsk } from "../call.ts";

export type Payment = Answer<typeof listPayments>["rows"][number];

/** 付款用时: whole days on average, of what was paid in the year; overdue: how many wait beyond their day. */
export type Pace = { days: number | undefined; overdue: number };

export type Pacing = { of: ReadonlyMap<string, Pace>; overdue: readonly Payment[] };

/** Beside the money: asked only where the rows are offices, and the page stands without it. */
export function usePace(year: number, isAsked: boolean): Pacing | undefined {
  const days = useAsk(viewDaysToPay, isAsked ? { year } : undefined).data;
  const overdue = useAsk(listPayments, isAsked ? { overdue: "true", limit: 200 } : undefined).data;
  if (!isAsked || !days || !overdue) return undefined;
  const of = new Map<string, Pace>();
  for (const row of days.rows)
    if (row.payments > 0)
      of.set(row.organization.id, { days: Math.round(row.days / row.payments), overdue: 0 });
  for (const { payer } of overdue.rows) {
    const known = of.get(payer.id) ?? { days: undefined, overdue: 0 };
    of.set(payer.id, { ...known, overdue: known.overdue + 1 });
  }
  return { of, overdue: overdue.rows };
}
