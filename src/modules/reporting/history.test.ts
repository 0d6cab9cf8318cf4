import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aTable, imported } from "../../../test/given/history.ts";
import { asking } from "../../../test/given/reporting.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { keepFilesIn } from "../../platform/files.ts";
import { sniff } from "../../platform/sniff.ts";
import { send, withdraw, workNext } from "../history/actions.ts";
import { checkRound, sumRound } from "./actions.ts";
import * as api from "./api.ts";
import { roundView } from "./views.ts";

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

const importOf = (year: number) =>
  county.ask("auditor", async (db) => {
    const row = await db
      .selectFrom("historyRow")
      .select("import")
      .where("year", "=", year)
      .executeTakeFirstOrThrow();
    return { jurisdiction: "990101", id: row.import };
  });

/** What the page of an import says of the returns it touches. */
const touched = async (key: { jurisdiction: string; id: string }) => {
  const { rows } = await call(api.listTouchedRounds, "countyFinanceOfficer", key);
  return rows.map((one: Record<string, string>) => [
    one["place"],
    one["name"],
    one["statusName"],
    one["effect"],
  ]);
};
const january = "2025 年统计报表（1月报送）";

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
  expect(await touched(await importOf(2023))).toEqual([]);
});

test("before an import is confirmed, its page names the returns that will have to be summed anew", async () => {
  keepFilesIn(mkdtempSync(join(tmpdir(), "goufu-touched-")));
  const bytes = await aTable([
    { year: 2025, office: "县农业农村局", name: "还没有导入的", budget: "1" },
  ]);
  const key = await at(day("2026-07-20"), async () => {
    const file = await sniff("核对.xlsx", Buffer.from(bytes));
    const sent = await county.act("countyFinanceOfficer", (tx, by) =>
      send(tx, by, file, day("2026-07-20")),
    );
    await workNext(opened.database);
    return sent;
  });
  expect(await touched(key)).toEqual([["青禾县", january, "已核对", "would"]]);
});

test("history of its own year, imported since the sum, keeps it from being filed, by the name of the file", async () => {
  await past(2025, "去年的");
  const reason = "汇总以后，历史台账变了：“台账.xlsx”又导入或者撤销，不在汇总数里";
  expect(await standing()).toEqual({ verb: "file", isOpen: false, total: "0", reasons: [reason] });
  await expect(call(api.fileRound, "countyFinanceReviewer", round)).rejects.toThrow(reason);
  const key = await importOf(2025);
  expect(await touched(key)).toEqual([["青禾县", january, "已核对", "stale"]]);
  await summedAnew();
  expect(await touched(key)).toEqual([["青禾县", january, "已核对", "would"]]);
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
  const key = await importOf(2025);
  expect(await touched(key)).toEqual([["青禾县", january, "已核对", "stale"]]);
  await at(later, () =>
    county.act("countyFinanceOfficer", (tx, by) => sumRound(tx, by, round, later)),
  );
  expect(await touched(key)).toEqual([]);
});

test("the page of a round reads once what was found and explained in it", async () => {
  const asked: string[] = [];
  const by = county.as("countyFinanceReviewer");
  await opened.database.ask(by.sight, (db) => {
    const counted = (db as Tx).withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    return roundView(counted, by, { ...round, form: 1, scope: "all" }, day("2026-08-05"));
  });
  const of = (table: string) => asked.filter((one) => one.includes(`"${table}"`)).length;
  expect([of("returnExplanation"), of("statisticReturn")]).toEqual([1, 6]);
});
