import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { enterGrant, split } from "../../src/modules/budget/grants.ts";
import { listLinesOfGrant } from "../../src/modules/budget/grantReads.ts";
import type { County } from "../given.ts";

let count = 0;

export const aDocument = {
  number: "青财农〔2026〕12号（虚构）",
  title: "关于下达2026年费随事转资金的通知",
  decidedOn: day("2026-02-10"),
};

/** 动物防疫经费 of the department, in yuan. */
export const aGrant = (
  county: County,
  { amount = "300000.00", year = 2026 }: { amount?: string; year?: number } = {},
) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    enterGrant(tx, by, {
      organization: county.organizations["department"]!,
      year,
      code: `FS-${year}-${String(++count).padStart(2, "0")}`,
      title: "动物防疫经费",
      functionalClass: "2130108",
      ledger: "general",
      source: "special",
      amount: yuan(amount),
      decision: { ...aDocument, decidedOn: day(`${year}-02-10`) },
    }),
  );

type Key = { jurisdiction: string; id: string };

/** Splits a grant: an organization's key and yuan each; answers the lines of the grant by 编号. */
export const aSplit = (
  county: County,
  grant: Key,
  parts: readonly { to: string; amount: string; line?: string }[],
) =>
  county.act("countyFinanceOfficer", async (tx, by) => {
    await split(tx, by, {
      ...grant,
      decision: aDocument,
      parts: parts.map(({ to, amount, line }) => ({
        organization: county.organizations[to]!,
        amount: yuan(amount),
        title: "",
        ...(line === undefined ? {} : { line }),
      })),
    });
    return listLinesOfGrant(tx, grant.jurisdiction, grant.id);
  });
