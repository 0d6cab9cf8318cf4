import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApprovedLine } from "../../../test/given/budget.ts";
import {
  aCalledPlan,
  approved,
  aProposedLine,
  aProposedProject,
  examined,
  handedDown,
  sentUp,
} from "../../../test/given/plan.ts";
import { aDraft, aReviewedProject, bookkeeping, withLimits } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { edit } from "../project/actions.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { getProject } from "../project/reads.ts";
import { sendUp } from "./actions.ts";
import { giveBack } from "./reviewing.ts";
import { planPage } from "./page.ts";
import type { Key } from "./writes.ts";

const opened = testDatabase();
let county: County;
let plan: Key;
let line: string;

/** Each test has a year and a plan of its own. */
let year = 2025;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});
beforeEach(async () => {
  year += 1;
  await on("2025-09-10", async () => {
    plan = await aCalledPlan(county, year);
    line = await aProposedLine(county, plan, "84000.00");
  });
});

/** The term of a project of the year. */
const term = (of = year) => ({
  year: of,
  termFrom: `${of}-04-01`,
  termTo: `${of + 1}-03-31`,
  draftedOn: "2025-09-01",
});

const on = <T>(text: string, run: () => Promise<T>): Promise<T> => at(day(text), run);

const view = () =>
  county.ask("countyFinanceOfficer", (db, by) => planPage(db, by, plan, day("2026-02-01")));

/** Two thirds of the term lie in the next year, and so does its money. */
const overTwoYears = (later: string) => {
  const fundings = [
    { line, amount: "2800000" },
    { line: later, amount: "5600000" },
  ];
  return { ...term(), line, shares: [{ quantity: 14, fundings }] };
};

describe("报送", () => {
  test("only projects of the year go up, and only those that were reviewed", () =>
    on("2026-01-20", async () => {
      const project = await aProposedProject(county, line, year);
      const next = await anApprovedLine(county, { year: year + 1 });
      const other = await aReviewedProject(county, { ...term(year + 1), line: next });
      await expect(sentUp(county, plan, [project, other])).rejects.toThrow(
        `2 个项目中有 1 个不是本单位 ${year} 年度的项目`,
      );
      const draft = await aDraft(county, { ...term(), line });
      await expect(sentUp(county, plan, [project, draft])).rejects.toThrow(
        "现在是草稿。请联审通过以后再报送",
      );
    }));

  test("nobody else sends it up", () =>
    on("2025-09-12", async () => {
      const up = { ...plan, words: "", projects: [] };
      await expect(
        county.act("countyFinanceOfficer", (tx, by) => sendUp(tx, by, up)),
      ).rejects.toMatchObject({ kind: "forbidden" });
      await expect(
        county.act(county.as("townshipClerk", "otherTownship"), (tx, by) => sendUp(tx, by, up)),
      ).rejects.toMatchObject({ kind: "notFound" });
    }));

  test("money of a later year must be free there already; it does not count against the ceiling of this one", () =>
    on("2026-01-20", async () => {
      const later = await anApprovedLine(county, { year: year + 1, amount: "56000.00" });
      const project = await aReviewedProject(county, overTwoYears(later));
      const rival = await aReviewedProject(county, overTwoYears(later));
      await expect(sentUp(county, plan, [project, rival])).rejects.toMatchObject({
        breaches: [
          {
            rule: "plan.linesCoverProjects",
            because: expect.stringContaining("可用 56,000.00 元，各项目共用 112,000.00 元"),
          },
        ],
      });
      await sentUp(county, plan, [project]);
      expect(await view()).toMatchObject({ fiscal: 2_800_000n, rounds: [{ lines: [{ line }] }] });
      await handedDown(county, plan, { projects: [project], ceiling: "28000.00" });
      await sentUp(county, plan, [project]);
      await examined(county, project);
      await approved(county, plan);
      const { planned } = await county.ask("auditor", (db) =>
        balanceOfProject(db, project.jurisdiction, project.id),
      );
      expect(planned).toBe(8_400_000n);
    }));

  test("own and donated money stands beside the ceiling", () =>
    on("2025-09-10", async () => {
      const fundings = [{ line, amount: "8000000" }];
      const share = { quantity: 14, fundings, other: "400000", otherSource: "村集体自有资金" };
      const project = await aReviewedProject(county, {
        ...term(),
        line,
        shares: [share],
      });
      await sentUp(county, plan, [project]);
      await handedDown(county, plan, { projects: [project], ceiling: "80000.00" });
      await sentUp(county, plan, [project]);
      expect(await view()).toMatchObject({ fiscal: 8_000_000n, other: 400_000n });
    }));
});

describe("意见", () => {
  test("a project that is to be changed goes back to its clerk with the reason, what is kept stays", () =>
    on("2025-09-10", async () => {
      const project = await aProposedProject(county, line, year);
      await sentUp(county, plan, [project]);
      await county.act("countyFinanceOfficer", (tx, by) =>
        giveBack(tx, by, {
          ...plan,
          ceiling: yuan("80000.00"),
          words: "",
          remarks: [{ project: project.id, verdict: "change", remark: "单价高于邻镇，请核减" }],
        }),
      );
      expect(
        await county.ask("townshipClerk", (db) => getProject(db, project.jurisdiction, project.id)),
      ).toMatchObject({ status: "returned", endedReason: "单价高于邻镇，请核减" });
    }));

  test("what county finance struck does not go up again until it says otherwise", () =>
    on("2025-09-10", async () => {
      const project = await aProposedProject(county, line, year);
      await sentUp(county, plan, [project]);
      const struck = { project: project.id, verdict: "drop" as const, remark: "今年先不办" };
      await county.act("countyFinanceOfficer", (tx, by) =>
        giveBack(tx, by, { ...plan, ceiling: yuan("80000.00"), words: "", remarks: [struck] }),
      );
      await expect(sentUp(county, plan, [project])).rejects.toMatchObject({
        breaches: [{ field: "projects", because: expect.stringContaining("的意见是“不列”") }],
      });
    }));

  test("what was changed since it went up is not approved unread", () =>
    on("2025-09-10", async () => {
      const project = await aProposedProject(county, line, year);
      await sentUp(county, plan, [project]);
      await handedDown(county, plan, { projects: [project], ceiling: "84000.00" });
      await sentUp(county, plan, [project]);
      await county.act("townshipClerk", (tx, by) =>
        edit(tx, by, project, bookkeeping(line, { ...term(), title: "柳河镇记账服务" })),
      );
      await on("2026-01-20", () =>
        expect(approved(county, plan)).rejects.toMatchObject({
          breaches: [{ rule: "plan.projectsAreExamined" }],
        }),
      );
    }));
});
