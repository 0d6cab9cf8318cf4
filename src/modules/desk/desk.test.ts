import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { Endpoint } from "../../base/endpoint.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { perform } from "../../platform/http.ts";
import { runNext } from "../../platform/jobs.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anOrder,
  aPaid,
  aRequest,
} from "../../../test/given/payment.ts";
import { withLimits } from "../../../test/given/project.ts";
import { jobs, publish, publishDue, refresh } from "../disclosure/actions.ts";
import * as open from "../disclosure/api.ts";
import { disclosureRoutes } from "../disclosure/routes.ts";
import { stagesOfProject, viewDesk } from "./reads.ts";

const opened = testDatabase();
let county: County;
let project: string;

async function settle(): Promise<void> {
  await opened.database.act(fullSight, publishDue);
  const work = { [jobs.publish]: publish, [jobs.refresh]: refresh };
  while (await runNext(opened.database, work));
}

async function asked(endpoint: Endpoint, input: unknown = {}) {
  const route = disclosureRoutes.find((one) => one.endpoint === endpoint)!;
  const outcome = await perform(opened.database, route, { by: undefined, input });
  return JSON.parse((outcome as { body: string }).body);
}

const deskOf = (role: Parameters<County["ask"]>[0], on: string) =>
  county.ask(role, (db, by) => viewDesk(db, by, day(on)));

const stagesSeenBy = (who: Parameters<County["ask"]>[0]) =>
  county.ask(who, (db, by) =>
    stagesOfProject(db, by, { jurisdiction: county.jurisdiction, id: project }, day("2026-07-25")),
  );

/** A contract of 81,000.00 yuan, 40,000.00 of it accepted on 5 July. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  const made = await aContractWithInstalment(county);
  const acceptance = await anAcceptance(county, made, { asked: "40000.00" });
  project = await county.ask("townshipClerk", async (db) => {
    const found = await db
      .selectFrom("contract")
      .select("project")
      .where("id", "=", made.contract.id)
      .executeTakeFirstOrThrow();
    return found.project;
  });
  await at(day("2026-07-05"), settle);
  const paying = await aRequest(county, acceptance, { on: day("2026-07-10") });
  await anOrder(county, paying, day("2026-07-12"));
  await aPaid(county, paying, day("2026-07-24"));
});

describe("the workbench", () => {
  test("says what waits, the legal last day first, and only what is mine", async () => {
    const clerk = await deskOf("townshipClerk", "2026-07-25");
    const days = clerk.waits.map((one) => one.dueOn ?? "9999");
    expect(days).toEqual([...days].sort());
    const other = await deskOf(county.as("townshipClerk", "otherTownship"), "2026-07-25");
    expect(other.waits).toEqual([]);
    expect(other.projects).toEqual([]);
  });

  test("says the money of the year and the days to pay", async () => {
    const { money } = await deskOf("townshipClerk", "2026-07-25");
    expect(money).toMatchObject({ year: 2026, paid: 4_000_000n, payDays: 190 });
  });

  test("county finance sees all purchasers, a provider no budget at all", async () => {
    const finance = await deskOf("countyFinanceOfficer", "2026-07-25");
    expect(finance.projects.map((one) => one.id)).toContain(project);
    expect(finance.money?.nearest).toBeNull();
    const provider = await deskOf("providerAgent", "2026-07-25");
    expect(provider).toMatchObject({ money: null, projects: [] });
  });

  test("the stages say that the next acceptance is to come", async () => {
    const stages = await stagesSeenBy("townshipClerk");
    expect(stages.find((one) => one.name === "支付")).toMatchObject({
      state: "ahead",
      on: "2026-07-24",
    });
    expect(stages.find((one) => one.state === "now")?.name).toBe("验收");
  });

  test("below each day stands who or what, for who sees a part only what is whole", async () => {
    const notes = async (who: Parameters<County["ask"]>[0]) =>
      (await stagesSeenBy(who)).map((one) => [one.name, one.note]);
    expect(await notes("townshipClerk")).toEqual([
      ["立项", "柳河镇 乡镇经办"],
      ["联审", "四室一致同意"],
      ["计划", "列入 2026 年度"],
      ["采购", "限额以下，3 家报价"],
      ["合同", null],
      ["履约", "青禾县诚信会计服务有限公司"],
      ["验收", "上半年"],
      ["支付", "已付 4 万元"],
      ["绩效", null],
    ]);
    const guest = await county.ask("townshipClerk", (db, by) =>
      stagesOfProject(
        db,
        { ...by, organization: by.post },
        { jurisdiction: county.jurisdiction, id: project },
        day("2026-07-25"),
      ),
    );
    expect(guest.flatMap(({ name, note }) => (note === null ? [] : [[name, note]]))).toEqual([
      ["计划", "列入 2026 年度"],
    ]);
  });

  test("another township cannot ask for the stages of a project it does not see", async () => {
    await expect(stagesSeenBy(county.as("townshipClerk", "otherTownship"))).rejects.toMatchObject({
      kind: "notFound",
    });
  });
});

describe("the portal after a whole purchase", () => {
  test("everything that must be public is there, of each subject the newest text", async () => {
    await at(day("2026-07-24"), settle);
    const page = await asked(open.viewPublicProject, {
      jurisdiction: county.jurisdiction,
      id: project,
    });
    const kinds = page.publications.map((one: { kind: string }) => one.kind);
    expect(new Set(kinds)).toEqual(new Set(["contract", "acceptance", "payment", ...kinds]));
    expect(page.paid).toBe("4000000");
    expect(page.acceptance.tables.map((one: { title: string }) => one.title)).toContain(
      "服务对象意见",
    );
  });

  test("days to pay stand beside their place", async () => {
    const front = await at(day("2026-07-25"), () => asked(open.viewFront));
    expect(front.payDays).toBe(190);
    expect(front.places).toMatchObject([{ name: "柳河镇", payDays: 190 }]);
  });

  test("no person's name is in any published text", async () => {
    const names = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("person").select("name").execute(),
    );
    const texts = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("publication").select("content").execute(),
    );
    expect(texts.length).toBeGreaterThan(2);
    // A provider's person is called by its role in the tests, so only whole values are compared.
    for (const { name } of names)
      for (const { content } of texts) expect(content).not.toContain(`"value":"${name}"`);
  });
});
