import { beforeAll, describe, expect, test } from "vitest";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aDraft, bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { friday, reviewIn } from "../../../test/given/review.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { seeingAll } from "../../platform/widen.ts";
import { delegate } from "../organization/delegation.ts";
import type { Role } from "../organization/roles.ts";
import { edit, withdraw } from "./actions.ts";
import { projectPage } from "./page.ts";
import { saveReviewDraft, sign } from "./review.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

const { signs, submits, page, status, openTasks } = reviewIn(() => county);

const written = { opinion: "amend", reason: "请写明抽取询价对象的办法" } as const;

const saves = (who: Parameters<County["act"]>[0], key: ProjectKey, what: object = {}) =>
  at(friday, () =>
    county.act(who, (tx, by) => saveReviewDraft(tx, by, key, { ...written, ...what })),
  );

/** How many drafts are kept of a project: the platform itself looks, past every sight. */
const kept = async ({ id }: ProjectKey) => {
  const desks = await Promise.all(
    (["township", "otherTownship"] as const).map((office) =>
      opened.database.ask({ ...fullSight, mine: [county.organizations[office]!] }, (db) =>
        db
          .selectFrom("reviewDraft")
          .select("role")
          .where("project", "=", id)
          .orderBy("role")
          .execute(),
      ),
    ),
  );
  return desks.flat().map((one) => one.role);
};

async function underReview(): Promise<ProjectKey> {
  const key = await aDraft(county);
  await submits(key);
  return key;
}

describe("暂存 of an opinion", () => {
  test("is found again by its desk, and by nobody else", async () => {
    const key = await underReview();
    await saves("reviewDiscipline", key, { reason: "先写一半" });
    await saves("reviewDiscipline", key);
    expect((await page("reviewDiscipline", key)).draft).toMatchObject({
      ...written,
      person: "联审（纪委）",
      changed: [],
    });
    const others: Role[] = ["reviewFinance", "townshipClerk", "townshipHead", "auditor"];
    for (const who of [...others, "countyFinanceReviewer" as const, "disciplineInspector" as const])
      expect((await page(who, key)).draft).toBeNull();
    // The database keeps it from whoever sees the whole county, too.
    const seen = await county.ask("countyFinanceOfficer", (db, by) =>
      seeingAll(db, by, () => db.selectFrom("reviewDraft").selectAll().execute()),
    );
    expect(seen).toEqual([]);
  });

  test("answers nothing: the desk is still waited for, and the others pass nothing on", async () => {
    const key = await underReview();
    await saves("reviewDiscipline", key, { opinion: "agree" });
    for (const role of ["reviewFinance", "reviewParty", "reviewSocial"] as const)
      await signs(role, key);
    expect(await status(key)).toBe("submitted");
    const { opinions, desks } = await page("townshipClerk", key);
    expect(opinions.map((one) => one.role)).not.toContain("reviewDiscipline");
    expect(desks.find((one) => one.role === "reviewDiscipline")?.waiting).not.toBeNull();
    expect(await openTasks(key)).toEqual(["project.review.reviewDiscipline 2026-03-13"]);
  });

  test("goes when its desk signs; that of another desk stays", async () => {
    const key = await underReview();
    await saves("reviewDiscipline", key);
    await saves("reviewParty", key);
    await signs("reviewDiscipline", key);
    expect(await kept(key)).toEqual(["reviewParty"]);
    await expect(saves("reviewDiscipline", key)).rejects.toThrow("已签署过意见，不能再签");
    for (const role of ["reviewFinance", "reviewParty", "reviewSocial"] as const)
      await signs(role, key);
    expect(await kept(key)).toEqual([]);
    await expect(saves("reviewParty", key)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("is kept over a return, and says which parts were changed meanwhile", async () => {
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const key = await aDraft(county, { line });
    await submits(key);
    await saves("reviewDiscipline", key);
    await signs("reviewSocial", key, "amend");
    await expect(saves("reviewDiscipline", key)).rejects.toThrow(/现在是“已退回”/);
    expect((await page("reviewDiscipline", key)).draft).toBeNull();
    await at(friday, () =>
      county.act("townshipClerk", (tx, by) =>
        edit(tx, by, key, bookkeeping(line, { forWhom: "十三个村" })),
      ),
    );
    await submits(key);
    expect((await page("reviewDiscipline", key)).draft).toMatchObject({
      reason: written.reason,
      changed: ["服务需求"],
    });
    // Written again, it is about what stands there now.
    await saves("reviewDiscipline", key);
    expect((await page("reviewDiscipline", key)).draft?.changed).toEqual([]);
  });

  test("goes with the project that is withdrawn", async () => {
    const key = await underReview();
    await saves("reviewDiscipline", key);
    await at(friday, () =>
      county.act("townshipClerk", (tx, by) => withdraw(tx, by, key, "不再购买")),
    );
    expect(await kept(key)).toEqual([]);
  });

  test("belongs to the seat: whoever stands in goes on with it, and signs it away", async () => {
    const key = await underReview();
    await saves("reviewParty", key);
    const { id } = await at(friday, () =>
      county.act("reviewParty", (tx, by) =>
        delegate(tx, by, {
          delegate: county.as("reviewSocial").person,
          fromOn: friday,
          toOn: day("2026-03-10"),
          reason: "外出学习",
        }),
      ),
    );
    const { acting } = await county.ask("reviewParty", (db) =>
      db.selectFrom("delegation").select("acting").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    const standing = {
      ...county.as("reviewParty"),
      person: county.as("reviewSocial").person,
      post: acting,
    };
    const seen = await county.ask(standing, (db, by) => projectPage(db, by, key, friday));
    expect(seen.draft).toMatchObject({ reason: written.reason, person: "联审（党政办）" });
    await at(friday, () =>
      county.act(standing, (tx, by) => sign(tx, by, key, { opinion: "agree", reason: "方案可行" })),
    );
    expect(await kept(key)).toEqual([]);
  });
});
