import { beforeAll, expect, test } from "vitest";
import { anApprovedLine, posted } from "../../../test/given/budget.ts";
import { aProjectInPlan, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { lineBalances, listAllotments } from "../budget/reads.ts";
import { lineUse } from "../project/lineUse.ts";
import { getProject } from "../project/reads.ts";
import { cutWithUnplan } from "./cutting.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

const cut = (line: string, amount: string, projects: readonly ProjectKey[]) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    cutWithUnplan(tx, by, {
      jurisdiction: "990101",
      id: line,
      amount: yuan(amount),
      reason: "压减一般性支出",
      decision: {
        number: "青财预〔2026〕30号（虚构）",
        title: "关于压减2026年预算的通知",
        decidedOn: day("2026-02-20"),
      },
      projects: projects.map((one) => one.id),
    }),
  );

const standing = async (line: string) => {
  const balances = await county.ask("auditor", (db) => lineBalances(db, "990101", [line]));
  return balances.get(line);
};

const statusOf = async (key: ProjectKey) =>
  (await county.ask("auditor", (db) => getProject(db, key.jurisdiction, key.id))).status;

test("named projects leave the plan and the line is cut in one act, down to what stays planned", async () => {
  const line = await anApprovedLine(county, { amount: "170000.00" });
  const [stays, goes] = [
    await aProjectInPlan(county, { line }),
    await aProjectInPlan(county, { line }),
  ];
  await expect(cut(line, "86000.01", [goes])).rejects.toThrow("少 0.01 元");
  expect(await statusOf(goes)).toBe("inPlan");
  await cut(line, "86000.00", [goes]);
  expect(await standing(line)).toEqual({ approved: 8_400_000n, drawn: 8_400_000n });
  expect([await statusOf(stays), await statusOf(goes)]).toEqual(["inPlan", "withdrawn"]);
});

test("a project under contract is refused with its figures, and nothing of the act remains", async () => {
  const line = await anApprovedLine(county, { amount: "170000.00" });
  const [free, bound] = [
    await aProjectInPlan(county, { line }),
    await aProjectInPlan(county, { line }),
  ];
  const [allotment] = await county.ask("auditor", (db) => listAllotments(db, "990101", bound.id));
  await posted(county, allotment!.id, [["commit", "30000.00"]]);
  await expect(cut(line, "1000.00", [free, bound])).rejects.toThrow(
    "列入计划 84,000.00 元，已签合同 30,000.00 元，不能移出计划",
  );
  expect(await standing(line)).toEqual({ approved: 17_000_000n, drawn: 16_800_000n });
  expect(await statusOf(free)).toBe("inPlan");
});

test("a project that does not draw on the line is not unplanned for it", async () => {
  const line = await anApprovedLine(county);
  const stranger = await aProjectInPlan(county);
  await expect(cut(line, "1.00", [stranger])).rejects.toThrow("没有用这条指标");
});

test("a line shows each project that draws on it, with all its figures", async () => {
  const line = await anApprovedLine(county);
  const key = await aProjectInPlan(county, { line });
  const [allotment] = await county.ask("auditor", (db) => listAllotments(db, "990101", key.id));
  await posted(county, allotment!.id, [
    ["commit", "80000.00"],
    ["accept", "20000.00"],
    ["pay", "10000.00"],
  ]);
  expect(await county.ask("townshipClerk", (db) => lineUse(db, "990101", line))).toMatchObject([
    {
      project: { id: key.id, statusName: "已列入计划" },
      user: "柳河镇",
      planned: 8_400_000n,
      committed: 8_000_000n,
      accepted: 2_000_000n,
      paid: 1_000_000n,
    },
  ]);
});
