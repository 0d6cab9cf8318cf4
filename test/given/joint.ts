import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { reviewerRoles } from "../../src/modules/organization/roles.ts";
import { draft, submit } from "../../src/modules/project/actions.ts";
import { approve, enterPlan } from "../../src/modules/project/plan.ts";
import { sign } from "../../src/modules/project/review.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";
import { anApprovedLine } from "./budget.ts";
import { bookkeeping } from "./project.ts";

type Key = { jurisdiction: string; id: string };

type Member = { of: string; villages: number; other?: bigint };

type Joint = { members: readonly Member[]; unitPrice?: string };

/** A department buys for townships on its own line, reviewed in the department by four desks; in fen. */
export const aReviewedJointProject = (
  county: County,
  { members, unitPrice = "3000.00" }: Joint,
): Promise<Key> =>
  at(day("2026-03-05"), async () => {
    const officer = county.as("departmentOfficer");
    const line = await anApprovedLine(county, { amount: "200000.00", organization: "department" });
    const price = yuan(unitPrice);
    const input = bookkeeping(line, {
      unitPrice: String(price),
      shares: members.map(({ of, villages, other = 0n }) => ({
        user: county.organizations[of]!,
        quantity: villages,
        fundings: [{ line, amount: String(BigInt(villages) * price - other) }],
        ...(other > 0n ? { other: String(other), otherSource: "村集体自有资金" } : {}),
      })),
    });
    const project = await county.act(officer, (tx, by) => draft(tx, by, input));
    await county.act(officer, (tx, by) => submit(tx, by, project));
    for (const role of reviewerRoles) {
      // The desks that review a department's project sit in the department.
      const desk = { ...officer, roles: [role], post: county.as(role).post };
      await county.act(desk, (tx, by) =>
        sign(tx, by, project, { opinion: "agree", reason: "同意立项" }),
      );
    }
    return project;
  });

export const plannedJointly = (county: County, project: Key): Promise<void> =>
  at(day("2026-03-05"), async () => {
    const reason = "资金落实，同意";
    await county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, project, { reason }));
    await county.act("countyFinanceOfficer", (tx, by) => enterPlan(tx, by, project));
  });

export async function aJointProject(county: County, joint: Joint): Promise<Key> {
  const project = await aReviewedJointProject(county, joint);
  await plannedJointly(county, project);
  return project;
}
