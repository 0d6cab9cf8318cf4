import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { imported } from "../../../test/given/history.ts";
import { asking } from "../../../test/given/reporting.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { withdraw } from "../history/actions.ts";
import { checkRound, sumRound } from "./actions.ts";
import * as api from "./api.ts";

const opened = testDatabase();
let county: County;
let round: { jurisdiction: string; id: string };

const call = asking(opened, () => county);
const past = (year: number, name: string) =>
  imported(county, [
    { year, office: "县农业农村局", name, budget: "3", executed: "3", final: "3" },
  ]);

const standing = async () => {
  const view = await call(api.viewRound, "countyFinanceReviewer", { ...round, form: 1 });
  const offer = view.offers.find((one: { verb: string }) => ["check", "file"].includes(one.verb));
  const total = view.table.rows.at(-1).cells["total.budget"];
  const reasons: string[] = offer.breaches.map((one: { because: string }) => one.because);
  return { verb: offer.verb, isOpen: offer.isOpen, total, reasons };
};

const august = day("2026-08-01");
const summedAnew = () =>
  at(august, () =>
    county.act("countyFinanceOfficer", async (tx, by) => {
      await sumRound(tx, by, round, august);
      await checkRound(tx, by, round, august);
    }),
  );

/** The January return of 2025 in January 2026: every unit confirmed, summed and checked, nothing bought. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  round = await call(api.openRound, "countyFinanceOfficer", { year: 2025, period: "january" });
  const { units } = await call(api.viewRound, "countyFinanceOfficer", { ...round, form: 1 });
  for (const { id } of units)
    await call(api.vouchUnitReturn, "countyFinanceReviewer", { ...round, id, reason: "已核对" });
  await call(api.sumRound, "countyFinanceOfficer", round);
  await call(api.checkRound, "countyFinanceOfficer", round);
});

test("history of another year does not touch a return that was checked", async () => {
  await past(2023, "前年的");
  expect(await standing()).toEqual({ verb: "file", isOpen: true, total: "0", reasons: [] });
});

test("history of its own year, imported since the sum, keeps it from being filed, by the name of the file", async () => {
  await past(2025, "去年的");
  const reason = "汇总以后，历史台账变了：“台账.xlsx”又导入或者撤销，不在汇总数里";
  expect(await standing()).toEqual({ verb: "file", isOpen: false, total: "0", reasons: [reason] });
  await expect(call(api.fileRound, "countyFinanceReviewer", round)).rejects.toThrow(reason);
  await summedAnew();
  expect(await standing()).toEqual({ verb: "file", isOpen: true, total: "3000000", reasons: [] });
});

test("so does a withdrawal; the sum that was taken holds it until it is taken anew", async () => {
  const later = day("2026-08-05");
  await at(later, () =>
    county.act("countyFinanceReviewer", async (tx, by) => {
      const row = await tx
        .selectFrom("historyRow")
        .select("import")
        .where("year", "=", 2025)
        .executeTakeFirstOrThrow();
      const key = { jurisdiction: "990101", id: row.import };
      await withdraw(tx, by, { ...key, reason: "重复" }, later);
    }),
  );
  expect(await standing()).toMatchObject({ isOpen: false, total: "3000000" });
});
