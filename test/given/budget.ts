import { yuan } from "../../src/base/money.ts";
import { day } from "../../src/base/day.ts";
import { approveLine } from "../../src/modules/budget/actions.ts";
import type { County } from "../given.ts";

let count = 0;

/** An approved line of a township (or another organization), in yuan. */
export const anApprovedLine = (
  county: County,
  {
    amount = "100000.00",
    year = 2026,
    organization = "township",
    functionalClass = "2130199",
    ledger = "general" as "general" | "fund",
  } = {},
): Promise<string> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    approveLine(tx, by, {
      organization: county.organizations[organization]!,
      year,
      code: `Z${++count}`,
      title: "政府购买服务经费",
      functionalClass,
      ledger,
      source: "own",
      amount: yuan(amount),
      decision: {
        number: "青财预〔2026〕1号",
        title: "关于批复2026年部门预算的通知",
        decidedOn: day("2026-01-20"),
      },
    }),
  );
