import { afterAll, beforeAll, expect, test } from "vitest";
import * as reporting from "../../src/modules/reporting/api.ts";
import {
  cityReviewer,
  filingReviewer,
  provinceFiler,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import { filedByFile } from "../given/reporting.ts";
import { testDatabase } from "../given.ts";
import { aboveChapters, tellBelow, whyLess } from "./aboveReporting.story.ts";
import { tellChapter } from "./chapter.ts";
import { beginFiling, type Filing } from "./reporting.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Filing;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginFiling(teller, teller.county);
  await filedByFile(opened.database, teller.county.actor(cityReviewer), {
    year: 2025,
    row: "教育",
  });
  await tellBelow(one);
}, 120_000);

afterAll(() => teller.close());

test("city and province close their own year, once, by their reviewers", () =>
  tellChapter(one, aboveChapters.closed));

test("who has not filed is seen and reminded, level by level", async () => {
  await tellChapter(one, aboveChapters.summed);
  await tellChapter(one, aboveChapters.reminded);
  const { rows } = await teller.sees(provinceFiler, reporting.viewOverview, {
    year: 2026,
    period: "july",
  });
  expect(rows.map((each) => [each.name, each.statusName, each.reminded])).toEqual([
    ["云川市", "已汇总", 1],
    ["青禾县", "已报送", 1],
    ["石林县", "未开始", 0],
  ]);
});

test("a jump against last year's file is explained by the city before it files, and the province reads who said it", async () => {
  await tellChapter(one, aboveChapters.explained);
  const seen = await teller.sees(provinceReviewer, reporting.viewRound, { ...one.city, form: 1 });
  expect(seen.explanations).toContainEqual(
    expect.objectContaining({ row: "教育", column: "合计.预算数", says: whyLess, holds: true }),
  );
});

test("what is corrected below goes up level by level, until the province files to the ministry", async () => {
  const { begun, countyCorrects, sentBack, held, corrected, filed } = aboveChapters;
  for (const chapter of [begun, countyCorrects, sentBack, held, corrected, filed])
    await tellChapter(one, chapter);
  const versionsOf = async (who: string, key: { jurisdiction: string; id: string }) => {
    const { status, filed: rows } = await teller.sees(who, reporting.viewRound, {
      ...key,
      form: 1,
    });
    return [status, rows[0]?.version];
  };
  expect(await versionsOf(filingReviewer, one.round)).toEqual(["filed", 2]);
  expect(await versionsOf(cityReviewer, one.city)).toEqual(["filed", 2]);
  expect(await versionsOf(provinceReviewer, one.province)).toEqual(["filed", 1]);
});
