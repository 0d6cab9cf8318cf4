import { beforeAll, describe, expect, test } from "vitest";
import { day, type Day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import type { Role } from "../organization/roles.ts";
import {
  aCatalog,
  aDraft,
  anApproved,
  askedBy,
  entriesOf,
  theDetail,
} from "../../../test/given/catalog.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import type { Key } from "./drafting.ts";
import { publish } from "./publication.ts";
import { findItem, getEdition, itemsOf } from "./reads.ts";
import { getRevision, listChanges } from "./revisionReads.ts";

const db = testDatabase();
let county: County;
let place = 990_200;
const on = <T>(text: string, run: () => Promise<T>): Promise<T> => at(day(text), run);

/** A county of its own for each chapter: publications follow each other and cannot be undone. */
async function anotherCounty(): Promise<County> {
  place += 1;
  const made = await aCounty(db.database, `${place}`);
  await aCatalog(db.database, { place: `${place}` });
  return made;
}

const release = (key: Key, fromOn: string, by: Role = "countyFinanceReviewer") =>
  county.act(by, (tx, actor) =>
    publish(tx, actor, key, {
      name: `目录（${fromOn} 起）`,
      document: "青财购〔2026〕9号（虚构）",
      fromOn: day(fromOn),
    }),
  );

const seen = (key: Key) => county.ask("countyFinanceOfficer", (tx) => getRevision(tx, key));
const editionOn = (text: string) =>
  county.ask("townshipClerk", (tx) => getEdition(tx, county.jurisdiction, day(text)));

describe("a publication", () => {
  beforeAll(async () => {
    county = await anotherCounty();
  });

  test("makes the next edition, gives the former its last day, and changes nothing of it", () =>
    on("2026-11-28", async () => {
      const key = await anApproved(county);
      const id = await release(key, "2027-01-01");
      const published = { status: "published", edition: id, fromOn: "2027-01-01" };
      expect(await seen(key)).toMatchObject(published);
      const former = `${county.jurisdiction}-county`;
      expect(await editionOn("2026-12-31")).toMatchObject({ id: former, to: "2026-12-31" });
      expect(await editionOn("2027-01-01")).toMatchObject({
        id,
        revision: id,
        delegatedBy: "省财政厅关于编制市县目录的通知",
        confirmed: false,
      });
      const found = (edition: string) => county.ask("townshipClerk", (tx) => itemsOf(tx, edition));
      const [old, now] = [await found(former), await found(id)];
      expect(now.length - old.length).toBe(1);
      expect(old.find((one) => one.code === "B0302")?.isLeaf).toBe(true);
      expect(now.find((one) => one.code === "B0302")?.isLeaf).toBe(false);
      expect(now.find((one) => one.code === "B030201")).toMatchObject({ level: 4, isLeaf: true });
    }));

  test("is replaced by the next, on a day of its own", () =>
    on("2027-02-01", async () => {
      const first = await anApproved(county, { code: "B030202", name: "工程结算审核" });
      const second = await anApproved(county, { code: "B030203", name: "竣工财务决算审核" });
      await release(first, "2027-03-01");
      await expect(release(second, "2027-03-01")).rejects.toThrow("请填它以后的日期");
      expect(await seen(second)).toMatchObject({ status: "approved", edition: null });
      await release(second, "2027-03-02");
      expect(await seen(first)).toMatchObject({ status: "replaced" });
      const kept = await county.ask("townshipClerk", (tx) =>
        findItem(tx, "B030202", county.jurisdiction, day("2027-03-02")),
      );
      expect(kept).toMatchObject({ name: "工程结算审核" });
    }));

  test("does not begin before it is made public", () =>
    on("2027-04-01", async () => {
      const key = await anApproved(county, { code: "B030204", name: "专项审计" });
      await expect(release(key, "2027-03-31")).rejects.toThrow(
        "生效日 2027-03-31 早于公布日 2027-04-01",
      );
    }));

  test("is for the reviewer of county finance alone", () =>
    on("2027-04-01", async () => {
      const key = await anApproved(county, { code: "B030205", name: "专项审计" });
      for (const role of ["townshipClerk", "departmentOfficer", "countyFinanceOfficer"] as const)
        await expect(release(key, "2027-06-01", role)).rejects.toMatchObject({ kind: "forbidden" });
    }));
});

describe("an edition of the whole", () => {
  beforeAll(async () => {
    county = await anotherCounty();
  });

  test("begins with what is in force, and does not undo what was published meanwhile", async () => {
    const whole = await on("2027-05-01", () => aDraft(county));
    const changes = await county.ask("countyFinanceOfficer", (tx) => listChanges(tx, whole));
    expect(changes).toHaveLength(146);
    await on("2027-05-02", async () => release(await anApproved(county), "2027-06-01"));
    await expect(on("2027-05-03", () => askedBy(county, whole))).rejects.toThrow(
      "起草以后又公布了“目录（2027-06-01 起）”",
    );
  });

  test("of a county whose townships have their own is flagged where those reach beyond it", async () => {
    const township = entriesOf("B0301", "B0302");
    const level = "township" as const;
    await aCatalog(db.database, { place: county.jurisdiction, level, entries: township });
    const key = await on("2027-07-01", () =>
      anApproved(county, { code: "B030202", name: "结算审核" }),
    );
    await on("2027-07-02", () => release(key, "2027-08-01"));
    const flags = await db.database.ask(fullSight, (tx) =>
      tx.selectFrom("flagHit").selectAll().where("subjectId", "=", key.id).execute(),
    );
    expect(flags.map((one) => one.because)).toEqual([
      "“青禾县政府购买服务指导性目录”有 1 项失去上级：B0302",
    ]);
  });
});

describe("whose catalog applies", () => {
  const first: Day = day("2026-06-01");
  beforeAll(async () => {
    county = await anotherCounty();
    const of = { place: county.jurisdiction, from: first };
    const [level, entries] = ["township" as const, entriesOf("B0301")];
    await aCatalog(db.database, { ...of, id: "townships", level, entries });
    await aCatalog(db.database, {
      ...of,
      id: "farming",
      level: "department",
      organization: county.organizations["department"],
      entries: entriesOf("A1203"),
    });
  });

  const asked = (key: string, kind: string, text: string) =>
    county.ask("townshipClerk", async (tx) => {
      const purchaser = { id: county.organizations[key]!, kind };
      return (await getEdition(tx, { place: county.jurisdiction, purchaser }, day(text))).id;
    });

  test("a township's binds townships and a department's the department, from their first day", async () => {
    const own = `${county.jurisdiction}-county`;
    expect(await asked("township", "township", "2026-05-31")).toBe(own);
    expect(await asked("township", "township", "2026-06-01")).toBe("townships");
    expect(await asked("department", "countyDepartment", "2026-06-01")).toBe("farming");
    expect(await asked("finance", "countyFinance", "2026-06-01")).toBe(own);
  });

  test("a place has its own edition, and its neighbour only that of the province", async () => {
    expect((await editionOn("2026-06-01")).id).toBe(`${county.jurisdiction}-county`);
    const next = await county.ask("townshipClerk", (tx) => getEdition(tx, "990999", first));
    expect(next.id).toBe("sample");
  });

  test("an edition from paper that reaches beyond its upper one is not adopted", async () => {
    const entries = [...entriesOf("B0301"), { ...theDetail, code: "B0399" }];
    const wide = { place: county.jurisdiction, id: "wide", from: day("2027-01-01"), entries };
    await expect(aCatalog(db.database, { ...wide, level: "township" })).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "catalog.staysWithinUpper" }],
    });
  });
});
