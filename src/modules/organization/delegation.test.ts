import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { endPost } from "./accounts.ts";
import { delegate, endDelegation, viewDelegations } from "./delegation.ts";
import { listPostsOf, personsOfPosts } from "./reads.ts";
import { findSeat } from "./signedIn.ts";
import type { Role } from "./roles.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

const monday = day("2026-03-09");

type Days = { fromOn?: string; toOn?: string };

const delegates = (
  role: Role,
  to: Role,
  { fromOn = "2026-03-09", toOn = "2026-03-13" }: Days = {},
) =>
  at(monday, () =>
    county.act(role, (tx, by) =>
      delegate(tx, by, {
        delegate: county.as(to).person,
        fromOn: day(fromOn),
        toOn: day(toOn),
        reason: "外出培训",
      }),
    ),
  );

const postsOn = (role: Role, on: string) =>
  opened.database.ask(fullSight, (db) => listPostsOf(db, county.as(role).person, day(on)));

describe("委托代办", () => {
  test("the delegate holds the post from its first day to its last, and not one day longer", async () => {
    await delegates("reviewParty", "reviewSocial");
    const rolesOn = async (on: string) =>
      (await postsOn("reviewSocial", on)).map((one) => one.role);
    expect(await rolesOn("2026-03-08")).toEqual(["reviewSocial"]);
    expect(await rolesOn("2026-03-09")).toEqual(["reviewSocial", "reviewParty"]);
    expect(await rolesOn("2026-03-13")).toEqual(["reviewSocial", "reviewParty"]);
    expect(await rolesOn("2026-03-14")).toEqual(["reviewSocial"]);
    const acting = (await postsOn("reviewSocial", "2026-03-09"))[1]!;
    const seatOn = (on: string) =>
      opened.database.ask(fullSight, (db) => findSeat(db, acting.person, acting.id, day(on)));
    expect((await seatOn("2026-03-13")).post?.role).toBe("reviewParty");
    expect((await seatOn("2026-03-14")).post).toBeUndefined();
    const names = await opened.database.ask(fullSight, (db) => personsOfPosts(db, [acting.id]));
    expect(names.get(acting.id)).toBe("联审（社会事务办）（代 联审（党政办））");
  });

  test("the page of the office shows whose desk, who acts and until when", async () => {
    const seen = await county.ask("reviewParty", (db, by) => viewDelegations(db, by, monday));
    expect(seen.rows).toMatchObject([
      { holder: "联审（党政办）", delegate: "联审（社会事务办）", isInForce: true, mayEnd: true },
    ]);
    expect(seen.colleagues.map((one) => one.name)).not.toContain("联审（党政办）");
  });

  test.each<[string, { role: Role; to: Role } & Days, string]>([
    ["a day past", { role: "reviewFinance", to: "reviewSocial", fromOn: "2026-03-08" }, "已过"],
    ["end first", { role: "reviewFinance", to: "reviewSocial", toOn: "2026-03-08" }, "早于"],
    ["to oneself", { role: "reviewFinance", to: "reviewFinance" }, "自己"],
    ["to another office", { role: "reviewFinance", to: "departmentOfficer" }, "没有这位"],
    ["twice", { role: "reviewParty", to: "reviewFinance", toOn: "2026-03-09" }, "已经委托"],
    ["head to clerk", { role: "townshipHead", to: "townshipClerk" }, "两个人"],
    ["check to entry", { role: "countyFinanceReviewer", to: "countyFinanceOfficer" }, "两个人"],
  ])("%s is refused", async (_, { role, to, ...days }, says) => {
    await expect(delegates(role, to, days)).rejects.toThrow(says);
  });

  test("what was delegated is not delegated further", async () => {
    const acting = (await postsOn("reviewSocial", "2026-03-09"))[1]!;
    const by = { ...county.as("reviewParty"), person: acting.person, post: acting.id };
    await expect(
      at(monday, () =>
        county.act(by, (tx, who) =>
          delegate(tx, who, {
            delegate: county.as("reviewFinance").person,
            fromOn: monday,
            toOn: monday,
            reason: "也外出",
          }),
        ),
      ),
    ).rejects.toThrow("不能再转委托");
  });

  test("it is taken back at once, by the holder alone and once", async () => {
    const { id } = await delegates("reviewDiscipline", "reviewFinance");
    const end = (role: Role) =>
      at(monday, () => county.act(role, (tx, by) => endDelegation(tx, by, id)));
    await expect(end("reviewFinance")).rejects.toMatchObject({ kind: "forbidden" });
    await end("reviewDiscipline");
    expect((await postsOn("reviewFinance", "2026-03-09")).map((one) => one.role)).toEqual([
      "reviewFinance",
    ]);
    await expect(end("reviewDiscipline")).rejects.toMatchObject({ kind: "conflict" });
  });

  test("one colleague does not get both hands, whichever comes second; even at the same moment", async () => {
    const days = { fromOn: "2026-03-16", toOn: "2026-03-20" };
    const both = await Promise.allSettled([
      delegates("townshipHead", "reviewSocial", days),
      delegates("townshipClerk", "reviewSocial", days),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const other = { fromOn: "2026-03-21", toOn: "2026-03-22" };
    const given = both[0].status === "fulfilled" ? "townshipClerk" : "townshipHead";
    await expect(delegates(given, "reviewSocial", days)).rejects.toThrow("两个人");
    await delegates(given, "reviewSocial", other);
  });

  test("who leaves the office acts for nobody there any more", async () => {
    const { person, post } = county.as("reviewFinance");
    await delegates("reviewDiscipline", "reviewFinance", {
      fromOn: "2026-03-23",
      toOn: "2026-03-27",
    });
    await at(monday, () =>
      county.act("systemAdmin", (tx, by) => endPost(tx, by, { person, post })),
    );
    expect((await postsOn("reviewFinance", "2026-03-24")).map((one) => one.role)).toEqual([]);
  });
});
