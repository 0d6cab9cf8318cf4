import { beforeAll, describe, expect, test } from "vitest";
import { aSignedContract, type AimGiven, type Contracted } from "../../../test/given/delivery.ts";
import { aCheckedProvider } from "../../../test/given/provider.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { post } from "../budget/ledger.ts";
import { getProject } from "../project/reads.ts";
import * as actions from "./actions.ts";
import * as outcome from "./outcome.ts";
import { getEvaluation } from "./reads.ts";
import { viewEvaluation, viewProjectEvaluations } from "./views.ts";

const given = testDatabase();
let county: County;
const on = day("2026-11-10");

beforeAll(async () => {
  county = await aCounty(given.database);
  await aCheckedProvider(county);
});

const aims: AimGiven[] = [
  ["quantity", "atLeast", 1200, 30],
  ["quality", "atMost", 200, 20],
  ["benefit", "atLeast", 9000, 30],
  ["satisfaction", "atLeast", 9000, 10],
];

/** A contract of 10,000 yuan, of which this much is accepted and paid. */
async function aServedProject(paid = "10000.00"): Promise<Contracted> {
  const made = await aSignedContract(county, { aims });
  const by = county.as("countyTreasury");
  const { jurisdiction } = county;
  const because = { by, jurisdiction, subject: { kind: "payment", id: made.contract }, on };
  await county.act("countyTreasury", (tx) =>
    post(tx, because, [
      { allotment: made.allotment, kind: "accept", amount: yuan(paid) },
      { allotment: made.allotment, kind: "pay", amount: yuan(paid) },
    ]),
  );
  return made;
}

const complete = (made: Contracted) =>
  given.database.act(fullSight, (tx) =>
    tx
      .updateTable("contract")
      .set({ status: "completed", endedOn: on })
      .where("jurisdiction", "=", county.jurisdiction)
      .where("id", "=", made.contract)
      .execute(),
  );

const opened = (made: Contracted) =>
  county.act("townshipClerk", (tx, by) =>
    actions.open(tx, by, {
      jurisdiction: county.jurisdiction,
      id: made.project,
      kind: "self",
      on,
    }),
  );

const graded = (id: string, made: Contracted, actuals: number[], because = "") =>
  county.act("townshipClerk", (tx, by) =>
    actions.grade(tx, by, {
      jurisdiction: county.jurisdiction,
      id,
      on,
      scores: made.targets.map((target, at) => ({ target, actual: actuals[at] ?? 0, because })),
      says: "按合同完成",
    }),
  );

const published = (id: string) =>
  county.act("townshipHead", (tx, by) =>
    outcome.publish(tx, by, { jurisdiction: county.jurisdiction, id }, on),
  );

const find = (id: string) =>
  given.database.ask(fullSight, (db) => getEvaluation(db, county.jurisdiction, id));

const projectOf = (made: Contracted) =>
  given.database.ask(fullSight, (db) => getProject(db, county.jurisdiction, made.project));

describe("单位自评", () => {
  test("all reached and all paid: one hundred points, 优", async () => {
    const made = await aServedProject();
    const id = await opened(made);
    await graded(id, made, [1200, 200, 9000, 9000]);
    expect(await find(id)).toMatchObject({
      status: "graded",
      execution: 1000,
      total: 10000,
      grade: "excellent",
      budget: yuan("10000.00"),
      paid: yuan("10000.00"),
    });
  });

  test("89.99 points are 良: nothing is rounded up to the next grade", async () => {
    const made = await aServedProject("0.01");
    const id = await opened(made);
    await graded(id, made, [1200, 200, 9000, 8999]);
    expect(await find(id)).toMatchObject({ execution: 0, total: 8999, grade: "good" });
  });

  test("a gap of more than a fifth must be explained, in figures", async () => {
    const made = await aServedProject();
    const id = await opened(made);
    await expect(graded(id, made, [959, 200, 9000, 9000])).rejects.toMatchObject({
      kind: "invalid",
      message: "“指标1”目标 12村，实际 9.59村，相差超过 20%。请写明原因",
    });
    await graded(id, made, [959, 200, 9000, 9000], "两个村没有开展");
    expect(await find(id)).toMatchObject({ total: 9397 });
  });

  test("each target is scored, and only those of this project", async () => {
    const made = await aServedProject();
    const id = await opened(made);
    const half = { ...made, targets: made.targets.slice(1) };
    await expect(graded(id, half, [200, 9000, 9000])).rejects.toMatchObject({
      kind: "unlawful",
      message: "项目有 4 项指标，只填了 3 项",
    });
  });

  test("a project without targets cannot be evaluated: they are set before", async () => {
    const made = await aSignedContract(county, { aims: [["quantity", "atLeast", 1, 1]] });
    await given.database.act(fullSight, (tx) =>
      tx.deleteFrom("target").where("project", "=", made.project).execute(),
    );
    await expect(opened(made)).rejects.toMatchObject({
      breaches: [{ rule: "evaluation.targetsWereSet", basis: [{ article: "20" }] }],
    });
  });

  test("there is one self-evaluation of a project", async () => {
    const made = await aServedProject();
    await opened(made);
    await expect(opened(made)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("another township can neither open nor see it", async () => {
    const made = await aServedProject();
    const other = county.as("townshipClerk", "otherTownship");
    const act = county.act(other, (tx, by) =>
      actions.open(tx, by, { jurisdiction: county.jurisdiction, id: made.project, kind: "self" }),
    );
    await expect(act).rejects.toMatchObject({ kind: "notFound" });
  });
});

describe("公开与应用", () => {
  test("published when all is paid, the evaluation closes its project and waits to be made public", async () => {
    const made = await aServedProject();
    await complete(made);
    const id = await opened(made);
    await graded(id, made, [1200, 200, 9000, 9000]);
    await published(id);
    expect(await find(id)).toMatchObject({ status: "published", publishedOn: on });
    expect(await projectOf(made)).toMatchObject({ status: "closed", closedOn: on });
    const due = await given.database.ask(fullSight, (db) =>
      db.selectFrom("publicationDue").select("kind").where("subjectId", "=", id).execute(),
    );
    expect(due).toEqual([{ kind: "evaluation" }]);
  });

  test("while a contract is still running the project stays open, and says what is owed", async () => {
    const made = await aServedProject("4000.00");
    const id = await opened(made);
    await graded(id, made, [1200, 200, 9000, 9000]);
    await published(id);
    expect(await projectOf(made)).toMatchObject({ status: "inPlan" });
    const key = { jurisdiction: county.jurisdiction, id };
    const close = county.act("townshipHead", (tx, by) => outcome.close(tx, by, key, on));
    await expect(close).rejects.toMatchObject({
      message:
        "还有 1 份合同没有履行完毕，已验收 4,000.00 元，已支付 4,000.00 元。全部付清后再办结项目",
    });
    const view = await county.ask("townshipHead", (db, by) =>
      viewEvaluation(db, key, { by, today: on }),
    );
    expect(view.offers).toMatchObject([
      { verb: "draw", isOpen: true },
      { verb: "close", isOpen: false },
    ]);
  });

  test("a bad grade asks for its consequence; the rating lies in the provider's file", async () => {
    const made = await aServedProject("1000.00");
    await complete(made);
    const id = await opened(made);
    await graded(id, made, [100, 4000, 100, 100], "没有组织好");
    expect(await find(id)).toMatchObject({ grade: "poor" });
    await published(id);
    expect(await projectOf(made)).toMatchObject({ status: "inPlan" });
    const key = { jurisdiction: county.jurisdiction, id };
    const tasks = () =>
      given.database.ask(fullSight, (db) =>
        db
          .selectFrom("task")
          .select("kind")
          .where("subjectId", "=", id)
          .where("doneAt", "is", null)
          .execute(),
      );
    expect(await tasks()).toEqual([{ kind: "evaluation.draw" }]);
    await county.act("townshipClerk", (tx, by) =>
      outcome.draw(tx, by, { ...key, kind: "providerRating", says: "记入履约评价", on }),
    );
    expect(await tasks()).toEqual([]);
    const ratings = await given.database.ask(fullSight, (db) =>
      db
        .selectFrom("providerRating")
        .select(["grade", "contract"])
        .where("evaluation", "=", id)
        .execute(),
    );
    expect(ratings).toEqual([{ grade: "差", contract: made.contract }]);
    await county.act("townshipHead", (tx, by) => outcome.close(tx, by, key, on));
    expect(await projectOf(made)).toMatchObject({ status: "closed" });
  });
});

describe("第三方评价", () => {
  test("a third party sees what it was asked to evaluate, and nothing of the other projects", async () => {
    const made = await aServedProject();
    const other = await aServedProject();
    const { jurisdiction, organizations } = county;
    const id = await county.act("townshipClerk", (tx, by) =>
      actions.open(tx, by, {
        jurisdiction,
        id: made.project,
        kind: "thirdParty",
        evaluator: organizations["thirdParty"]!,
        on,
      }),
    );
    const view = await county.ask("thirdPartyEvaluator", (db, by) =>
      viewEvaluation(db, { jurisdiction, id }, { by, today: on }),
    );
    expect(view.offers.map((one) => one.verb)).toEqual(["grade"]);
    expect(view.scores).toHaveLength(4);
    await county.act("thirdPartyEvaluator", (tx, by) =>
      actions.grade(tx, by, {
        jurisdiction,
        id,
        on,
        scores: made.targets.map((target, at) => ({
          target,
          actual: [1200, 200, 9000, 9000][at]!,
          because: "",
        })),
        says: "现场核查",
      }),
    );
    expect(await find(id)).toMatchObject({ status: "graded", execution: 1000, total: 10000 });
    const hidden = county.ask("thirdPartyEvaluator", (db, by) =>
      viewProjectEvaluations(db, { jurisdiction, id: other.project }, { by, today: on }),
    );
    await expect(hidden).rejects.toMatchObject({ kind: "notFound" });
  });

  test("a township's own organization is no third party", async () => {
    const made = await aServedProject();
    const { jurisdiction, organizations } = county;
    const act = county.act("townshipClerk", (tx, by) =>
      actions.open(tx, by, {
        jurisdiction,
        id: made.project,
        kind: "thirdParty",
        evaluator: organizations["otherTownship"]!,
        on,
      }),
    );
    await expect(act).rejects.toMatchObject({
      message: "“石桥乡”不是第三方机构。请另选一家",
    });
  });
});
