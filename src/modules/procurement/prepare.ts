import type * as z from "zod";
import { yearOf, type Day } from "../../base/day.ts";
import { inYuan, nought, type Money } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import { judge, type Bar, type Breach, type Flag } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace } from "../../platform/trace.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { approverNames } from "../policy/model.ts";
import { getControlRule, getThreshold } from "../policy/reads.ts";
import { projectStatuses, type Project, type Share } from "../project/model.ts";
import { procurementPrepared } from "../project/plan.ts";
import { getProject, listShares, requiredBy, standardOf } from "../project/reads.ts";
import { membersOf } from "../project/sight.ts";
import type { PrepareInput } from "./forms.ts";
import type { Procurement } from "./model.ts";
import { boughtOfItem, listTakenShares } from "./reads.ts";
import { roomOf } from "./room.ts";
import * as rules from "./rules.ts";
import { happened, mustBePurchaser, refuseBroken, subjectOf, taskFor } from "./subject.ts";
import { insertProcurement, type Key, type ProcurementRow, type Whole } from "./writes.ts";

type Input = z.output<typeof PrepareInput>;

type Facts = Parameters<typeof rules.projectIsInPlan.broken>[0] &
  Parameters<typeof rules.ceilingWithinPlan.broken>[0] &
  Parameters<typeof rules.criteriaAreComplete.broken>[0] &
  Parameters<typeof rules.otherMethodIsApproved.broken>[0] &
  Parameters<typeof rules.smeIsReserved.broken>[0];

const bars: readonly Bar<Facts>[] = [
  rules.projectIsInPlan,
  rules.ceilingWithinPlan,
  rules.criteriaAreComplete,
  rules.priceWeightInRange,
  rules.otherMethodIsApproved,
  rules.smeIsReserved,
];

type Doubts = Parameters<typeof rules.notSplitAroundTender.broken>[0] &
  Parameters<typeof rules.otherMethodByUncheckedLimit.broken>[0];

const flagging: readonly Flag<Doubts>[] = [
  rules.notSplitAroundTender,
  rules.notSplitBelowLimit,
  rules.otherMethodByUncheckedLimit,
];

/**
 * 立采购: what is bought with which planned money, on which track. A purchase of the whole is judged by all that the
 * plan still leaves; one of a part (小额购买) by its own amount.
 */
export async function prepare(
  tx: Tx,
  by: Actor,
  input: Input,
  of: "whole" | "part" = "whole",
): Promise<Key> {
  const on = happened(input.on);
  const { jurisdiction } = input;
  await procurementPrepared(tx, by, { jurisdiction, id: input.project }, on); // locks the project
  const project = await getProject(tx, jurisdiction, input.project);
  mustBePurchaser(by, project);
  if (project.plannedOn !== null && on < project.plannedOn)
    throw refuseField("on", `填的日期 ${on} 早于列入计划的 ${project.plannedOn}`, "请核对办理日期");
  const shares = await sharesOf(tx, project, input.shares);
  const room = await roomOf(tx, jurisdiction, shares);
  // Where nothing is left the bar below refuses: a budget of nought is not written.
  const planned = of === "part" || room.free <= 0n ? input.ceiling : room.free;
  const terms = await termsOf(tx, project, planned, on);
  const readers = membersOf(project, await listShares(tx, jurisdiction, project.id));
  const row = rowOf(project, by, input, { ...terms, planned, on, readers });
  const procurement = { ...row, qualifications: await requirementsOf(tx, project), number: "" };
  refuseBroken(
    bars,
    {
      ...procurement,
      ...room,
      tenderConfirmed: terms.tenderConfirmed,
      criteria: input.criteria,
      projectStatus: project.status,
      projectStatusName: projectStatuses[project.status],
    },
    on,
  );
  const flags = await doubtsAbout(tx, procurement, terms, on);
  const number = await nextNumber(tx, jurisdiction, "procurement", row.year);
  const qualifications = JSON.stringify(procurement.qualifications);
  await insertProcurement(tx, wholeOf({ ...row, qualifications, number }, shares, input));
  await trace(tx, {
    by,
    verb: "procurement.prepare",
    subject: subjectOf(procurement),
    on,
    detail: { project: project.id, budget: planned, ceiling: input.ceiling },
    flags,
    tasks: [await firstTask(tx, procurement)],
  });
  return { jurisdiction, id: row.id };
}

/** What a purchase of this budget leaves to be answered. */
export async function doubtsAbout(
  db: Db,
  one: Pick<Procurement, ItemOf | "id" | "budget" | "method" | "approval" | "tenderFrom">,
  { procurementFrom, tenderConfirmed }: Terms,
  on: Day,
): Promise<Breach[]> {
  const bought = await boughtOfItem(db, { ...one, except: one.id });
  const facts = { ...one, ...bought, planned: one.budget, procurementFrom, tenderConfirmed };
  return judge(flagging, facts, on);
}

type ItemOf = "jurisdiction" | "organization" | "year" | "catalogItem" | "project";

export const firstTask = (tx: Tx, one: Procurement) =>
  one.method === "quotes"
    ? taskFor(tx, one, "clerk", {
        kind: "procurement.recordQuote",
        title: `记录“${one.title}”的报价`,
        says: `《${one.quotesDocument}》要求不少于 ${one.quotesNeeded} 家报价，最高限价 ${inYuan(one.ceiling)} 元`,
      })
    : taskFor(tx, one, "clerk", {
        kind: "procurement.publishIntention",
        title: `公开“${one.title}”的采购意向`,
        says: "采购意向原则上在采购活动开始前 30 日公开",
      });

async function sharesOf(
  tx: Tx,
  { jurisdiction, id }: Project,
  wanted: readonly string[] | undefined,
): Promise<Share[]> {
  if (wanted === undefined) return untouched(tx, jurisdiction, id);
  const all = await listShares(tx, jurisdiction, id);
  const chosen = all.filter((one) => wanted.includes(one.id));
  if (chosen.length !== new Set(wanted).size)
    throw refuseField("shares", "有的份额不属于本项目", "请从本项目的份额中选择");
  return chosen;
}

/** The shares that no purchase buys for yet; where all have one, all of them: the plan may leave something. */
async function untouched(db: Db, jurisdiction: string, project: string): Promise<Share[]> {
  const all = await listShares(db, jurisdiction, project);
  const taken = new Set(await listTakenShares(db, jurisdiction, project));
  const left = all.filter((one) => !taken.has(one.id));
  return left.length > 0 ? left : all;
}

/** What the form of a new purchase can show before anything is filled in. */
export async function termsFor(
  db: Db,
  by: Actor,
  { jurisdiction, project: id }: { jurisdiction: string; project: string },
  today: Day,
) {
  const project = await getProject(db, jurisdiction, id);
  const room = await roomOf(db, jurisdiction, await untouched(db, jurisdiction, id));
  const planned = room.free > 0n ? room.free : nought;
  const terms = await termsOf(db, project, planned, today);
  return {
    ...terms,
    approverName: terms.approvedBy === null ? "" : approverNames[terms.approvedBy],
    title: project.title,
    track: project.track,
    planned,
    isFree: planned > 0n,
    isInPlan: project.status === "inPlan",
    isMine: project.organization === by.organization,
    requirement: described(project),
  };
}

const described = ({ purpose, forWhom, termFrom, termTo }: Project): string =>
  `${purpose}。服务对象：${forWhom}。服务期：${termFrom} 至 ${termTo}。`;

/** 资格要求 of the standard that the project kept: what was planned is what is bought. */
const requirementsOf = async (tx: Tx, project: Project) =>
  requiredBy(await standardOf(tx, project));

/** What policy of the day and place says about this amount. */
export async function termsOf(db: Db, { jurisdiction, track }: Project, planned: Money, on: Day) {
  const { division, level } = await getJurisdiction(db, jurisdiction);
  const asked = { place: division, level, object: "services" as const, on };
  const limits = await getThreshold(db, asked);
  const control = track === "internal" ? await getControlRule(db, division, planned, on) : null;
  return {
    procurementFrom: limits.procurementFrom ?? null,
    tenderFrom: limits.openTenderFrom ?? null,
    tenderConfirmed: limits.confirmed,
    quotesNeeded: control?.quotesAtLeast ?? 1,
    quotesDocument: control?.document ?? "",
    quotesConfirmed: control?.confirmed ?? false,
    approvedBy: control?.approvedBy ?? null,
  };
}

export type Terms = Awaited<ReturnType<typeof termsOf>>;

function rowOf(
  project: Project,
  by: Actor,
  input: Input,
  { planned, on, readers, ...terms }: Terms & { planned: Money; on: Day; readers: string[] },
): Omit<ProcurementRow, "number" | "qualifications"> {
  const isInternal = project.track === "internal";
  return {
    jurisdiction: project.jurisdiction,
    id: newId(now()),
    organization: project.organization,
    readers,
    project: project.id,
    title: input.title ?? project.title,
    track: project.track,
    method: isInternal ? "quotes" : "consultation",
    status: "prepared",
    year: yearOf(on),
    catalogItem: project.catalogItem,
    itemName: project.itemName,
    budget: planned,
    ceiling: input.ceiling,
    quotesNeeded: terms.quotesNeeded,
    quotesDocument: terms.quotesDocument,
    quotesConfirmed: terms.quotesConfirmed,
    approvedBy: terms.approvedBy,
    minutes: "",
    minutesOn: null,
    tenderFrom: terms.tenderFrom,
    approval: input.approval,
    preparedOn: on,
    intentionOn: null,
    noticeOn: null,
    documentsUntil: null,
    respondBy: null,
    closedOn: null,
    openedOn: null,
    evaluatedOn: null,
    awardedOn: null,
    notifiedOn: null,
    contractedOn: null,
    endedReason: "",
    requirement: input.requirement || described(project),
    smeReserved: input.smeReserved,
    smeReason: input.smeReason,
    priceWeight: isInternal ? null : (input.criteria.find((one) => one.isPrice)?.weight ?? null),
    post: by.post,
    recordedAt: now(),
  };
}

function wholeOf(procurement: ProcurementRow, shares: readonly Share[], input: Input): Whole {
  const { jurisdiction, organization, readers, id, title, ceiling } = procurement;
  const part = () => ({ jurisdiction, id: newId(now()), organization, readers });
  const pack = { ...part(), procurement: id, position: 1, title, ceiling };
  return {
    procurement,
    pack,
    shares: shares.map(({ id: share }) => ({ ...part(), package: pack.id, share })),
    criteria:
      procurement.method === "quotes"
        ? []
        : input.criteria.map((one, at) => ({
            ...part(),
            procurement: id,
            position: at + 1,
            ...one,
          })),
  };
}
