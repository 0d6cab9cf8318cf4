import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { call, proposeLine, sendUp } from "../../src/modules/plan/actions.ts";
import { approve, giveBack } from "../../src/modules/plan/reviewing.ts";
import { findPlanOf } from "../../src/modules/plan/reads.ts";
import type { Key } from "../../src/modules/plan/writes.ts";
import { approve as approveProject } from "../../src/modules/project/plan.ts";
import type { Role } from "../../src/modules/organization/roles.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";
import { aReviewedProject, type ProjectKey } from "./project.ts";

/** 编制通知 of county finance; the plan of 柳河镇 that it opens. */
export async function aCalledPlan(county: County, year = 2026): Promise<Key> {
  await county.act("countyFinanceOfficer", (tx, by) =>
    call(tx, by, {
      year,
      number: "青财预〔2025〕30号（虚构）",
      title: `关于编制${year}年政府购买服务计划的通知`,
      firstUpBy: day("2025-09-30"),
      firstDownBy: day("2025-10-31"),
      secondUpBy: day("2025-11-28"),
    }),
  );
  return planOf(county, "township", year);
}

export const planOf = (county: County, organization: string, year = 2026): Promise<Key> =>
  county.ask("countyFinanceOfficer", async (db) => {
    const whose = { jurisdiction: county.jurisdiction, year };
    const found = await findPlanOf(db, {
      ...whose,
      organization: county.organizations[organization]!,
    });
    return { jurisdiction: county.jurisdiction, id: found!.id };
  });

/** 申报指标 of 柳河镇, in yuan. */
export const aProposedLine = async (county: County, plan: Key, amount: string): Promise<string> => {
  const { id } = await county.act("townshipClerk", (tx, by) =>
    proposeLine(tx, by, plan, {
      title: "村级财务服务",
      functionalClass: "2130199",
      ledger: "general",
      source: "own",
      amount: yuan(amount),
    }),
  );
  return id;
};

/** 14 × 6,000.00 yuan on a line that was only asked for, signed by the four desks. */
export const aProposedProject = (county: County, line: string, year = 2026): Promise<ProjectKey> =>
  aReviewedProject(county, {
    line,
    year,
    termFrom: `${year}-04-01`,
    termTo: `${year + 1}-03-31`,
    draftedOn: "2025-09-01",
  });

export const sentUp = (county: County, plan: Key, projects: readonly ProjectKey[]): Promise<void> =>
  county.act("townshipClerk", (tx, by) =>
    sendUp(tx, by, { ...plan, words: "", projects: projects.map((one) => one.id) }),
  );

/** 一下: every project is kept; the ceiling in yuan. */
export const handedDown = (
  county: County,
  plan: Key,
  { projects, ceiling }: { projects: readonly ProjectKey[]; ceiling: string },
): Promise<void> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    giveBack(tx, by, {
      ...plan,
      ceiling: yuan(ceiling),
      words: "",
      remarks: projects.map((one) => ({ project: one.id, verdict: "keep", remark: "" })),
    }),
  );

export const examined = (county: County, project: ProjectKey): Promise<void> =>
  county.act("countyFinanceReviewer", (tx, by) =>
    approveProject(tx, by, project, { reason: "列入控制数，同意" }),
  );

export const resolution = {
  number: "青人发〔2026〕3号（虚构）",
  title: "关于批准2026年县级预算的决议",
  decidedOn: day("2026-01-16"),
};

export const approved = (county: County, plan: Key): Promise<void> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    approve(tx, by, { ...plan, decision: resolution, words: "" }),
  );

/** An approved plan of a purchaser in which nothing stands yet: from now on it changes by paper. */
export async function anApprovedEmptyPlan(
  county: County,
  { organization, role }: { organization: string; role: Role },
): Promise<Key> {
  await at(day("2025-09-10"), () => aCalledPlan(county));
  const plan = await planOf(county, organization);
  const up = () =>
    county.act(role, (tx, by) => sendUp(tx, by, { ...plan, words: "", projects: [] }));
  await at(day("2025-09-20"), up);
  await at(day("2025-10-20"), () => handedDown(county, plan, { projects: [], ceiling: "0.00" }));
  await at(day("2025-11-20"), up);
  await at(day("2026-01-20"), () => approved(county, plan));
  return plan;
}

/** A plan of 2026 with one project of 84,000.00 yuan, called in September and approved on 2026-01-20. */
export async function anApprovedPlan(
  county: County,
): Promise<{ plan: Key; line: string; project: ProjectKey }> {
  const made = await at(day("2025-09-10"), async () => {
    const plan = await aCalledPlan(county);
    const line = await aProposedLine(county, plan, "84000.00");
    const project = await aProposedProject(county, line);
    await sentUp(county, plan, [project]);
    await handedDown(county, plan, { projects: [project], ceiling: "84000.00" });
    await sentUp(county, plan, [project]);
    await examined(county, project);
    return { plan, line, project };
  });
  await at(day("2026-01-20"), () => approved(county, made.plan));
  return made;
}
