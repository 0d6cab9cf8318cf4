import { day, type Day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { listClauses, listInstalments } from "../../src/modules/contract/reads.ts";
import { askAcceptance, recordService } from "../../src/modules/delivery/actions.ts";
import { accept } from "../../src/modules/delivery/verdict.ts";
import { check, order, pay, request } from "../../src/modules/payment/actions.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";
import { aSignedContract, type ContractGiven } from "./contract.ts";

type Key = { jurisdiction: string; id: string };

let invoices = 0;

export const anInvoice = (): string => `2433000000${String(++invoices).padStart(6, "0")}`;

type Installed = { contract: Key; instalment: string; share: string };

/** Served, asked for and accepted in July: all standards met but those numbered in `unmet` (from 0). */
export const anAcceptance = (
  county: County,
  { contract, instalment, share }: Installed,
  {
    asked = "40000.00",
    period = "上半年",
    on = day("2026-07-05"),
    unmet = [] as readonly number[],
  } = {},
): Promise<Key> =>
  at(on, async () => {
    await county.act("providerAgent", (tx, by) =>
      recordService(tx, by, { ...contract, share, quantity: 1, place: "柳河村", says: "完成记账" }),
    );
    const id = await county.act("townshipClerk", (tx, by) =>
      askAcceptance(tx, by, { ...contract, instalment, period, asked: yuan(asked) }),
    );
    await county.act("townshipHead", async (tx, by) => {
      const clauses = await listClauses(tx, contract.jurisdiction, contract.id);
      const standards = clauses.filter((one) => one.kind === "acceptance");
      const items = standards.map((one, i) => {
        const met = !unmet.includes(i);
        return { clause: one.id, met, note: met ? "" : "没有达到" };
      });
      const opinions = ["柳河村", "石头村", "大树村"].map((place) => ({
        place,
        satisfied: 5,
        words: "",
      }));
      await accept(tx, by, { jurisdiction: contract.jurisdiction, id, items, opinions });
    });
    return { jurisdiction: contract.jurisdiction, id };
  });

/** Asked for by the township clerk. */
export const aRequest = (
  county: County,
  acceptance: Key,
  { amount = "40000.00", on = day("2026-07-10"), invoice = anInvoice() } = {},
): Promise<Key> =>
  at(on, () =>
    county.act("townshipClerk", (tx, by) =>
      request(tx, by, {
        kind: "pay",
        jurisdiction: acceptance.jurisdiction,
        acceptance: acceptance.id,
        amount: yuan(amount),
        invoice,
      }),
    ),
  );

/** Checked and ordered by the county finance bureau. */
export const anOrder = (county: County, key: Key, on: Day): Promise<Key> =>
  at(on, async () => {
    await county.act("countyFinanceReviewer", (tx, by) => check(tx, by, key));
    await county.act("countyFinanceOfficer", (tx, by) => order(tx, by, key));
    return key;
  });

/** Paid by the county treasury. */
export const aPaid = (county: County, key: Key, paidOn: Day): Promise<unknown> =>
  at(paidOn, () =>
    county.act("countyTreasury", (tx, by) => pay(tx, by, key, { voucher: "ZF-0001", paidOn })),
  );

/** A contract with its first instalment, for advances and acceptances. */
export async function aContractWithInstalment(
  county: County,
  given: ContractGiven = {},
): Promise<Installed> {
  const contract = await aSignedContract(county, given);
  const [first] = await county.ask("townshipClerk", (db) =>
    listInstalments(db, contract.jurisdiction, contract.id),
  );
  return { contract, instalment: first!.id, share: first!.share };
}
