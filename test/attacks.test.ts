import { beforeAll, describe, expect, test } from "vitest";
import { day, type Day } from "../src/base/day.ts";
import { yuan } from "../src/base/money.ts";
import { endEarly } from "../src/modules/contract/ending.ts";
import { sign, supplement } from "../src/modules/contract/actions.ts";
import { check as checkService } from "../src/modules/delivery/actions.ts";
import { open as openEvaluation } from "../src/modules/evaluation/actions.ts";
import { givePost } from "../src/modules/organization/accounts.ts";
import type { Role } from "../src/modules/organization/roles.ts";
import { actorOf } from "../src/modules/organization/sight.ts";
import { insertPost } from "../src/modules/organization/writes.ts";
import { challenge } from "../src/modules/procurement/challenges.ts";
import { end } from "../src/modules/procurement/actions.ts";
import { leaveUnlessBuying } from "../src/modules/procurement/leaving.ts";
import { getAward } from "../src/modules/procurement/reads.ts";
import { seat } from "../src/modules/procurement/panel.ts";
import { addQualification } from "../src/modules/provider/actions.ts";
import { approve } from "../src/modules/project/plan.ts";
import { fullSight, type Actor } from "../src/platform/actor.ts";
import { at, now } from "../src/platform/clock.ts";
import { newId } from "../src/platform/identity.ts";
import { aContractInReview, aSignedContract } from "./given/contract.ts";
import { aContractWithInstalment, anAcceptance, aRequest } from "./given/payment.ts";
import { aConsultationAward, bidders, careLicences } from "./given/procurement.ts";
import { aReviewedProject, withLimits } from "./given/project.ts";
import { aCounty, testDatabase, type County } from "./given.ts";

/** What somebody tries who knows the platform well. */
const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

const longAgo = day("1990-01-01");

/** A second post of the same person, as small offices have it. */
async function secondPost(of: Actor, role: Role, kind: "township" | "thirdParty"): Promise<Actor> {
  const id = newId(now());
  const { person, organization } = of;
  await opened.database.act(fullSight, (tx) =>
    insertPost(tx, { id, person, organization, role, fromOn: "2020-01-01", toOn: null }),
  );
  const jurisdiction = kind === "township" ? county.jurisdiction : null;
  return actorOf({ id, role, person, organization, name: "", kind, jurisdiction });
}

const refused = (on: Day, who: Role | Actor, run: Parameters<County["act"]>[1]) =>
  expect(at(on, () => county.act(who, run))).rejects;

describe("an act dated back to when no law was in force", () => {
  test("a review does not lie before what it reviews", async () => {
    const project = await at(day("2026-02-10"), () => aReviewedProject(county));
    await refused(day("2026-02-12"), "countyFinanceReviewer", (tx, by) =>
      approve(tx, by, project, { reason: "同意", on: longAgo }),
    ).toThrow("填的日期 1990-01-01 早于提交联审的 2026-02-10");
  });

  test("a contract is not signed before its award, nor changed or ended before it was signed", async () => {
    const inReview = await aContractInReview(county);
    await refused(day("2026-03-20"), "townshipHead", (tx, by) =>
      sign(tx, by, inReview, { signedOn: longAgo }),
    ).toThrow("填的日期 1990-01-01 早于确定成交的 2026-03-05");
    const signed = await aSignedContract(county);
    const more = { amount: yuan("50000.00"), signedOn: longAgo, reason: "增加" };
    await refused(day("2026-05-06"), "townshipHead", (tx, by) =>
      supplement(tx, by, signed, more),
    ).toThrow("填的日期 1990-01-01 早于签订合同的 2026-03-20");
    await refused(day("2026-05-06"), "townshipHead", (tx, by) =>
      endEarly(tx, by, signed, { endedOn: longAgo, reason: "协商" }),
    ).toThrow("填的日期 1990-01-01 早于签订合同的 2026-03-20");
  });

  test("what was accepted is not asked for before it was, nor is service checked before the contract", async () => {
    const made = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, made);
    await expect(
      aRequest(county, acceptance, { amount: "40000.01", on: day("2026-07-04") }),
    ).rejects.toThrow("填的日期 2026-07-04 早于验收的 2026-07-05");
    const found = { share: made.share, found: "齐全", isFault: false, checkedOn: longAgo };
    await refused(day("2026-07-12"), "townshipClerk", (tx, by) =>
      checkService(tx, by, { ...made.contract, ...found }),
    ).toThrow("早于签订合同的 2026-03-20");
    const { project } = await opened.database.ask(fullSight, (db) =>
      db
        .selectFrom("contract")
        .select("project")
        .where("jurisdiction", "=", county.jurisdiction)
        .where("id", "=", made.contract.id)
        .executeTakeFirstOrThrow(),
    );
    const key = { jurisdiction: county.jurisdiction, id: project };
    await refused(day("2026-07-15"), "townshipClerk", (tx, by) =>
      openEvaluation(tx, by, { ...key, kind: "self", on: longAgo }),
    ).toThrow("早于列入计划的");
  });
});

test("what is being bought stays in the plan until the purchase is ended", async () => {
  const inReview = await aContractInReview(county);
  const { project, award } = await opened.database.ask(fullSight, (db) =>
    db
      .selectFrom("contract")
      .select(["project", "award"])
      .where("jurisdiction", "=", county.jurisdiction)
      .where("id", "=", inReview.id)
      .executeTakeFirstOrThrow(),
  );
  const { procurement } = await county.ask("townshipClerk", (db) =>
    getAward(db, county.jurisdiction, award),
  );
  const key = { jurisdiction: county.jurisdiction, id: project };
  await refused(day("2026-03-20"), "countyFinanceOfficer", (tx, by) =>
    leaveUnlessBuying(tx, by, key, { reason: "调整" }),
  ).toThrow("已确定成交，不能把它的资金移出计划。请购买主体先终止采购");
  await at(day("2026-03-20"), async () => {
    await county.act("townshipClerk", (tx, by) =>
      end(tx, by, "cancel", { jurisdiction: key.jurisdiction, id: procurement, reason: "调整" }),
    );
    await county.act("countyFinanceOfficer", (tx, by) =>
      leaveUnlessBuying(tx, by, key, { reason: "调整" }),
    );
  });
});

describe("one person in two posts", () => {
  test("does not sign as head what it drafted as clerk", async () => {
    const contract = await aContractInReview(county);
    const both = await secondPost(county.as("townshipClerk"), "townshipHead", "township");
    await refused(day("2026-03-20"), both, (tx, by) => sign(tx, by, contract, {})).toThrow(
      "起草人不能核对并签订自己起草的合同",
    );
  });

  test("an administrator gives no post to itself", async () => {
    await refused(day("2026-03-20"), "systemAdmin", (tx, by) => {
      const organization = county.organizations["finance"]!;
      return givePost(tx, by, { person: by.person, organization, role: "countyTreasury" });
    }).toThrow("不能给自己增设岗位");
  });

  test("takes one seat on a panel; a provider that has not responded cannot hold up the award", async () => {
    for (const key of bidders)
      await at(day("2026-01-06"), () =>
        county.act("countyFinanceOfficer", async (tx, by) => {
          const id = county.organizations[key]!;
          for (const qualification of careLicences)
            await addQualification(tx, by, { id, qualification }, day("2026-01-06"));
        }),
      );
    const { procurement: id } = await aConsultationAward(county);
    const key = { jurisdiction: county.jurisdiction, id };
    const stranger = (await aCounty(opened.database, "990102")).as("providerAgent");
    await refused(day("2026-04-23"), stranger, (tx, by) =>
      challenge(tx, by, { ...key, grounds: "评分不公" }),
    ).toMatchObject({ kind: "forbidden", message: expect.stringContaining("没有参与本项采购") });
    await refused(day("2026-04-23"), "providerAgent", (tx, by) =>
      challenge(tx, by, { ...key, on: day("2026-04-22"), grounds: "评分不公" }),
    ).toThrow("填的日期 2026-04-22 不是今天 2026-04-23");

    const expert = county.as("panelMember");
    const again = await secondPost(expert, "panelMember", "thirdParty");
    const seats = [expert, again, county.as("townshipHead")].map(({ post }, i) => ({
      post,
      kind: i < 2 ? ("expert" as const) : ("purchaser" as const),
    }));
    await refused(day("2026-04-23"), "townshipClerk", (tx, by) =>
      seat(tx, by, { ...key, seats }),
    ).toThrow("同一人以两个岗位入选了两次");
  });
});
