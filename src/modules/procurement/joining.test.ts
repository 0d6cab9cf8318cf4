import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aJointProject, aReviewedJointProject, plannedJointly } from "../../../test/given/joint.ts";
import { anApprovedEmptyPlan } from "../../../test/given/plan.ts";
import { withLimits } from "../../../test/given/project.ts";
import { aCheckedProvider } from "../../../test/given/provider.ts";
import { at } from "../../platform/clock.ts";
import { findLine, lineBalances, listAllotments } from "../budget/reads.ts";
import { approve } from "../project/plan.ts";
import { getProject, listFundings, listShares } from "../project/reads.ts";
import { lendLine } from "../budget/lending.ts";
import { enter } from "../plan/changes.ts";
import { listChanges } from "../plan/reads.ts";
import { PrepareInput } from "./forms.ts";
import { answerShareChange, askShareChange } from "./joining.ts";
import type { AnswerShareInput } from "./joiningForms.ts";
import { prepare } from "./prepare.ts";
import { recordQuote } from "./quotes.ts";
import { getPackage, getProcurement, listPackageShares } from "./reads.ts";

type Key = { jurisdiction: string; id: string };

const opened = testDatabase();
const on = day("2026-03-20");
let county: County;
let line: string; // of 石桥乡
let provider: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  line = await anApprovedLine(county, { amount: "400000.00", organization: "otherTownship" });
  provider = await aCheckedProvider(county, "provider");
});

const liuhe = { of: "township", villages: 14 };
const shiqiao = { of: "otherTownship", villages: 11 };
const head = () => county.as("townshipHead", "otherTownship");

const invite = (project: Key, kind: "join" | "leave" = "join") =>
  at(on, () =>
    county.act("departmentOfficer", (tx, by) =>
      askShareChange(tx, by, {
        ...project,
        kind,
        township: county.organizations["otherTownship"]!,
        ...(kind === "join" ? { quantity: shiqiao.villages } : {}),
        reason: "要求参加",
      }),
    ),
  );

const answers = (request: Key, typed: Partial<AnswerShareInput> = {}) =>
  at(on, () =>
    county.act(head(), (tx, by) =>
      answerShareChange(tx, by, { ...request, agrees: true, answer: "", line, ...typed }),
    ),
  );

const prepares = (project: Key, ceiling: string, shares?: string[]) =>
  at(on, () =>
    county.act("departmentOfficer", (tx, by) =>
      prepare(
        tx,
        by,
        PrepareInput.parse({
          jurisdiction: project.jurisdiction,
          project: project.id,
          ceiling: String(yuan(ceiling)),
          smeReason: "金额较小，不预留",
          ...(shares ? { shares } : {}),
        }),
      ),
    ),
  );

const stored = (key: Key) => county.ask("departmentOfficer", (db) => getProcurement(db, key));
const sharesOf = ({ jurisdiction, id }: Key) =>
  county.ask("departmentOfficer", (db) => listShares(db, jurisdiction, id));
const boughtFor = (key: Key) =>
  county.ask("departmentOfficer", async (db) =>
    listPackageShares(db, key.jurisdiction, (await getPackage(db, key)).id),
  );

describe("what is prepared follows", () => {
  test("from 70,000.00 to 125,000.00 yuan: a meeting decides, and back again", async () => {
    const project = await aJointProject(county, { members: [liuhe], unitPrice: "5000.00" });
    const buying = await prepares(project, "63000.00");
    expect(await stored(buying)).toMatchObject({ approvedBy: "purchaserHead", quotesNeeded: 3 });
    await answers(await invite(project));
    expect(await stored(buying)).toMatchObject({
      budget: yuan("125000.00"),
      ceiling: yuan("112500.00"),
      approvedBy: "purchaserMeeting",
    });
    await answers(await invite(project, "leave"));
    expect(await stored(buying)).toMatchObject({
      budget: yuan("70000.00"),
      ceiling: yuan("63000.00"),
      approvedBy: "purchaserHead",
    });
  });

  test("a township for which alone a purchase was prepared does not leave it, and no other purchase pays", async () => {
    const project = await aJointProject(county, { members: [liuhe, shiqiao] });
    const [one, other] = await sharesOf(project);
    const first = await prepares(project, "42000.00", [one!.id]);
    const second = await prepares(project, "33000.00", [other!.id]);
    await expect(answers(await invite(project, "leave"))).rejects.toThrow("没有可采购的金额");
    expect((await stored(first)).budget).toBe(yuan("42000.00"));
    expect((await stored(second)).budget).toBe(yuan("33000.00"));
  });

  test("a third township cannot be put into one of two purchases by guess", async () => {
    const project = await aJointProject(county, { members: [liuhe] });
    const [share] = await sharesOf(project);
    const first = await prepares(project, "20000.00", [share!.id]);
    await prepares(project, "20000.00", [share!.id]);
    await expect(answers(await invite(project))).rejects.toThrow("2 项已立的采购");
    expect(await boughtFor(first)).toEqual([share!.id]);
  });

  test("a quote that comes in while the township answers stops the answer", async () => {
    const project = await aJointProject(county, { members: [liuhe] });
    const buying = await prepares(project, "42000.00");
    const request = await invite(project);
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const price = yuan("40000.00");
    const quoting = at(on, () =>
      county.act("departmentOfficer", async (tx, by) => {
        await recordQuote(tx, by, { ...buying, provider, price, says: "报价单", on: undefined });
        begun();
        await new Promise((resolve) => setTimeout(resolve, 400));
      }),
    );
    await isBegun;
    const answering = answers(request);
    await quoting;
    await expect(answering).rejects.toMatchObject({ kind: "unlawful" });
    expect((await stored(buying)).budget).toBe(yuan("42000.00"));
  });
});

describe("who reads", () => {
  const seen = (project: Key) =>
    county.ask(head(), async (db) => ({
      project: await getProject(db, project.jurisdiction, project.id).then(
        () => true,
        () => false,
      ),
      fundings: (await listFundings(db, project.jurisdiction, project.id)).length,
      allotments: (await listAllotments(db, project.jurisdiction, project.id)).length,
    }));

  test("an invited township reads the project and no money; after it declined, nothing", async () => {
    const project = await aReviewedJointProject(county, { members: [liuhe] });
    const request = await invite(project);
    await plannedJointly(county, project);
    expect(await seen(project)).toEqual({ project: true, fundings: 0, allotments: 0 });
    await answers(request, { agrees: false, answer: "今年不参加" });
    expect(await seen(project)).toEqual({ project: false, fundings: 0, allotments: 0 });
  });

  test("who leaves reads its own share of the past and nothing of the others", async () => {
    const project = await aJointProject(county, { members: [liuhe, shiqiao] });
    expect(await seen(project)).toEqual({ project: true, fundings: 2, allotments: 2 });
    await answers(await invite(project, "leave"));
    expect(await seen(project)).toEqual({ project: false, fundings: 0, allotments: 1 });
  });

  test("the line of a township that left is closed to the department, which keeps what it drew itself", async () => {
    const { jurisdiction } = county;
    const own = await anApprovedLine(county, { amount: "90000.00", organization: "otherTownship" });
    const drawnElsewhere = async () => {
      const project = await aJointProject(county, { members: [liuhe] });
      await answers(await invite(project), { line: own });
      return project;
    };
    const [first, second] = [await drawnElsewhere(), await drawnElsewhere()];
    const seenOf = ({ id }: Key) =>
      county.ask("departmentOfficer", async (db) => ({
        line: (await findLine(db, jurisdiction, own)) !== undefined,
        drew: await db
          .selectFrom("posting")
          .innerJoin("allotment", "allotment.id", "posting.allotment")
          .select(["posting.kind", "posting.amount"])
          .where("posting.line", "=", own)
          .where("allotment.project", "=", id)
          .orderBy("posting.seq")
          .execute(),
      }));
    const plan = { kind: "plan", amount: yuan("33000.00") };
    const unplan = { kind: "unplan", amount: yuan("33000.00") };
    // Another purchase of the department is still paid from it.
    await answers(await invite(first, "leave"));
    expect(await seenOf(first)).toEqual({ line: true, drew: [plan, unplan] });
    await answers(await invite(second, "leave"));
    expect(await seenOf(first)).toEqual({ line: false, drew: [plan, unplan] });
    expect(await seenOf(second)).toEqual({ line: false, drew: [plan, unplan] });
  });

  test("the question stays with the township whatever becomes of the project meanwhile", async () => {
    const project = await aReviewedJointProject(county, { members: [liuhe] });
    const { id } = await invite(project);
    await at(on, () =>
      county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, project, { reason: "同意" })),
    );
    const open = await county.ask(head(), (db) =>
      db
        .selectFrom("task")
        .select(["kind", "doneAt"])
        .where("jurisdiction", "=", county.jurisdiction)
        .where("subjectId", "=", id)
        .execute(),
    );
    expect(open).toEqual([{ kind: "project.answerShare", doneAt: null }]);
  });
});

describe("whose money", () => {
  test("a line that another township has lent pays for nobody else", async () => {
    const project = await aJointProject(county, { members: [liuhe] });
    const lent = await anApprovedLine(county, { amount: "90000.00" });
    const { jurisdiction } = county;
    await county.act("countyFinanceOfficer", (tx) =>
      lendLine(tx, { jurisdiction, line: lent, to: county.organizations["department"]! }),
    );
    const asking = county.act("departmentOfficer", (tx, by) =>
      askShareChange(tx, by, {
        ...project,
        kind: "join",
        township: county.organizations["otherTownship"]!,
        quantity: 11,
        line: lent,
        reason: "要求参加",
      }),
    );
    await expect(asking).rejects.toThrow("不是本单位的");
  });

  test("an approved plan changes by paper alone, and keeps what was changed", async () => {
    const plan = await anApprovedEmptyPlan(county, {
      organization: "department",
      role: "departmentOfficer",
    });
    const decision = {
      number: "青财预〔2026〕21号（虚构）",
      title: "关于调整2026年购买计划的批复",
      decidedOn: day("2026-03-02"),
    };
    const project = await aReviewedJointProject(county, { members: [liuhe] });
    await at(on, async () => {
      const reason = "年中增列";
      await county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, project, { reason }));
      await county.act("countyFinanceOfficer", (tx, by) =>
        enter(tx, by, project, { reason, decision }),
      );
    });
    const request = await invite(project);
    const drawn = () =>
      county.ask(head(), async (db) => {
        const { jurisdiction } = county;
        return (await lineBalances(db, jurisdiction, [line])).get(line)!.drawn;
      });
    const before = await drawn();
    await expect(answers(request)).rejects.toMatchObject({ kind: "unlawful" });
    expect(await drawn()).toBe(before);
    await answers(request, { decision });
    expect((await drawn()) - before).toBe(yuan("33000.00"));
    const changes = await county.ask("countyFinanceOfficer", (db) => listChanges(db, plan));
    expect(changes.map((one) => [one.kind, one.amount, one.reason])).toEqual([
      ["add", yuan("42000.00"), "年中增列"],
      ["raise", yuan("33000.00"), "要求参加"],
    ]);
  });
});
