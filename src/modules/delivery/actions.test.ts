import { beforeAll, describe, expect, test } from "vitest";
import { aRecord, anAcceptance, anAsking, threeOpinions } from "../../../test/given/acceptance.ts";
import { aSignedContract, type Contracted } from "../../../test/given/delivery.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { balancesOf } from "../budget/reads.ts";
import * as actions from "./actions.ts";
import { getAcceptance } from "./reads.ts";
import * as verdict from "./verdict.ts";

const given = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(given.database);
});

const served = (made: Contracted, quantity?: number) => aRecord(county, made, quantity);

const asked = (made: Contracted, amount: string, period?: string, on?: string) =>
  anAsking(county, made, amount, { ...(period ? { period } : {}), ...(on ? { on } : {}) });

const accepted = (id: string, made: Contracted, met: boolean[], opinions = threeOpinions) =>
  anAcceptance(county, id, made, { met, opinions });

const balance = async (made: Contracted) => {
  const all = await given.database.ask(fullSight, (db) =>
    balancesOf(db, county.jurisdiction, [made.allotment]),
  );
  return all.get(made.allotment)!;
};

const find = (id: string) =>
  given.database.ask(fullSight, (db) => getAcceptance(db, county.jurisdiction, id));

const tasksOf = (subject: string) =>
  given.database.ask(fullSight, (db) =>
    db
      .selectFrom("task")
      .select(["kind", "role", "dueOn", "says", "doneAt", "organization"])
      .where("jurisdiction", "=", county.jurisdiction)
      .where("subjectId", "=", subject)
      .orderBy("id")
      .execute(),
  );

describe("服务记录与抽查", () => {
  test("a record beyond the contracted quantity is refused in figures", async () => {
    const made = await aSignedContract(county);
    await expect(served(made, 13)).rejects.toMatchObject({
      kind: "invalid",
      message: "合同数量为 12，填了 13。请填这一次服务的数量，不超过合同数量",
    });
  });

  test("nobody asks for an acceptance without a record of service", async () => {
    const made = await aSignedContract(county);
    await expect(asked(made, "100.00")).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "delivery.serviceWasRecorded", basis: [{ article: "27" }] }],
    });
  });

  test("a fault holds the acceptance back until the provider has put it right", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const { jurisdiction } = county;
    const check = await county.act("townshipClerk", (tx, by) =>
      actions.check(tx, by, {
        jurisdiction,
        id: made.contract,
        share: made.share,
        checkedOn: day("2026-05-01"),
        found: "两户没有服务",
        isFault: true,
        rectifyBy: day("2026-05-10"),
      }),
    );
    await expect(asked(made, "100.00")).rejects.toMatchObject({
      breaches: [{ rule: "delivery.faultsAreRectified" }],
    });
    expect(await tasksOf(check)).toMatchObject([
      { kind: "delivery.rectify", role: "providerAgent", dueOn: "2026-05-10", doneAt: null },
    ]);
    await county.act("providerAgent", (tx, by) =>
      actions.rectify(tx, by, {
        jurisdiction,
        id: check,
        says: "已补服务",
        on: day("2026-05-08"),
      }),
    );
    expect((await tasksOf(check))[0]!.doneAt).not.toBeNull();
    await expect(asked(made, "100.00")).resolves.toBeTypeOf("string");
  });

  test("another provider neither sees nor records anything", async () => {
    const made = await aSignedContract(county);
    const stranger = county.as("providerAgent", "otherProvider");
    const act = county.act(stranger, (tx, by) =>
      actions.recordService(tx, by, {
        jurisdiction: county.jurisdiction,
        id: made.contract,
        share: made.share,
        quantity: 1,
        place: "村",
        says: "服务",
      }),
    );
    await expect(act).rejects.toMatchObject({ kind: "notFound" });
  });
});

describe("验收", () => {
  test("all standards met: the whole value is accepted, and the clerk is told what to pay by when", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "2500.00");
    await accepted(id, made, [true, true]);
    expect(await find(id)).toMatchObject({
      status: "accepted",
      accepted: yuan("2500.00"),
      recovered: 0n,
      acceptedOn: "2026-06-10",
    });
    expect(await balance(made)).toMatchObject({ accepted: yuan("2500.00") });
    expect(await tasksOf(id)).toMatchObject([
      { kind: "acceptance.accept", dueOn: "2026-06-16" },
      {
        kind: "payment.request",
        role: "townshipClerk",
        dueOn: "2026-07-10",
        says: "第一季验收合格 2,500.00 元，应付 2,500.00 元；付款期限自 2026-06-10 起 30 天",
        doneAt: null,
      },
    ]);
    const [due] = await given.database.ask(fullSight, (db) =>
      db.selectFrom("publicationDue").select("kind").where("subjectId", "=", id).execute(),
    );
    expect(due).toEqual({ kind: "acceptance" });
  });

  test("a standard not met costs what the contract says, and the rest can never be asked for again", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "10000.00");
    await accepted(id, made, [true, false]);
    expect(await find(id)).toMatchObject({
      status: "acceptedInPart",
      accepted: yuan("8000.00"),
      reason: "标准2：两户没有服务",
    });
    await expect(asked(made, "0.01", "补验")).rejects.toMatchObject({
      message: "合同 10,000.00 元，已申请验收 10,000.00 元，还可验收 0.00 元，填了 0.01 元",
    });
  });

  test("the fen beyond the contract is refused, and nothing of the act remains", async () => {
    const made = await aSignedContract(county);
    await served(made);
    await asked(made, "6000.00");
    await expect(asked(made, "4000.01", "第二季")).rejects.toMatchObject({ kind: "unlawful" });
    await expect(asked(made, "4000.00", "第二季")).resolves.toBeTypeOf("string");
  });

  test("a public service is not accepted without those it serves; a service to the office is", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "100.00");
    await expect(accepted(id, made, [], [])).rejects.toMatchObject({
      breaches: [{ rule: "delivery.peopleServedWereAsked", basis: [{ article: "45" }] }],
    });
    const office = await aSignedContract(county, { item: "B0301", kind: "4" });
    await served(office);
    await accepted(await asked(office, "100.00"), office, [], []);
  });

  test("one opinion is enough for the law, but it is noted that there were few", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "100.00");
    await accepted(id, made, [], threeOpinions.slice(0, 1));
    const flags = await given.database.ask(fullSight, (db) =>
      db.selectFrom("flagHit").select("rule").where("subjectId", "=", id).execute(),
    );
    expect(flags).toEqual([{ rule: "delivery.opinionsAreEnough" }]);
  });

  test("every standard is judged, and only those of this contract", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "100.00");
    const half = { ...made, standards: made.standards.slice(1) };
    await expect(accepted(id, half, [])).rejects.toMatchObject({
      message: "合同有 2 项验收标准，只验收了 1 项",
    });
  });

  test("an advance is recovered before anything can be paid, down to the last fen of the contract", async () => {
    const made = await aSignedContract(county, { advance: "3000.00" });
    await served(made);
    const first = await asked(made, "2000.00");
    await accepted(first, made, []);
    expect(await find(first)).toMatchObject({ recovered: yuan("2000.00") });
    expect(await tasksOf(first)).toHaveLength(1);
    const last = await asked(made, "8000.00", "第二季");
    await accepted(last, made, []);
    expect(await find(last)).toMatchObject({ recovered: yuan("1000.00") });
    expect(await balance(made)).toMatchObject({
      accepted: yuan("10000.00"),
      advanced: 0n,
      paid: yuan("3000.00"),
    });
  });

  test("two who ask for the same rest at once: one is refused, and nothing is asked for twice", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const both = await Promise.allSettled([
      asked(made, "10000.00", "第一季"),
      asked(made, "10000.00", "第二季"),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("the table itself refuses accepted value that no posting carries", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "100.00");
    const lie = given.database.act(fullSight, (tx) =>
      tx
        .updateTable("acceptance")
        .set({
          status: "accepted",
          accepted: yuan("100.00"),
          acceptedOn: day("2026-06-10"),
          acceptedPost: county.as("townshipHead").post,
        })
        .where("jurisdiction", "=", county.jurisdiction)
        .where("id", "=", id)
        .execute(),
    );
    await expect(lie).rejects.toMatchObject({ constraint: "acceptance_posted" });
  });

  test("what was refused moves no money and may be asked for again", async () => {
    const made = await aSignedContract(county);
    await served(made);
    const id = await asked(made, "10000.00");
    await county.act("townshipClerk", (tx, by) =>
      verdict.refuse(tx, by, {
        jurisdiction: county.jurisdiction,
        id,
        on: day("2026-06-05"),
        items: [],
        opinions: [],
        reason: "多数没有服务",
      }),
    );
    expect(await find(id)).toMatchObject({ status: "refused", accepted: 0n });
    expect(await balance(made)).toMatchObject({ accepted: 0n });
    await expect(asked(made, "10000.00", "第一季", "2026-06-20")).resolves.toBeTypeOf("string");
  });

  test("the township that uses the service accepts it, not the one that bought it", async () => {
    const made = await aSignedContract(county, { user: "otherTownship" });
    await served(made);
    const id = await asked(made, "100.00");
    await expect(accepted(id, made, [])).rejects.toMatchObject({ kind: "forbidden" });
    const who = county.as("townshipHead", "otherTownship");
    await anAcceptance(county, id, made, { who });
    expect(await find(id)).toMatchObject({ status: "accepted" });
  });
});
