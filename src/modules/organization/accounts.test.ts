import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import * as accounts from "./accounts.ts";
import { addPerson, me } from "./actions.ts";
import { listPostsOf } from "./reads.ts";
import { today } from "../../platform/clock.ts";
import { personOnly } from "./sight.ts";

const opened = testDatabase();
let county: County;
let person: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  const organization = county.organizations["township"]!;
  const input = {
    login: "liuhe.xin",
    name: "新来的",
    password: "first-password-1",
    organization,
    role: "townshipClerk" as const,
  };
  await county.act("systemAdmin", (tx, by) => addPerson(tx, by, input));
  person = (
    await county.ask("systemAdmin", (db) =>
      db
        .selectFrom("person")
        .select("id")
        .where("login", "=", "liuhe.xin")
        .executeTakeFirstOrThrow(),
    )
  ).id;
});

const postsNow = () => county.ask("systemAdmin", (db) => listPostsOf(db, person, today()));

test("one person may be given a second post, only where such a post exists, and loses one by name", async () => {
  const other = county.organizations["otherTownship"]!;
  await county.act("systemAdmin", (tx, by) =>
    accounts.givePost(tx, by, { person, organization: other, role: "townshipHead" }),
  );
  expect((await postsNow()).map((post) => post.role).sort()).toEqual([
    "townshipClerk",
    "townshipHead",
  ]);
  const wrong = county.act("systemAdmin", (tx, by) =>
    accounts.givePost(tx, by, { person, organization: other, role: "countyTreasury" }),
  );
  await expect(wrong).rejects.toThrow("“县国库支付”岗位不设在石桥乡");
  const clerk = (await postsNow()).find((post) => post.role === "townshipClerk")!;
  await county.act("systemAdmin", (tx, by) => accounts.endPost(tx, by, { person, post: clerk.id }));
  const again = county.act("systemAdmin", (tx, by) =>
    accounts.endPost(tx, by, { person, post: clerk.id }),
  );
  await expect(again).rejects.toMatchObject({ kind: "notFound" });
});

test("a password that was reset must be changed at its first use", async () => {
  await county.act("systemAdmin", (tx, by) =>
    accounts.resetPassword(tx, by, { person, password: "second-password-2" }),
  );
  const seen = await county.ask("systemAdmin", (db) => me(db, personOnly(person)));
  expect(seen.mustChangePassword).toBe(true);
});

test("an account is disabled and comes back; nobody disables himself, nobody reaches another county", async () => {
  await county.act("systemAdmin", (tx, by) =>
    accounts.disable(tx, by, { person, isDisabled: true }),
  );
  expect(
    (await county.ask("systemAdmin", (db, by) => accounts.viewAccount(db, by, person))).person
      .isDisabled,
  ).toBe(true);
  await county.act("systemAdmin", (tx, by) =>
    accounts.disable(tx, by, { person, isDisabled: false }),
  );
  const self = county.act("systemAdmin", (tx, by) =>
    accounts.disable(tx, by, { person: by.person, isDisabled: true }),
  );
  await expect(self).rejects.toMatchObject({ kind: "conflict" });
  const neighbour = await aCounty(opened.database, "990102");
  const foreign = neighbour.act("systemAdmin", (tx, by) =>
    accounts.resetPassword(tx, by, { person, password: "stolen-password-3" }),
  );
  await expect(foreign).rejects.toMatchObject({ kind: "notFound" });
});
