import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { imported, type PastRow } from "../../../test/given/history.ts";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { withdraw } from "../history/actions.ts";
import { sumForm } from "./ledgerSums.ts";
import type { ReturnKey } from "./model.ts";
import { recountForm } from "./recount.ts";

const opened = testDatabase();
let county: County;

const rows: PastRow[] = [
  // 执行数 above 预算数, as it was reported: no ledger would bear it.
  {
    year: 2023,
    office: "柳河镇",
    name: "村级代理记账",
    budget: "4.2",
    executed: "4.5",
    final: "4.5",
    class: "2130199",
    paidOn: "2023-06-30",
  },
  {
    year: 2023,
    office: "县农业农村局",
    name: "统防统治",
    budget: "10",
    executed: "8",
    final: "8",
    class: "2130108",
    kind: "技术性服务",
    paidOn: "2023-07-01",
  },
  {
    year: 2023,
    office: "石桥乡",
    name: "没有分类的",
    budget: "1",
    final: "1",
    ledger: "政府性基金",
  },
  {
    year: 2023,
    office: "县农业农村局",
    name: "国防的",
    budget: "7",
    final: "7",
    class: "2030101",
  },
  { year: 2022, office: "柳河镇", name: "上年的", budget: "2", final: "2" },
  { year: 2022, office: "柳河镇", name: "上年没有决算的", budget: "3" },
];

beforeAll(async () => {
  county = await aCounty(opened.database);
  await imported(county, rows);
});

const formOf = (more: Partial<ReturnKey>) =>
  opened.database.ask(fullSight, (db) =>
    sumForm(db, {
      jurisdiction: "990101",
      form: 1,
      year: 2023,
      scope: "all",
      period: "year",
      ...more,
    }),
  );

const totalOf = ({ rows: of }: Awaited<ReturnType<typeof formOf>>, row = "合计") =>
  of.find((one) => one.row === row)?.cells;

test("a past year is summed as it was reported, in class and ledger, and the return says so", async () => {
  const form = await formOf({});
  expect(totalOf(form)).toMatchObject({
    "general.projects": 2n,
    "fund.projects": 1n,
    "total.projects": 3n,
    "total.budget": 15_200_000n,
    "total.executed": 12_500_000n,
    "total.final": 13_500_000n,
  });
  expect(totalOf(form, "农林水")).toMatchObject({ "general.executed": 12_500_000n });
  expect(totalOf(form, "其他")).toMatchObject({ "fund.budget": 1_000_000n });
  expect(form.mark).toBe(
    "含历史台账 3 个项目：按上报数相加，不在记账核对之内；没有功能分类、服务类别的计入“其他”。",
  );
});

test("form 2 has the same totals, and what has no kind stands with the others", async () => {
  const form = await formOf({ form: 2 });
  expect(totalOf(form)).toEqual(totalOf(await formOf({})));
  expect(totalOf(form, "技术性服务")).toMatchObject({ "general.budget": 10_000_000n });
});

test("the county's own level leaves its townships out", async () => {
  expect(totalOf(await formOf({ scope: "own" }))).toMatchObject({ "total.budget": 10_000_000n });
});

test("in July only what was paid by June counts, and the final account is last year's", async () => {
  const form = await formOf({ period: "july" });
  expect(totalOf(form)).toMatchObject({
    "total.budget": 15_200_000n,
    "total.executed": 4_500_000n,
  });
  expect(form.mark).toContain("没有支付日期的不计入上半年执行数");
  // One row of 2022 has none: a sum of some would be taken for the whole.
  expect(totalOf(form)?.["total.final"]).toBeUndefined();
});

const asOf = (known: string) =>
  opened.database.ask(fullSight, (db) =>
    recountForm(
      db,
      { jurisdiction: "990101", form: 1, year: 2023, scope: "all", period: "year" },
      new Date(known),
    ),
  );

test("as of a day before the import there is none of it, and a class outside the form is not in the mark", async () => {
  const before = await asOf("2026-07-19T00:00:00+08:00");
  expect(totalOf(before)).toMatchObject({ "total.projects": 0n, "total.budget": 0n });
  expect(before.mark).toBeUndefined();
  const after = await asOf("2026-07-21T00:00:00+08:00");
  expect(totalOf(after)).toEqual(totalOf(await formOf({})));
  expect(after.mark).toContain("含历史台账 3 个项目");
});

test("a year without history has no mark", async () => {
  expect((await formOf({ year: 2021 })).mark).toBeUndefined();
});

test("a withdrawn import leaves today's sums, and stands in those of a day on which it was known", async () => {
  await at(day("2026-08-05"), () =>
    county.act("countyFinanceReviewer", async (tx, by) => {
      const one = await tx.selectFrom("historyImport").select("id").executeTakeFirstOrThrow();
      const key = { jurisdiction: "990101", id: one.id };
      await withdraw(tx, by, { ...key, reason: "单位填错" }, day("2026-08-05"));
    }),
  );
  expect(totalOf(await formOf({}))).toMatchObject({ "total.projects": 0n, "total.budget": 0n });
  const then = await asOf("2026-08-04T23:59:59+08:00");
  expect(totalOf(then)).toMatchObject({ "total.projects": 3n, "total.budget": 15_200_000n });
  expect(then.mark).toContain("含历史台账 3 个项目");
  const after = await asOf("2026-08-06T00:00:00+08:00");
  expect(totalOf(after)).toMatchObject({ "total.projects": 0n, "total.budget": 0n });
  expect(after.mark).toBeUndefined();
});
