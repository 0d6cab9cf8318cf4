import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aDraft, bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { reviewIn } from "../../../test/given/review.ts";
import { flagsOn } from "../../../test/given/traces.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { at } from "../../platform/clock.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { edit } from "./actions.ts";
import { adoptDesks } from "./desks.ts";
import { DesksInput, UpperReviewsInput } from "./desksForms.ts";
import { approve, endorse, enterPlan } from "./plan.ts";
import { adoptUpperReviews } from "./upper.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

const { signs, submits, page, status, openTasks } = reviewIn(() => county);

const paper = { document: "青财购〔2026〕5号（虚构）", confirmed: true };

const localDesks = (changes: object = {}) =>
  DesksInput.parse({
    ...paper,
    fromOn: "2026-05-01",
    desks: [
      {
        role: "reviewParty",
        isLead: true,
        days: 3,
        looksAt: "方案和需求",
        touches: ["amount", "plan", "purpose", "targets"],
      },
      {
        role: "reviewFinance",
        isLead: false,
        days: 2,
        looksAt: "资金和方式",
        touches: ["amount", "funding", "method"],
      },
    ],
    ...changes,
  });

describe("who reviews is data of the place", () => {
  test("the newest set of the county wins as a whole from its first day on", async () => {
    await county.act("countyFinanceOfficer", (tx, by) => adoptDesks(tx, by, localDesks()));
    const key = await aDraft(county, { draftedOn: "2026-05-01" });
    await submits(key, day("2026-05-06"));
    const seen = await page("townshipClerk", key, day("2026-05-06"));
    expect(seen.desks.map((one) => [one.role, one.isLead, one.days])).toEqual([
      ["reviewParty", true, 3],
      ["reviewFinance", false, 2],
    ]);
    await expect(signs("reviewSocial", key, "agree", day("2026-05-06"))).rejects.toMatchObject({
      kind: "forbidden",
    });
    await signs("reviewParty", key, "agree", day("2026-05-06"));
    await signs("reviewFinance", key, "agree", day("2026-05-06"));
    expect(await status(key)).toBe("jointlyReviewed");
  });

  const [first, second] = localDesks().desks;
  test.each([
    ["no lead", { fromOn: "2026-06-01", desks: [{ ...first, isLead: false }, second] }, "牵头"],
    ["a part that nobody answers for", { fromOn: "2026-06-01", desks: [first] }, "资金来源"],
    ["the same desk twice", { fromOn: "2026-06-01", desks: [first, first] }, "两次"],
    ["the same first day again", {}, "2026-05-01"],
    ["an end before its beginning", { fromOn: "2026-06-02", toOn: "2026-06-01" }, "早于"],
  ])("%s is refused", async (_, changes, says) => {
    const input = localDesks(changes);
    await expect(
      county.act("countyFinanceOfficer", (tx, by) => adoptDesks(tx, by, input)),
    ).rejects.toThrow(says);
  });
});

describe("another division of desks, adopted meanwhile", () => {
  test("voids no opinion by itself: each falls by the parts of the day on which it was given", async () => {
    const [april, may] = [day("2026-04-20"), day("2026-05-06")];
    const line = await anApprovedLine(county, { amount: "84000.00" });
    const key = await aDraft(county, { line });
    await submits(key, april);
    for (const role of reviewerRoles) await signs(role, key, "agree", april);
    const changes = (content: object) =>
      at(may, () =>
        county.act("townshipClerk", (tx, by) => edit(tx, by, key, bookkeeping(line, content))),
      );
    const standing = async () =>
      (await page("townshipClerk", key, may)).opinions
        .filter((one) => one.voided === null)
        .map((one) => one.role)
        .toSorted();
    await changes({ title: "柳河镇记账服务" });
    // 党政办 answers for the plan; in May 社会事务办 and 纪委 are no longer asked, and what they said in April stands.
    expect(await standing()).toEqual(["reviewDiscipline", "reviewFinance", "reviewSocial"]);
    await changes({ title: "柳河镇记账服务", purpose: "请人统一记账，账目按季公开" });
    expect(await standing()).toEqual(["reviewDiscipline", "reviewFinance"]);
  });
});

describe("above the township: as the rows of the place ask", () => {
  const rows = [
    { reviewer: "finance", amountFrom: "10000000", days: 5 },
    { reviewer: "department", amountFrom: String(yuan("84000.00")), item: "B03", days: 4 },
  ] as const;

  beforeAll(async () => {
    const department = county.organizations["department"]!;
    const input = UpperReviewsInput.parse({
      ...paper,
      fromOn: "2026-07-01",
      rows: rows.map((one) => (one.reviewer === "department" ? { ...one, department } : one)),
    });
    await county.act("countyFinanceOfficer", (tx, by) => adoptUpperReviews(tx, by, input));
  });

  const july = day("2026-07-02");
  const reviewed = async (unitPrice: string, on = july): Promise<ProjectKey> => {
    const line = await anApprovedLine(county, { amount: "200000.00" });
    const amount = String(BigInt(unitPrice) * 14n);
    const shares = [{ quantity: 14, fundings: [{ line, amount }] }];
    const key = await aDraft(county, { line, unitPrice, shares });
    await submits(key, on);
    await signs("reviewParty", key, "agree", on);
    await signs("reviewFinance", key, "agree", on);
    return key;
  };
  const plans = (key: ProjectKey, on = july) =>
    at(on, () => county.act("countyFinanceOfficer", (tx, by) => enterPlan(tx, by, key)));
  const endorses = (key: ProjectKey, opinion: "agree" | "disagree" = "agree") =>
    at(july, () =>
      county.act("departmentOfficer", (tx, by) =>
        endorse(tx, by, key, { opinion, reason: "属本部门职责" }),
      ),
    );

  test("one fen a village below the amount nobody above is asked", async () => {
    const key = await reviewed("599999");
    expect(await openTasks(key)).toEqual(["project.enterPlan"]);
    await expect(endorses(key)).rejects.toMatchObject({ kind: "notFound" });
    await plans(key);
    expect(await status(key)).toBe("inPlan");
  });

  test("at the amount the department is asked, and the plan waits for it", async () => {
    const key = await reviewed("600000");
    expect(await openTasks(key)).toEqual(["project.endorse 2026-07-08"]);
    await expect(plans(key)).rejects.toMatchObject({
      breaches: [{ rule: "project.reviewsAreDone" }],
    });
    const seen = await page("departmentOfficer", key, july);
    expect(seen.offers.map((one) => one.verb)).toEqual(["endorse", "decline"]);
    expect(seen.above).toMatchObject([{ name: "县农业农村局", waiting: { dueOn: "2026-07-08" } }]);
    await endorses(key);
    await plans(key);
    expect(await status(key)).toBe("inPlan");
  });

  test("above the second amount both are asked, the department first", async () => {
    const key = await reviewed("800000");
    await expect(
      at(july, () =>
        county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, key, { reason: "同意" })),
      ),
    ).rejects.toMatchObject({ breaches: [{ rule: "project.departmentHasAgreed" }] });
    await endorses(key);
    expect(await openTasks(key)).toEqual(["project.approve 2026-07-09"]);
  });

  test("the department sends back with its reason, and answers again", async () => {
    const key = await reviewed("600000");
    await endorses(key, "disagree");
    expect(await status(key)).toBe("returned");
    await submits(key, july);
    expect(await openTasks(key)).toEqual(["project.endorse 2026-07-08"]);
    await endorses(key);
    expect(await openTasks(key)).toEqual(["project.enterPlan"]);
  });

  test("what was submitted the day before is asked as the rows of that day say: finance alone", async () => {
    const key = await aDraft(county);
    const june = day("2026-06-30");
    await submits(key, june);
    await signs("reviewParty", key, "agree", june);
    await signs("reviewFinance", key, "agree", june);
    expect(await openTasks(key)).toEqual(["project.approve 2026-07-07", "project.enterPlan"]);
    // The row of that day is a sample: nobody has answered, the project enters the plan, and the record says so.
    await plans(key);
    expect(await status(key)).toBe("inPlan");
    expect(await flagsOn(county, key)).toContain("project.reviewsAsSample");
  });

  test("a sample that the county makes its own binds from its first day on", async () => {
    const [july31, august] = [day("2026-07-31"), day("2026-08-03")];
    const input = UpperReviewsInput.parse({
      ...paper,
      fromOn: "2026-08-01",
      rows: [{ reviewer: "finance", amountFrom: "0", days: 5 }],
    });
    await county.act("countyFinanceOfficer", (tx, by) => adoptUpperReviews(tx, by, input));
    const before = await reviewed("599999", july31);
    await plans(before, august);
    expect(await flagsOn(county, before)).not.toContain("project.reviewsAsSample");
    const after = await reviewed("599999", august);
    expect(await openTasks(after)).toEqual(["project.approve 2026-08-10"]);
    await expect(plans(after, august)).rejects.toMatchObject({
      breaches: [{ rule: "project.reviewsAreDone" }],
    });
  });
});
