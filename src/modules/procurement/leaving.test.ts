import { beforeAll, expect, test } from "vitest";
import { posted } from "../../../test/given/budget.ts";
import { anApprovedPlan } from "../../../test/given/plan.ts";
import { withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { changeLine } from "../budget/actions.ts";
import { unauditedPostings } from "../budget/proof.ts";
import { balanceOfProject, listAllotments } from "../budget/reads.ts";
import type { Key } from "../plan/writes.ts";
import { getProject, listFundings, listShares } from "../project/reads.ts";
import { PrepareInput } from "./forms.ts";
import { changeUnlessBuying } from "./leaving.ts";
import { prepare } from "./prepare.ts";

const opened = testDatabase();
let county: County;
let plan: Key;
let line: string;
let project: ProjectKey;

const decision = {
  number: "青财预〔2026〕9号（虚构）",
  title: "关于调整2026年购买计划的通知",
  decidedOn: day("2026-03-02"),
};

/** 84,000.00 yuan in the approved plan; the line has 300,000.00 more. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  ({ plan, line, project } = await anApprovedPlan(county));
  const more = { change: "adjust", amount: yuan("300000.00"), reason: "追加", decision } as const;
  await at(day("2026-03-02"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      changeLine(tx, by, { jurisdiction: plan.jurisdiction, id: line, ...more }),
    ),
  );
});

const change = (kind: "raise" | "cut", amount: string) =>
  at(day("2026-03-03"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      changeUnlessBuying(tx, by, {
        ...plan,
        kind,
        project: project.id,
        line,
        amount: yuan(amount),
        reason: "村数有变",
        decision,
      }),
    ),
  );

const standing = () =>
  county.ask("countyFinanceOfficer", async (db) => {
    const { jurisdiction, id } = project;
    const { planned } = await balanceOfProject(db, jurisdiction, id);
    const [funding] = await listFundings(db, jurisdiction, id);
    const [share] = await listShares(db, jurisdiction, id);
    const { track } = await getProject(db, jurisdiction, id);
    return { planned, funding: funding!.amount, fiscal: share!.fiscal, track };
  });

const each = (amount: bigint) => ({ planned: amount, funding: amount, fiscal: amount });

test("what is raised or cut in the plan is the project's money everywhere, and its track is that of the new sum", async () => {
  await change("raise", "215999.99");
  expect(await standing()).toEqual({ ...each(29_999_999n), track: "internal" });
  await change("raise", "0.01");
  expect(await standing()).toEqual({ ...each(30_000_000n), track: "procurement" });
  await change("cut", "200000.00");
  expect(await standing()).toEqual({ ...each(10_000_000n), track: "internal" });
});

test("the act stands in the audit by the project whose money it moves", async () => {
  expect(await county.ask("countyFinanceOfficer", (db) => unauditedPostings(db))).toEqual([]);
});

test("the last fen is not cut: then the project leaves the plan", async () => {
  for (const amount of ["100000.00", "100000.01"])
    await expect(change("cut", amount)).rejects.toThrow(
      "项目从这条指标列入 100,000.00 元，不能全部调减。不再购买的，请把项目移出计划",
    );
  expect(await standing()).toMatchObject(each(10_000_000n));
});

test("what a contract holds is not cut", async () => {
  const { jurisdiction, id } = project;
  const [allotment] = await county.ask("auditor", (db) => listAllotments(db, jurisdiction, id));
  await posted(county, allotment!.id, [["commit", "90000.00"]]);
  await expect(change("cut", "10000.01")).rejects.toThrow(
    "列入 100,000.00 元，已签合同 90,000.00 元，最多调减 10,000.00 元",
  );
  await posted(county, allotment!.id, [["release", "90000.00"]]);
});

test("while it is being bought nothing is raised or cut, for the purchase was begun by the amount", async () => {
  await at(day("2026-03-04"), () =>
    county.act("townshipClerk", (tx, by) =>
      prepare(
        tx,
        by,
        PrepareInput.parse({
          jurisdiction: project.jurisdiction,
          project: project.id,
          ceiling: String(yuan("100000.00")),
          requirement: "按村集体会计制度记账，按季公开",
        }),
      ),
    ),
  );
  for (const kind of ["raise", "cut"] as const)
    await expect(change(kind, "1.00")).rejects.toThrow("不能追加或者调减它的资金");
  expect(await standing()).toMatchObject(each(10_000_000n));
});
