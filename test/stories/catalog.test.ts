import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as catalog from "../../src/modules/catalog/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as purchase from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { beginAdjustment, catalogChapters, type Adjustment } from "./catalog.story.ts";
import { tellChapter } from "./chapter.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Adjustment;
let books: purchase.Purchase;
const officer = purchase.officer;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  // A township buys bookkeeping by the edition of its day, before anything changes.
  const line = teller.county.lines["liuhe 2026 2130199"]!;
  books = purchase.begin(teller, teller.county.organizations, bookkeeping(line));
  await purchase.plan(books);
  one = beginAdjustment(teller, teller.county.organizations);
});

afterAll(() => teller.close());

const seen = () => teller.sees(officer, catalog.viewRevision, one.key);

test("an item that the province does not have is refused before anybody is asked", async () => {
  await tellChapter(one, catalogChapters.drafted);
  const revision = await seen();
  expect(revision).toMatchObject({ status: "drafted", round: 0, gaps: [], findings: [] });
  expect(revision.changes.map((change) => change.code)).toEqual(["B030101", "B030102"]);
});

test("thirteen are asked, each answer has who and when, and an answer that is missing is seen", async () => {
  await tellChapter(one, catalogChapters.opinions);
  const { opinions } = await seen();
  expect(opinions).toHaveLength(13);
  expect(opinions.filter((opinion) => opinion.opinion === "disagree")).toMatchObject([
    { organization: { name: "柳河镇" }, answeredOn: "2026-03-06", isLate: false },
  ]);
});

test("what was sent back is asked anew, and earlier answers stay without counting", async () => {
  await tellChapter(one, catalogChapters.reviewed);
  const revision = await seen();
  expect(revision).toMatchObject({ status: "approved", round: 2 });
  expect(revision.opinions).toHaveLength(26);
  expect(revision.reviews.map(({ kindName, round }) => `${kindName} ${round}`)).toEqual([
    "合法性审查 2",
    "专家论证 2",
    "合法性审查 1",
  ]);
});

test("the new edition holds from its day; the project keeps its own; the townships' list is flagged", async () => {
  await tellChapter(one, catalogChapters.published);
  const { rows } = await teller.sees(officer, catalog.listEditions, { place: "990101" });
  const county = rows.filter((edition) => edition.level === "county");
  expect(county.map(({ id, from, to }) => [id, from, to])).toEqual([
    [one.edition, "2026-04-01", undefined],
    ["990101-county-2025", "2025-01-01", "2026-03-31"],
    ["990101-county-2023", "2023-01-01", "2024-12-31"],
  ]);
  const touched = await teller.sees(officer, projects.listTouched, one.key);
  expect(touched.rows).toMatchObject([
    { id: books.key.id, catalogItem: "B0301", how: "改买下级事项", statusName: "已列入计划" },
  ]);
  const project = await teller.sees(officer, projects.viewProject, books.key);
  expect(project.edition).toMatchObject({ id: "990101-township-2025" });
  const flags = await opened.database.ask(fullSight, (db) =>
    db.selectFrom("flagHit").selectAll().where("subjectId", "=", one.key.id).execute(),
  );
  expect(flags.map((flag) => flag.because)).toEqual([
    "“青禾县乡镇政府购买服务指导性目录（2025 年版，样例）”有 1 项失去上级：B0301",
  ]);
});

test("anybody may lay both editions side by side, without signing in", async () => {
  teller.on(day("2026-04-02"));
  const asked = { before: "990101-county-2025", after: one.edition };
  const { status, body } = await teller.call(undefined, catalog.listDifferences, asked);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    rows: [
      { code: "B030101", kindName: "新增" },
      { code: "B030102", kindName: "新增" },
    ],
  });
});
