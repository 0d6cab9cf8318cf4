import { sql } from "kysely";
import { fen, minus, nought, sum, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { yearOf, type Day } from "../../base/day.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { listLines } from "../budget/reads.ts";
import { daysToPay } from "../payment/reads.ts";
import { placeOf } from "../project/facts.ts";
import { getThreshold } from "../policy/reads.ts";
import type { DeskMoney } from "./model.ts";
import type * as z from "zod";

type Whose = { jurisdiction: string; organization: string | undefined };

/** 今年的钱: of one purchaser, or of the whole treasury for those who look after it. */
export async function moneyOfYear(
  db: Db,
  whose: Whose,
  today: Day,
): Promise<z.input<typeof DeskMoney>> {
  const year = yearOf(today);
  const lines = await listLines(db, { ...whose, year });
  const all = (of: "approved" | "planned" | "committed" | "paid"): Money =>
    sum(lines.map((line) => line.money[of]));
  const paid = (await daysToPay(db, whose.jurisdiction, year)).filter(
    (one) => !whose.organization || one.organization === whose.organization,
  );
  const payments = paid.reduce((count, one) => count + one.payments, 0);
  const days = paid.reduce((count, one) => count + one.days, 0);
  return {
    year,
    budget: all("approved"),
    planned: all("planned"),
    contracted: all("committed"),
    paid: all("paid"),
    payDays: payments === 0 ? null : Math.floor((days * 20 + payments) / (payments * 2)),
    nearest: whose.organization
      ? await nearestToLimit(db, { ...whose, organization: whose.organization }, today)
      : null,
  };
}

/** 离采购限额最近的品目: what one purchaser put forward below the limit this year, by item. */
async function nearestToLimit(
  db: Db,
  { jurisdiction, organization }: { jurisdiction: string; organization: string },
  today: Day,
) {
  const limit = await limitOf(db, jurisdiction, today);
  if (limit === undefined) return null;
  const [row] = await rowsOf(
    db,
    sql<{ item: string; bought: bigint }>`
      select p.item_name as item, sum(s.fiscal + s.other)::bigint as bought
      from project p join share s on s.jurisdiction = p.jurisdiction and s.project = p.id
      where p.jurisdiction = ${jurisdiction} and p.organization = ${organization} and p.year = ${yearOf(today)}
        and s.left_on is null and p.track = 'internal' and p.status in ('submitted', 'jointlyReviewed', 'financeReviewed', 'inPlan', 'closed')
      group by p.catalog_item, p.item_name
      order by 2 desc limit 1`,
  );
  if (!row) return null;
  const bought = fen(row.bought);
  const left = bought >= limit ? nought : minus(limit, bought);
  return { item: row.item, bought, limit, left };
}

/** A place without a limit is told so where it buys, not on the workbench. */
async function limitOf(db: Db, jurisdiction: string, on: Day): Promise<Money | undefined> {
  try {
    const { division, level } = await placeOf(db, jurisdiction);
    const row = await getThreshold(db, { place: division, level, object: "services", on });
    return row.procurementFrom;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
