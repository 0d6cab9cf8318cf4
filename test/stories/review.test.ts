import { afterAll, beforeAll, expect, test } from "vitest";
import * as projects from "../../src/modules/project/api.ts";
import { clerkOf } from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { beginReview, reviewChapters, type Reviewing } from "./review.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Reviewing;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginReview(teller, teller.county);
});

afterAll(() => teller.close());

const seen = () => teller.sees(clerkOf(one), projects.viewProject, one.key);
const counting = async () =>
  (await seen()).opinions
    .filter((given) => given.counts)
    .map((given) => given.role)
    .toSorted();

test("the desks of the township are those of its own paper, one of which leads", async () => {
  await tellChapter(one, reviewChapters.divided);
  const { jurisdiction } = one.county.actor(clerkOf(one));
  const township = one.county.organizations["liuhe"]!;
  const { sets } = await teller.sees(clerkOf(one), projects.listDeskSets, {
    jurisdiction,
    township,
  });
  expect(sets.find((set) => set.counts)).toMatchObject({ document: "柳政发〔2026〕2号（虚构）" });
});

test("each desk signs once, with its reason, and nobody for it", async () => {
  await tellChapter(one, reviewChapters.signed);
  expect(await counting()).toEqual(["reviewDiscipline", "reviewFinance"]);
  expect(await teller.sees("reviewDiscipline@liuhe", projects.viewProject, one.key)).toMatchObject({
    draft: null,
  });
});

test("what is changed voids the opinions it touches, and no other", async () => {
  await tellChapter(one, reviewChapters.amended);
  expect(await counting()).toEqual(["reviewDiscipline", "reviewFinance", "reviewSocial"]);
  const { opinions, cost } = await seen();
  expect(cost).toBe("8120000");
  expect(opinions.filter((given) => !given.counts).map((given) => given.role)).toEqual(
    expect.arrayContaining(["reviewFinance", "reviewSocial"]),
  );
});

test("a missing answer is shown with its days, and is never set", async () => {
  await tellChapter(one, reviewChapters.late);
  const { rows } = await teller.sees(clerkOf(one), projects.listUnanswered, {});
  // Asked on Monday 2 February, five working days: until the 9th.
  expect(rows).toMatchObject([{ role: "reviewParty", dueOn: "2026-02-09", lateDays: 4 }]);
});

test("county finance agrees before the plan, because its paper says so", async () => {
  await tellChapter(one, reviewChapters.passed);
  expect(await seen()).toMatchObject({ status: "inPlan", planned: "8120000" });
});
