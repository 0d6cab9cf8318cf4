import { day } from "../../base/day.ts";
import { fen, yuan, type Money } from "../../base/money.ts";
import { approveLine } from "../../modules/budget/actions.ts";
import type { Actor } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { townships } from "./places.ts";

/** Lines of each township and buying department: one for each trade's functional class, for 2025 and 2026. */
export const classes = [
  { code: "2130199", title: "农业农村服务", ledger: "general", amount: "260000.00" },
  { code: "2080802", title: "养老和社会服务", ledger: "general", amount: "420000.00" },
  { code: "2120501", title: "城乡环境和设施管护", ledger: "general", amount: "380000.00" },
  { code: "2010399", title: "机关辅助服务", ledger: "general", amount: "160000.00" },
  { code: "2120801", title: "村镇基础设施管护", ledger: "fund", amount: "140000.00" },
] as const;

type Budgets = {
  organizations: Record<string, string>;
  by: Actor;
  years: readonly number[];
  drawn: ReadonlyMap<string, bigint> | undefined;
};

/** A tenth above what will be drawn, in whole 万元. */
export function approvedFor(drawn: bigint): Money {
  const wan = 1_000_000n;
  return fen(((drawn * 11n) / 10n / wan + 1n) * wan);
}

/** 批复: each line with its decision document, on one day of January. */
export async function makeLines(
  database: Database,
  { organizations, by, years, drawn }: Budgets,
): Promise<Record<string, string>> {
  const lines: Record<string, string> = {};
  const purchasers = [...townships.map((one) => one.key), "civil", "farming"];
  for (const year of years) {
    const decidedOn = day(`${year}-01-16`);
    const decision = {
      number: `青人发〔${year}〕3号（虚构）`,
      title: `关于批准${year}年县级预算的决议`,
      decidedOn,
    };
    const approveAll = async (tx: Tx): Promise<void> => {
      for (const [place, key] of purchasers.entries())
        for (const { code, title, ledger, amount } of classes) {
          const name = `${key} ${year} ${code}`;
          lines[name] = await approveLine(tx, by, {
            organization: organizations[key]!,
            year,
            code: `${year}-${String(place + 1).padStart(2, "0")}-${code}`,
            title,
            functionalClass: code,
            ledger,
            source: ledger === "fund" ? "transfer" : "own",
            // Without stories the usual amount of the trade.
            amount: drawn ? approvedFor(drawn.get(name) ?? 0n) : yuan(amount),
            decision,
          });
        }
    };
    await at(day(`${year}-01-20`), () => database.act(by.sight, approveAll));
  }
  return lines;
}
