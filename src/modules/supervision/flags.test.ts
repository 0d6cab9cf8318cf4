import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { aFlag } from "../../../test/given/flag.ts";
import { aDraft, withLimits } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { fullSight, type Actor } from "../../platform/actor.ts";
import { day } from "../../base/day.ts";
import type { Role } from "../organization/roles.ts";
import * as actions from "./actions.ts";
import { listFlags } from "./flags.ts";
import { flagRows, flagView } from "./views.ts";

const opened = testDatabase();
let county: County;
let project: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  project = (await aDraft(county)).id;
});

/** A flag of the township's project. */
const aHit = (about: { rule?: string; because?: string; on?: string } = {}) =>
  aFlag(county, { kind: "project", id: project, ...about });

const { explain, accept, sendBack, refer } = actions;
const verbs = { explain, accept, sendBack, refer };

const does = (
  role: Role | Actor,
  verb: keyof typeof verbs,
  { jurisdiction, id }: { jurisdiction: string; id: string },
) => county.act(role, (tx, by) => verbs[verb](tx, by, { jurisdiction, id, reason: "见附件" }));

const shown = (role: Role | Actor, key: { jurisdiction: string; id: string }) =>
  county.ask(role, (db, by) => flagView(db, by, key, day("2026-07-20")));

const waits = async (id: string) => {
  const rows = await opened.database.ask(fullSight, (db) =>
    db
      .selectFrom("task")
      .select(["kind", "role"])
      .where("subjectId", "=", id)
      .where("doneAt", "is", null)
      .execute(),
  );
  return rows.map(({ kind, role }) => `${kind} ${role}`);
};

describe("a flag", () => {
  test("is explained by its office, sent back, explained again and accepted", async () => {
    const flag = await aHit();
    expect(await shown("townshipClerk", flag)).toMatchObject({ statusName: "待说明", times: 1 });
    await does("townshipClerk", "explain", flag);
    expect(await waits(flag.id)).toEqual(["flag.accept countyFinanceReviewer"]);
    await does("countyFinanceReviewer", "sendBack", flag);
    expect(await waits(flag.id)).toEqual(["flag.explain townshipClerk"]);
    await does("townshipHead", "explain", flag);
    await does("countyFinanceReviewer", "accept", flag);
    expect(await waits(flag.id)).toEqual([]);
    const { steps, isResolved, statusName } = await shown("townshipClerk", flag);
    expect([statusName, isResolved]).toEqual(["说明已采纳", true]);
    expect(steps.map((one) => one.called)).toEqual([
      "说明情况",
      "退回再说明",
      "说明情况",
      "采纳说明",
    ]);
  });

  test("said again in the same words stays accepted; in other figures it asks anew", async () => {
    const flag = await aHit();
    await does("townshipClerk", "explain", flag);
    await does("countyFinanceReviewer", "accept", flag);
    const again = await aHit({ rule: flag.rule });
    expect(await shown("auditor", again)).toMatchObject({
      id: flag.id,
      times: 2,
      isResolved: true,
    });
    await aHit({ rule: flag.rule, because: "差九天" });
    expect(await shown("auditor", flag)).toMatchObject({
      because: "差九天",
      statusName: "待说明",
      times: 3,
    });
    // Of the year after it is another flag.
    const later = await aHit({ rule: flag.rule, on: "2027-01-02" });
    expect(await shown("auditor", later)).toMatchObject({ id: later.id, times: 1 });
  });

  test("is not explained by another office, nor accepted by its own", async () => {
    const flag = await aHit();
    await expect(does("departmentOfficer", "explain", flag)).rejects.toMatchObject({
      kind: "notFound",
    });
    await expect(does("countyFinanceReviewer", "accept", flag)).rejects.toThrow("现在是“待说明”");
    await does("townshipClerk", "explain", flag);
    const own = county.as("countyFinanceReviewer");
    const here = { ...own, organization: county.organizations["township"]! };
    await expect(does(here, "accept", flag)).rejects.toThrow("不能审核本单位的疑点");
    await expect(does("countyFinanceOfficer", "accept", flag)).rejects.toThrow("不能办理");
  });

  test("as a lead it is told to discipline, not to its office", async () => {
    const flag = await aHit();
    await does("auditor", "refer", flag);
    expect(await waits(flag.id)).toEqual(["flag.close disciplineInspector"]);
    expect(await shown("townshipClerk", flag)).toMatchObject({
      statusName: "另行办理中",
      steps: [],
      offers: [],
      isResolved: false,
    });
    await county.act("disciplineInspector", (tx, by) =>
      actions.close(tx, by, { ...flag, reason: "约谈", outcome: "handled" }),
    );
    expect(await shown("townshipClerk", flag)).toMatchObject({
      statusName: "已办结",
      steps: [],
      isResolved: true,
    });
    const { steps } = await shown("disciplineInspector", flag);
    expect(steps.map((one) => [one.called, one.outcome])).toEqual([
      ["转为线索", ""],
      ["办结线索", "问题属实，已处理"],
    ]);
  });

  test("is listed until it is resolved, to its office and to those who watch", async () => {
    const open = await aHit();
    const done = await aHit();
    await does("townshipClerk", "explain", done);
    await does("disciplineInspector", "accept", done);
    const listed = async (role: Role | Actor, state?: "open" | "resolved") => {
      const rows = await county.ask(role, async (db, by) =>
        flagRows(db, by, await listFlags(db, by, { limit: 200, state, year: 2026 })),
      );
      return rows.map((one) => one.id).filter((id) => id === open.id || id === done.id);
    };
    expect(await listed("townshipClerk")).toEqual([done.id, open.id]);
    const asked = await county.ask("townshipClerk", async (db, by) =>
      flagRows(db, by, await listFlags(db, by, { limit: 200 })),
    );
    expect(asked.find((one) => one.id === open.id)!.mayExplain).toBe(true);
    expect(asked.find((one) => one.id === done.id)!.mayExplain).toBe(false);
    expect(await listed("townshipClerk", "open")).toEqual([open.id]);
    expect(await listed("auditor", "resolved")).toEqual([done.id]);
    expect(await listed(county.as("townshipClerk", "otherTownship"))).toEqual([]);
  });
});

test("what it was about is no more: nobody needs to explain, and it may still become a lead", async () => {
  const flag = await aHit();
  const half = await aHit();
  await does("townshipClerk", "explain", half);
  await does("disciplineInspector", "sendBack", half);
  await opened.database.act(fullSight, (tx) =>
    sql`update project set status = 'withdrawn' where id = ${project}`.execute(tx),
  );
  expect(await shown("townshipClerk", flag)).toMatchObject({
    statusName: "事由已消失",
    isResolved: true,
    offers: [],
  });
  expect(await shown("townshipClerk", half)).toMatchObject({
    statusName: "事由已消失",
    offers: [],
  });
  await does("disciplineInspector", "refer", flag);
  expect(await shown("auditor", flag)).toMatchObject({ statusName: "已转线索", isResolved: false });
});
