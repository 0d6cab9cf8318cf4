import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aReturnCsv, asking } from "../../../test/given/reporting.ts";
import * as statistics from "../statistics/api.ts";
import * as api from "./api.ts";

const opened = testDatabase();
let county: County;
let round: { jurisdiction: string; id: string };

const call = asking(opened, () => county);
const cell = { form: 1, row: "教育", column: "合计.预算数" };
const because = "学校安保改由公安局统一购买，列公共安全";

/** Ten million for schools in the return of 2024, nothing in that of 2025, which every unit has confirmed. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  await call(
    statistics.importReturn,
    "countyFinanceOfficer",
    { year: 2024, form: 1, period: "january", scope: "all" },
    aReturnCsv("教育", "1000"),
  );
  round = await call(api.openRound, "countyFinanceOfficer", { year: 2025, period: "january" });
  const { units } = await call(api.viewRound, "countyFinanceOfficer", { ...round, form: 1 });
  for (const { id } of units)
    await call(api.vouchUnitReturn, "countyFinanceReviewer", { ...round, id, reason: "已核对" });
  await call(api.sumRound, "countyFinanceOfficer", round);
});

test("a jump against what was filed for the year before is explained before the return is checked", async () => {
  const view = await call(api.viewRound, "countyFinanceOfficer", { ...round, form: 1 });
  expect(view.unexplained).toEqual([cell]);
  await expect(call(api.checkRound, "countyFinanceOfficer", round)).rejects.toThrow(
    "表1“教育”合计.预算数少见，还没有说明",
  );
  await call(api.explainRoundCell, "countyFinanceOfficer", { ...round, ...cell, says: because });
  await call(api.checkRound, "countyFinanceOfficer", round);
  await call(api.fileRound, "countyFinanceReviewer", round);
});

test("the city reads beside the filed cell what was said of it, and who said it", async () => {
  const key = { jurisdiction: "990101", year: 2025, form: 1, period: "january", scope: "all" };
  const filed = await call(statistics.viewReturn, "cityFinanceViewer", { ...key, source: "filed" });
  expect(filed.findings).toMatchObject([
    { rule: "statistics.jumpsAgainstLastYear", row: "教育", column: "合计.预算数" },
  ]);
  expect(filed.explanations).toMatchObject([
    { row: "教育", column: "合计.预算数", says: because, by: "县财政局经办" },
  ]);
  const seen = await call(api.viewRound, "cityFinanceViewer", { ...round, form: 1 });
  expect(seen.explanations).toMatchObject([{ says: because, by: "县财政局经办", holds: true }]);
});
