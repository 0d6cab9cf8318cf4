import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { platformActor } from "../../platform/actor.ts";
import { addPerson } from "./actions.ts";
import { listSeats } from "./reads.ts";
import type { Role } from "./roles.ts";

const opened = testDatabase();
let county: County;
let neighbour: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
  neighbour = await aCounty(opened.database, "990102");
});

const password = "Qinghe-2026-start";

const open = (login: string, role: Role, organization: string) =>
  county.act("systemAdmin", (tx, by) =>
    addPerson(tx, by, { login, name: "周小禾", password, role, organization }),
  );

describe("opening an account", () => {
  test("a clerk gets a post in a township of the county, and is found by name, account or office", async () => {
    const post = await open("zhou", "townshipClerk", county.organizations.township!);
    for (const words of ["周小禾", "zho", "柳河"]) {
      const rows = await county.ask("systemAdmin", (db, by) =>
        listSeats(db, by.jurisdiction, { words, limit: 50 }),
      );
      expect(rows.map((row) => row.id)).toContain(post);
    }
  });

  test("no administrator opens an account in another county", async () => {
    await expect(
      open("spy", "countyFinanceOfficer", neighbour.organizations.finance!),
    ).rejects.toThrow("县财政局不属于本财政区划");
  });

  test("a post stands only in its kind of office", async () => {
    await expect(open("wrong", "countyTreasury", county.organizations.township!)).rejects.toThrow(
      "“县国库支付”岗位不设在柳河镇",
    );
  });

  test("a provider, which belongs to no treasury, gets its account from any county it works in", async () => {
    const post = await open("firm", "providerAgent", county.organizations.provider!);
    expect(post).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("the platform's own command opens the first administrator", async () => {
    const post = await county.act(platformActor(), (tx, by) =>
      addPerson(tx, by, {
        login: "first",
        name: "管理员",
        password,
        role: "systemAdmin",
        organization: county.organizations.platform!,
      }),
    );
    expect(post).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("persons of the next county are not listed", async () => {
    const rows = await county.ask("systemAdmin", (db, by) =>
      listSeats(db, by.jurisdiction, { limit: 200 }),
    );
    const own = Object.values(county.organizations);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !own.includes(row.organization))).toEqual([]);
  });
});
