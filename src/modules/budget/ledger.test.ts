import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { newId } from "../../platform/identity.ts";
import { aCounty, testDatabase } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { lineBalances } from "./reads.ts";

const opened = testDatabase();

test("an approved line has its amount and nothing drawn", async () => {
  const county = await aCounty(opened.database);
  const line = await anApprovedLine(county, { amount: "1000.00" });
  const balances = await county.ask("townshipClerk", (db) =>
    lineBalances(db, county.jurisdiction, [line]),
  );
  expect(balances.get(line)).toEqual({ approved: 100_000n, drawn: 0n });
  void [day, yuan, newId];
});
