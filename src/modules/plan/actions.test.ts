import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import type { Refusal } from "../../base/refusal.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import {
  approved,
  aCalledPlan,
  aProposedLine,
  aProposedProject,
  examined,
  handedDown,
  resolution,
  sentUp,
} from "../../../test/given/plan.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aReviewedProject, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { lineBalances } from "../budget/reads.ts";
import { approve as examine, enterPlan } from "../project/plan.ts";
import { getProject } from "../project/reads.ts";
import { changeLine } from "./actions.ts";
import { changeAmount, enter, remove } from "./changes.ts";
import { planPage } from "./page.ts";
import { giveBack } from "./reviewing.ts";
import type { Key } from "./writes.ts";

const opened = testDatabase();
let county: County;
let plan: Key;
let line: string;
let project: ProjectKey;

const refusal = (run: Promise<unknown>): Promise<Refusal> =>
  run.then(
    () => {
      throw new Error("it was not refused");
    },
    (error: unknown) => error as Refusal,
  );
const rulesOf = async (run: Promise<unknown>): Promise<string[]> =>
  (await refusal(run)).breaches.map((one) => one.rule);

const view = () =>
  county.ask("countyFinanceOfficer", (db, by) => planPage(db, by, plan, day("2026-02-01")));

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  await at(day("2025-09-10"), async () => {
    plan = await aCalledPlan(county);
    line = await aProposedLine(county, plan, "84000.00");
    project = await aProposedProject(county, line);
  });
});

describe("一上", () => {
  test("a project is submitted on money that is only asked for, and cannot enter the plan with it", async () => {
    const { status } = await county.ask("townshipClerk", (db) =>
      getProject(db, project.jurisdiction, project.id),
    );
    expect(status).toBe("jointlyReviewed");
    await at(day("2025-09-12"), () => examined(county, project));
    const entering = at(day("2025-09-12"), () =>
      county.act("countyFinanceOfficer", (tx, by) => enterPlan(tx, by, project)),
    );
    expect(await rulesOf(entering)).toEqual(["project.planDrawsOnApproved"]);
  });

  test("less asked for than the projects take is refused, to the fen", async () => {
    const change = (amount: string) =>
      county.act("townshipClerk", (tx, by) =>
        changeLine(tx, by, plan, { line, amount: yuan(amount) }),
      );
    await change("83999.99");
    expect(await rulesOf(sentUp(county, plan, [project]))).toEqual(["plan.linesCoverProjects"]);
    await change("84000.00");
  });

  test("a project that nobody knows, or of another year, is refused; a draft waits for its review", async () => {
    const stranger = { ...project, id: plan.id };
    expect((await refusal(sentUp(county, plan, [project, stranger]))).message).toBe(
      "2 个项目中有 1 个不是本单位 2026 年度的项目。请只选本单位本年度的项目；年度填错的，先修改项目",
    );
  });

  test("it goes up, is kept as it was, and lies with county finance", async () => {
    await at(day("2025-09-20"), () => sentUp(county, plan, [project]));
    expect(await view()).toMatchObject({
      status: "firstUp",
      fiscal: 8_400_000n,
      dueOn: "2025-10-31",
      isLate: true,
      rounds: [
        {
          stage: "firstUp",
          happenedOn: "2025-09-20",
          projects: [{ title: "柳河镇2026年村级代理记账服务", fiscal: 8_400_000n }],
          lines: [{ isProposed: true, amount: 8_400_000n, used: 8_400_000n }],
        },
      ],
    });
    const again = refusal(
      county.act("townshipClerk", (tx, by) =>
        changeLine(tx, by, plan, { line, amount: yuan("1") }),
      ),
    );
    expect((await again).kind).toBe("conflict");
  });
});

describe("一下、二上", () => {
  test("no project stays without a remark, none is changed without a reason", async () => {
    const down = (remarks: Parameters<typeof giveBack>[2]["remarks"]) =>
      county.act("countyFinanceOfficer", (tx, by) =>
        giveBack(tx, by, { ...plan, ceiling: yuan("80000.00"), words: "", remarks }),
      );
    expect((await refusal(down([]))).message).toContain("没有意见");
    expect(
      (await refusal(down([{ project: project.id, verdict: "change", remark: "" }]))).message,
    ).toContain("没有写理由");
  });

  test("a fen above the ceiling is refused, at the ceiling it goes up", async () => {
    await handedDown(county, plan, { projects: [project], ceiling: "83999.99" });
    expect(await view()).toMatchObject({ status: "firstDown", ceiling: 8_399_999n });
    const above = await refusal(sentUp(county, plan, [project]));
    expect(above.breaches).toMatchObject([
      {
        rule: "plan.withinCeiling",
        because: "控制数 83,999.99 元，报送的项目共 84,000.00 元，超出 0.01 元",
      },
    ]);
    // An empty plan lies within every ceiling; county finance asks again with another one.
    await sentUp(county, plan, []);
    await handedDown(county, plan, { projects: [], ceiling: "84000.00" });
    await sentUp(county, plan, [project]);
    expect((await view()).rounds.map((one) => one.stage)).toEqual([
      "firstUp",
      "firstDown",
      "secondUp",
      "firstDown",
      "secondUp",
    ]);
  });
});

describe("二下", () => {
  test("in the rounds a project cannot slip into the plan alone", async () => {
    const alone = county.act("countyFinanceOfficer", (tx, by) => enter(tx, by, project, {}));
    expect((await refusal(alone)).message).toContain("请随计划一并批复");
  });

  test("lines and projects get their postings by one paper", async () => {
    await at(day("2026-01-20"), () => approved(county, plan));
    expect(await view()).toMatchObject({
      status: "approved",
      approvedOn: "2026-01-20",
      decision: { number: resolution.number },
      proposals: [{ isApproved: true }],
    });
    const balances = await county.ask("countyFinanceOfficer", (db) =>
      lineBalances(db, county.jurisdiction, [line]),
    );
    expect(balances.get(line)).toEqual({ approved: 8_400_000n, drawn: 8_400_000n });
    const due = await county.ask("countyFinanceOfficer", (db) =>
      db
        .selectFrom("publicationDue")
        .select(["kind", "dueOn"])
        .where("subjectId", "=", plan.id)
        .execute(),
    );
    expect(due).toEqual([{ kind: "annualPlan", dueOn: "2026-02-05" }]);
  });
});

describe("年中调整", () => {
  const cause = {
    reason: "新增两个村",
    decision: {
      number: "青财预〔2026〕9号（虚构）",
      title: "追加通知",
      decidedOn: day("2026-03-02"),
    },
  };
  let added: ProjectKey;

  test("a further project enters by act alone", async () => {
    await at(day("2026-03-02"), async () => {
      const other = await anApprovedLine(county, { amount: "90000.00" });
      added = await aReviewedProject(county, { line: other, draftedOn: "2026-02-06" });
      await county.act("countyFinanceReviewer", (tx, by) =>
        examine(tx, by, added, { reason: "同意" }),
      );
      const bare = county.act("countyFinanceOfficer", (tx, by) => enter(tx, by, added, {}));
      expect(await rulesOf(bare)).toEqual(["plan.changeIsDecided"]);
      await county.act("countyFinanceOfficer", (tx, by) => enter(tx, by, added, cause));
    });
    expect((await view()).changes).toMatchObject([
      {
        kind: "add",
        amount: 8_400_000n,
        reason: "新增两个村",
        document: "青财预〔2026〕9号（虚构）",
      },
    ]);
  });

  test("money is added within the line and cut down to the contract", async () => {
    const [{ line: of }] = (await county.ask("countyFinanceOfficer", (db) =>
      db.selectFrom("allotment").select("line").where("project", "=", added.id).execute(),
    )) as [{ line: string }];
    const change = (kind: "raise" | "cut", amount: string, with_: object = cause) =>
      at(day("2026-03-03"), () =>
        county.act("countyFinanceOfficer", (tx, by) =>
          changeAmount(tx, by, {
            ...plan,
            kind,
            project: added.id,
            line: of,
            amount: yuan(amount),
            ...with_,
          }),
        ),
      );
    expect(await rulesOf(change("raise", "6000.01"))).toEqual(["budget.planWithinLine"]);
    expect(await rulesOf(change("raise", "6000.00", {}))).toEqual(["plan.changeIsDecided"]);
    await change("raise", "6000.00");
    expect(await rulesOf(change("cut", "90000.01"))).toEqual(["input"]);
    await change("cut", "10000.00");
    const balances = await county.ask("countyFinanceOfficer", (db) =>
      lineBalances(db, county.jurisdiction, [of]),
    );
    expect(balances.get(of)).toEqual({ approved: 9_000_000n, drawn: 8_000_000n });
  });

  test("a project leaves by act alone, and the line is free again", async () => {
    const leave = (more: object) =>
      at(day("2026-03-04"), () =>
        county.act("countyFinanceOfficer", (tx, by) =>
          remove(tx, by, added, { reason: "不再需要", ...more }),
        ),
      );
    expect(await rulesOf(leave({}))).toEqual(["plan.changeIsDecided"]);
    await leave({ decision: cause.decision });
    expect((await view()).changes.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["add", 8_400_000n],
      ["raise", 600_000n],
      ["cut", 1_000_000n],
      ["remove", 8_000_000n],
    ]);
  });
});
