import type { Day } from "../../base/day.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask } from "../../platform/trace.ts";
import type { Organization } from "../organization/model.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import { consulting, financeTask, subjectOf, type Key } from "./drafting.ts";
import { gather, opinionFacts, refuseUnsound } from "./facts.ts";
import type {
  AnswerInput,
  AskInput,
  CatalogOpinion,
  CatalogReview,
  CatalogRevision,
  LegalityInput,
  ReturnInput,
  ReviewInput,
  ReviewKind,
} from "./revision.ts";
import { listOpinions } from "./revisionReads.ts";
import { opinionsAreMissing } from "./rules.ts";
import { revisionLife } from "./states.ts";
import {
  insertOpinions,
  insertReview,
  lockRevision,
  showTo,
  updateOpinion,
  updateRemark,
  updateRevision,
} from "./writes.ts";

/** Each organization's own task, so that the answer of one does not do another's. */
const answerTaskOf = (organization: string): string => `catalog.answer.${organization}`;

async function askedOf(tx: Tx, jurisdiction: string, { organizations }: AskInput) {
  const asked: Organization[] = [];
  for (const one of new Set(organizations)) asked.push(await getOrganization(tx, one));
  const wrong = asked.find(
    (one) =>
      one.jurisdiction !== jurisdiction || !["countyDepartment", "township"].includes(one.kind),
  );
  if (wrong)
    throw refuseField("organizations", `${wrong.name}不是本地的部门或者乡镇`, "请重新选择");
  return asked;
}

/** 征求意见: from departments and townships, each with a row of its own, so that silence is seen. */
export async function askOpinions(tx: Tx, by: Actor, key: Key, input: AskInput): Promise<void> {
  const revision = await lockRevision(tx, key);
  const { answerBy } = input;
  if (answerBy <= today())
    throw refuseField("answerBy", `答复期限 ${answerBy} 不晚于今天 ${today()}`, "请留出答复的日子");
  const asked = await askedOf(tx, key.jurisdiction, input);
  const dossier = await gather(tx, revision, today());
  refuseUnsound(dossier);
  const facts = { ...dossier.facts, asked };
  const status = revisionLife.next("askOpinions", revision.status, rolesOf(by), facts, today());
  const round = revision.round + 1;
  const readers = [...new Set([...revision.readers, ...asked.map((one) => one.id)])];
  await updateRevision(tx, key, { status, round, answerBy, readers, needsExperts: false });
  await showTo(tx, key, readers);
  await insertOpinions(
    tx,
    asked.map(({ id: organization }): CatalogOpinion => ({
      jurisdiction: key.jurisdiction,
      id: newId(now()),
      organization,
      readers: [revision.organization],
      revision: key.id,
      round,
      opinion: null,
      remarks: "",
      askedOn: today(),
      answeredOn: null,
      post: null,
    })),
  );
  const tasks = asked.map(({ id, kind }): NewTask => ({
    kind: answerTaskOf(id),
    organization: id,
    role: clerkOf(kind),
    title: `对目录修订提出意见：${revision.title}`,
    says: revision.number,
    dueOn: answerBy,
    basis: [consulting],
  }));
  const next = await financeTask(tx, key.jurisdiction, {
    kind: "catalog.recordLegality",
    role: "countyFinanceOfficer",
    title: `收齐意见，送合法性审查：${revision.title}`,
    dueOn: answerBy,
  });
  await trace(tx, {
    by,
    verb: "catalog.askOpinions",
    subject: subjectOf({ ...revision, readers }),
    on: today(),
    detail: { round, answerBy, asked: asked.length },
    tasks: [...tasks, ...next],
    done: "*",
  });
}

/** 答复意见. What was said once stands; who was not asked has nothing to answer. */
export async function answer(
  tx: Tx,
  by: Actor,
  key: Key,
  { opinion, remarks }: AnswerInput,
): Promise<void> {
  const revision = await lockRevision(tx, key);
  revisionLife.next("answer", revision.status, rolesOf(by), {}, today());
  const own = (await listOpinions(tx, key)).find(
    (one) => one.round === revision.round && one.organization === by.organization,
  );
  if (!own) throw new Refusal("forbidden", "这一轮没有征求本单位的意见，不用答复");
  if (own.opinion !== null)
    throw new Refusal("conflict", `本单位已于 ${own.answeredOn} 答复。需要更正的，请告诉财政局`);
  if (opinion === "disagree" && remarks === "")
    throw refuseField("remarks", "不同意，但没有写明理由", "请写明不同意什么、建议怎样改");
  await updateOpinion(tx, own, { opinion, remarks, answeredOn: today(), post: by.post });
  await trace(tx, {
    by,
    verb: "catalog.answer",
    subject: subjectOf(revision),
    on: today(),
    detail: { round: revision.round, opinion },
    done: [answerTaskOf(by.organization)],
  });
}

async function keepReview(
  tx: Tx,
  by: Actor,
  revision: CatalogRevision,
  { kind, ...input }: ReviewInput & { kind: ReviewKind },
): Promise<Day> {
  const on = input.reviewedOn ?? today();
  const [asked] = await listOpinions(tx, revision);
  mustFollow("reviewedOn", on, { on: asked?.askedOn, called: "征求意见" });
  if (on > today())
    throw refuseField("reviewedOn", `审查日期 ${on} 晚于今天 ${today()}`, "请填审查当日的日期");
  const { jurisdiction, organization, readers, id, round } = revision;
  const { reviewer, document, words } = input;
  const row: CatalogReview = {
    jurisdiction,
    id: newId(now()),
    organization,
    readers,
    revision: id,
    round,
    kind,
    reviewer,
    document,
    words,
    reviewedOn: on,
    post: by.post,
    recordedAt: now(),
  };
  await insertReview(tx, row);
  return on;
}

const approving = (tx: Tx, revision: CatalogRevision) =>
  financeTask(tx, revision.jurisdiction, {
    kind: "catalog.approve",
    role: "countyFinanceReviewer",
    title: `批准目录修订：${revision.title}`,
    says: revision.number,
  });

/** 记录合法性审查: after the answers, or after their last day; who kept silent is noted. */
export async function recordLegality(
  tx: Tx,
  by: Actor,
  key: Key,
  { needsExperts, ...input }: LegalityInput,
): Promise<void> {
  const revision = await lockRevision(tx, key);
  const dossier = await gather(tx, revision, today());
  const facts = await opinionFacts(tx, dossier, today());
  const status = revisionLife.next("recordLegality", revision.status, rolesOf(by), facts, today());
  const on = await keepReview(tx, by, revision, { ...input, kind: "legality" });
  await updateRevision(tx, key, { status, needsExperts });
  const experts = await financeTask(tx, key.jurisdiction, {
    kind: "catalog.recordExperts",
    role: "countyFinanceOfficer",
    title: `组织专家论证：${revision.title}`,
    basis: [consulting],
  });
  await trace(tx, {
    by,
    verb: "catalog.recordLegality",
    subject: subjectOf(revision),
    on,
    detail: { round: revision.round, needsExperts, asked: facts.asked },
    flags: judge([opinionsAreMissing], facts, today()),
    tasks: needsExperts ? experts : await approving(tx, revision),
    done: "*",
  });
}

/** 记录专家论证. */
export async function recordExperts(tx: Tx, by: Actor, key: Key, input: ReviewInput) {
  const revision = await lockRevision(tx, key);
  const status = revisionLife.next("recordExperts", revision.status, rolesOf(by), {}, today());
  const on = await keepReview(tx, by, revision, { ...input, kind: "experts" });
  await updateRevision(tx, key, { status });
  await trace(tx, {
    by,
    verb: "catalog.recordExperts",
    subject: subjectOf(revision),
    on,
    detail: { round: revision.round },
    tasks: await approving(tx, revision),
    done: "*",
  });
}

/** 批准修订. */
export async function approve(tx: Tx, by: Actor, key: Key): Promise<void> {
  const revision = await lockRevision(tx, key);
  const dossier = await gather(tx, revision, today());
  refuseUnsound(dossier);
  const { needsExperts } = revision;
  const facts = { ...dossier.facts, needsExperts, hasExperts: dossier.hasExperts };
  const status = revisionLife.next("approve", revision.status, rolesOf(by), facts, today());
  await updateRevision(tx, key, { status });
  const tasks = await financeTask(tx, key.jurisdiction, {
    kind: "catalog.publish",
    role: "countyFinanceReviewer",
    title: `公布目录：${revision.title}`,
    says: revision.number,
  });
  await trace(tx, {
    by,
    verb: "catalog.approve",
    subject: subjectOf(revision),
    on: today(),
    tasks,
    done: "*",
  });
}

/** 退回修改 with remarks to single items, 不予采纳 without: never without a reason. */
async function end(
  tx: Tx,
  by: Actor,
  key: Key,
  { verb, reason, remarks }: ReturnInput & { verb: "sendBack" | "decline" },
): Promise<void> {
  const revision = await lockRevision(tx, key);
  const status = revisionLife.next(verb, revision.status, rolesOf(by), {}, today());
  await updateRevision(tx, key, { status, whyReturned: reason });
  for (const { code, remark } of remarks) await updateRemark(tx, key, code, remark);
  const { kind } = await getOrganization(tx, revision.organization);
  const task: NewTask = {
    kind: "catalog.edit",
    organization: revision.organization,
    role: kind === "countyFinance" ? "countyFinanceOfficer" : clerkOf(kind),
    title: `修改目录修订：${revision.title}`,
    says: reason,
  };
  await trace(tx, {
    by,
    verb: `catalog.${verb}`,
    subject: subjectOf(revision),
    on: today(),
    detail: { round: revision.round, remarks: remarks.length },
    tasks: verb === "sendBack" ? [task] : [],
    done: "*",
  });
}

export const sendBack = (tx: Tx, by: Actor, key: Key, input: ReturnInput): Promise<void> =>
  end(tx, by, key, { ...input, verb: "sendBack" });

export const decline = (tx: Tx, by: Actor, key: Key, reason: string): Promise<void> =>
  end(tx, by, key, { reason, remarks: [], verb: "decline" });
