import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aCheckedProvider } from "../../../test/given/provider.ts";
import * as actions from "./actions.ts";
import { completeCreditCode } from "./creditCode.ts";
import { RegisterInput } from "./model.ts";
import * as reads from "./reads.ts";
import { providerIsNotBanned } from "./rules.ts";

const opened = testDatabase();
const on = day("2026-11-21");
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

const register = (first17: string, more: object = {}) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    actions.register(
      tx,
      by,
      RegisterInput.parse({
        creditCode: completeCreditCode(first17),
        name: "青禾县某某服务有限公司",
        size: "small",
        ...more,
      }),
      on,
    ),
  );

const file = (id: string) => county.ask("countyFinanceOfficer", (db) => reads.getProvider(db, id));

describe("register", () => {
  test("a firm is registered with its licences and gets an organization of its own", async () => {
    const id = await register("91990101MA1A0000A", {
      qualifications: [{ heldBy: "provider", name: "代理记账许可证", from: "2026-01-01" }],
    });
    expect(await file(id)).toMatchObject({
      status: "registered",
      size: "small",
      registeredIn: "990101",
      qualifications: [{ name: "代理记账许可证", holders: 1, to: undefined }],
      bans: [],
    });
  });

  test("a wrong check character is refused in figures, and nothing remains", async () => {
    const refused = county.act("countyFinanceOfficer", (tx, by) =>
      actions.register(
        tx,
        by,
        RegisterInput.parse({ creditCode: "914403001922038217", name: "某公司", size: "small" }),
        on,
      ),
    );
    await expect(refused).rejects.toMatchObject({
      kind: "unlawful",
      message: "统一社会信用代码 914403001922038217 校验码应为 6，现为 7",
    });
    const found = await county.ask("countyFinanceOfficer", (db) =>
      reads.findByCreditCode(db, "914403001922038217"),
    );
    expect(found).toBeUndefined();
  });

  test("an organ is refused at once with 102 第六条", async () => {
    await expect(register("11990101MA1A0000A")).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "provider.mayProvide", basis: [{ article: "6" }, { article: "8" }] }],
    });
  });

  test("the same code twice is one provider", async () => {
    await register("91990101MA1A0001B");
    await expect(register("91990101MA1A0001B")).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("check, list and ban", () => {
  test("an institution is checked only when its class is known, and 公益一类 never", async () => {
    const id = await register("12990101MB1A0000A");
    const check = (institutionClass?: "publicOne" | "publicTwo") =>
      county.act("countyFinanceOfficer", (tx, by) =>
        actions.check(tx, by, { id, institutionClass }, on),
      );
    await expect(check()).rejects.toMatchObject({
      breaches: [{ rule: "provider.classIsKnown" }],
    });
    await expect(check("publicOne")).rejects.toMatchObject({
      breaches: [{ rule: "provider.mayProvide" }],
    });
    await check("publicTwo");
    expect(await file(id)).toMatchObject({ status: "checked", institutionClass: "publicTwo" });
  });

  test("a directory entry is this county's; a ban ends it and bars on its days alone", async () => {
    const id = await aCheckedProvider(county, "provider");
    const entry = { id, kind: "general", document: "青禾县名录第一批", listedOn: on } as const;
    await county.act("countyFinanceOfficer", (tx, by) => actions.enlist(tx, by, entry));
    const listed = await county.ask("countyFinanceOfficer", (db) =>
      reads.listProviders(db, { listedIn: "990101", limit: 50 }),
    );
    expect(listed.map((one) => one.id)).toEqual([id]);

    const days = { from: day("2026-12-01"), until: day("2027-11-30") };
    await county.act("countyFinanceReviewer", (tx, by) =>
      actions.ban(tx, by, { id, ...days, document: "处罚决定（虚构）", reason: "虚假材料" }),
    );
    const facts = (at: string) =>
      county.ask("townshipClerk", (db) => reads.factsOfProvider(db, id, day(at)));
    expect(providerIsNotBanned.broken(await facts("2026-12-01"))).toBe(
      "2026-12-01 至 2027-11-30 禁止参加（处罚决定（虚构）），本次为 2026-12-01",
    );
    expect(providerIsNotBanned.broken(await facts("2027-12-01"))).toBeUndefined();
    const directory = await county.ask("auditor", (db) => reads.listDirectory(db, id));
    expect(directory).toMatchObject([{ jurisdiction: "990101", removedOn: "2026-12-01" }]);

    const lift = (on: string, today = on) =>
      at(day(today), () =>
        county.act("countyFinanceReviewer", (tx, by) =>
          actions.changeStanding(tx, by, "lift", { id, on: day(on), reason: "期满" }),
        ),
      );
    await expect(lift("2027-12-01", "2027-11-30")).rejects.toThrow(
      "日期 2027-12-01 晚于今天 2027-11-30",
    );
    await expect(lift("2027-11-30")).rejects.toMatchObject({
      breaches: [{ because: "禁止期至 2027-11-30，本次为 2027-11-30" }],
    });
    await lift("2027-12-01");
    expect(await file(id)).toMatchObject({ status: "checked" });
  });

  test("nobody is listed twice, nor from a day to come; a ban that reaches back ends the entry on its own day", async () => {
    const id = await aCheckedProvider(county, "thirdProvider", { qualifications: [] });
    const enlist = (listedOn: string) =>
      county.act("countyFinanceOfficer", (tx, by) => {
        const kind = "rural" as const;
        return actions.enlist(tx, by, { id, kind, document: "第一批", listedOn: day(listedOn) });
      });
    await at(on, async () => {
      await expect(enlist("2026-11-22")).rejects.toThrow("日期 2026-11-22 晚于今天 2026-11-21");
      await enlist("2026-11-20");
      await expect(enlist("2026-11-21")).rejects.toThrow(
        "已于 2026-11-20 列入本县农村组织名录（第一批），不必再列",
      );
      await county.act("countyFinanceReviewer", (tx, by) => {
        const days = { from: day("2026-11-01"), until: day("2027-10-31") };
        return actions.ban(tx, by, { id, ...days, document: "处罚决定（虚构）", reason: "造假" });
      });
    });
    const directory = await county.ask("auditor", (db) => reads.listDirectory(db, id));
    expect(directory).toMatchObject([{ listedOn: "2026-11-20", removedOn: "2026-11-20" }]);
  });

  test("an officer cannot ban, and a licence that is renewed stands beside the old one", async () => {
    const id = await aCheckedProvider(county, "otherProvider", { qualifications: [] });
    const ban = county.act("countyFinanceOfficer", (tx, by) =>
      actions.ban(tx, by, { id, from: on, until: on, document: "文件", reason: "理由" }),
    );
    await expect(ban).rejects.toMatchObject({ kind: "forbidden" });
    for (const from of ["2024-01-01", "2026-01-01"])
      await county.act("countyFinanceOfficer", (tx, by) =>
        actions.addQualification(
          tx,
          by,
          {
            id,
            qualification: {
              heldBy: "provider",
              name: "许可证",
              number: "1",
              issuer: "",
              holders: 1,
              from: day(from),
            },
          },
          on,
        ),
      );
    expect((await file(id)).qualifications.map((one) => one.from)).toEqual([
      "2024-01-01",
      "2026-01-01",
    ]);
  });

  test("a search by part of the name or of the code pages by code", async () => {
    const asked = { words: "990101", limit: 2 };
    const first = await county.ask("townshipClerk", (db) => reads.listProviders(db, asked));
    const after = first.at(-1)!.creditCode;
    const second = await county.ask("townshipClerk", (db) =>
      reads.listProviders(db, { ...asked, after }),
    );
    const codes = [...first, ...second].map((one) => one.creditCode);
    expect(codes).toHaveLength(4);
    expect(codes).toEqual([...codes].sort());
  });
});
