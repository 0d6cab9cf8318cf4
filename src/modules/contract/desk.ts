import type { Day } from "../../base/day.ts";
import { asBasis, article, type Basis } from "../../base/law.ts";
import { inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { noDisguisedFinancing, procurementLaw, procurementRegulation } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import type { NewTask, Subject } from "../../platform/trace.ts";
import { countPersons, getOrganization } from "../organization/reads.ts";
import { seatsInRole } from "../organization/seats.ts";
import type { Role } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import type { ProjectTrack } from "../project/model.ts";
import type { Contract } from "./model.ts";

/** Who must do what next about a contract, by when. */

export const subjectOf = ({ jurisdiction, id, organization, readers }: Contract): Subject => ({
  kind: "contract",
  id,
  jurisdiction,
  organization,
  readers,
});

export async function desksOf(db: Db, organization: string): Promise<{ clerk: Role; head: Role }> {
  const { kind } = await getOrganization(db, organization);
  return kind === "township"
    ? { clerk: "townshipClerk", head: "townshipHead" }
    : { clerk: "departmentOfficer", head: "departmentOfficer" };
}

/** County finance sees all contracts, but only the purchaser acts on its own. */
export function mustBeOwn(by: Actor, organization: string): void {
  if (by.organization !== organization)
    throw new Refusal("forbidden", "这份合同属于别的单位，只有购买主体可以办理");
}

/** Whoever wrote the draft, in whatever post, does not sign it, wherever somebody else could. */
export async function mustBeAnother(db: Db, by: Actor, contract: Contract): Promise<void> {
  const isSame = async (post: string): Promise<boolean> =>
    post === by.post || (await countPersons(db, [post, by.post])) === 1;
  if (!(await isSame(contract.post))) return;
  const { head } = await desksOf(db, contract.organization);
  for (const one of await seatsInRole(db, contract.organization, [head], today()))
    if (!(await isSame(one.id)))
      throw new Refusal(
        "forbidden",
        "起草人不能核对并签订自己起草的合同，请由本单位另一位负责人签订",
      );
}

/** The day an act happened: today where nothing is said, never a day to come. */
export function dayOfAct(field: string, asked: Day | undefined): Day {
  const on = asked ?? today();
  if (on > today()) throw refuseField(field, `${on} 还没有到`, "请填实际办理的日期");
  return on;
}

/** GPL 46 counts from the notice of award; below the threshold no notice is sent and no term runs. */
export async function lastDayToSign(
  db: Db,
  track: ProjectTrack,
  notifiedOn: Day | null,
): Promise<Day | undefined> {
  if (track !== "procurement" || !notifiedOn) return undefined;
  return deadlineBy("deadline.sign", notifiedOn, await loadCalendar(db)).last;
}

export async function afterSigning(db: Db, contract: Contract, track: ProjectTrack, on: Day) {
  const calendar = await loadCalendar(db);
  const isStatutory = track === "procurement";
  const last = (rule: string): Day | undefined =>
    isStatutory ? deadlineBy(rule, on, calendar).last : undefined;
  const filed = last("deadline.contractFiled");
  const published = last("deadline.contractPublished");
  const { clerk } = await desksOf(db, contract.organization);
  const file: NewTask = {
    kind: "contract.file",
    organization: contract.organization,
    role: clerk,
    title: "报送备案",
    says: `${contract.title}，${inYuan(contract.price)} 元，${on} 签订`,
    dueOn: filed,
    basis: isStatutory ? [asBasis(article(procurementLaw, 47))] : [],
  };
  const basis: Basis[] = [
    asBasis(isStatutory ? article(procurementRegulation, 50) : article(noDisguisedFinancing, "五")),
  ];
  // Below the threshold no law asks for a copy to be filed: nobody is sent on a way for nothing.
  return {
    tasks: isStatutory ? [file] : [],
    publish: [{ kind: "contract", dueOn: published, basis }],
  };
}
