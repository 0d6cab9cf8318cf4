import { yearOf } from "../../base/day.ts";
import { article, asBasis } from "../../base/law.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { findByKind, getJurisdiction, getOrganization } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { newestOf } from "./chain.ts";
import { changedOf, completed, refuseTwice, refuseUnknownItems, rowsOf } from "./changes.ts";
import { catalogOf, needsFormer } from "./facts.ts";
import type { CatalogLevel } from "./model.ts";
import { itemsOf, listAllEditions } from "./reads.ts";
import type { CatalogRevision, ChangesInput, DraftInput, ProposalInput } from "./revision.ts";
import { revisionLife } from "./states.ts";
import { entryOf } from "./tree.ts";
import {
  deleteChanges,
  insertRevision,
  lockRevision,
  putChanges,
  updateRevision,
} from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

export const subjectOf = ({
  jurisdiction,
  id,
  organization,
  readers,
}: CatalogRevision): Subject => ({
  kind: "catalogRevision",
  jurisdiction,
  id,
  organization,
  readers,
});

export const consulting = asBasis(article(servicePurchase, 13));

/** What waits for county finance; nothing where a treasury has none. */
export async function financeTask(
  tx: Tx,
  jurisdiction: string,
  task: Omit<NewTask, "organization">,
): Promise<NewTask[]> {
  const finance = await findByKind(tx, jurisdiction, "countyFinance");
  return finance ? [{ ...task, organization: finance.id }] : [];
}

const levelsOf: Record<string, readonly CatalogLevel[]> = {
  county: ["county", "township", "department"],
  city: ["city", "department"],
  province: ["province", "department"],
};

/** Whose catalog somebody may work on: finance those of its place, a department its own. */
async function officeFor(
  tx: Tx,
  by: Actor,
  { level, office }: Pick<DraftInput, "level" | "office">,
): Promise<string | null> {
  const { level: place, name } = await getJurisdiction(tx, by.jurisdiction);
  if (!levelsOf[place]!.includes(level))
    throw refuseField("level", `${name}不编制这一级目录`, "请选择本级负责的目录");
  if (level !== "department") return null;
  const isFinance = by.roles.includes("countyFinanceOfficer");
  const whose = isFinance ? office : by.organization;
  if (whose === undefined) throw refuseField("office", "没有选择是哪个部门的目录", "请选择部门");
  const { kind, jurisdiction, name: called } = await getOrganization(tx, whose);
  if (kind !== "countyDepartment" || jurisdiction !== by.jurisdiction)
    throw refuseField("office", `${called}不是本地的部门`, "请选择本地的业务主管部门");
  return whose;
}

type Drafted = Pick<DraftInput, "kind" | "level" | "office" | "title" | "reason" | "delegatedBy">;

async function begin(
  tx: Tx,
  by: Actor,
  { kind, level, title, reason, delegatedBy, ...input }: Drafted,
  need: string | null = null,
): Promise<CatalogRevision> {
  const office = await officeFor(tx, by, { level, office: input.office });
  const at = now();
  const { jurisdiction, organization, post } = by;
  const catalog = await catalogOf(tx, { jurisdiction, level, office });
  const former = newestOf(await listAllEditions(tx), catalog);
  needsFormer(kind, level, former);
  const revision: CatalogRevision = {
    jurisdiction,
    id: newId(at),
    organization,
    readers: [],
    number: `ML${await nextNumber(tx, jurisdiction, "catalogRevision", yearOf(today()))}`,
    kind,
    level,
    office,
    title,
    reason,
    need,
    base: former?.id ?? null,
    status: "drafted",
    round: 0,
    answerBy: null,
    needsExperts: false,
    whyReturned: "",
    delegatedBy: delegatedBy || former?.delegatedBy || "",
    document: "",
    edition: null,
    fromOn: null,
    draftedOn: today(),
    publishedOn: null,
    post,
    recordedAt: at,
  };
  await insertRevision(tx, revision);
  return revision;
}

/** 起草修订: a whole edition begins with what the newest one holds, unless it says otherwise. */
export async function draft(tx: Tx, by: Actor, input: DraftInput): Promise<Key> {
  const isDepartment = by.roles.includes("departmentOfficer");
  if (isDepartment && input.kind === "whole" && input.level !== "department")
    throw refuseField("level", "部门只编制本部门的目录", "请选择“部门目录”，或者提出单项调整");
  refuseTwice(input.changes);
  await refuseUnknownItems(tx, input.changes);
  const revision = await begin(tx, by, input);
  const copied =
    input.kind === "whole" && input.changes.length === 0 && revision.base !== null
      ? (await itemsOf(tx, revision.base)).map((one) => ({ ...entryOf(one), isRemoved: false }))
      : await completed(tx, revision, input.changes);
  await putChanges(tx, revision, rowsOf(revision, copied));
  await traceBegun(tx, by, revision, copied.length);
  return { jurisdiction: revision.jurisdiction, id: revision.id };
}

/** 提出增补建议: one item, from a department, a township, or a need that found none. */
export async function propose(
  tx: Tx,
  by: Actor,
  { level, reason, ...change }: ProposalInput,
  need?: string,
): Promise<Key> {
  await refuseUnknownItems(tx, [change]);
  const verb = change.isRemoved ? "删去" : "增补或修改";
  const head = { kind: "adjustment" as const, level, office: undefined, delegatedBy: "" };
  const title = `${verb}“${change.name}”`;
  const revision = await begin(tx, by, { ...head, title, reason }, need);
  await putChanges(tx, revision, rowsOf(revision, await completed(tx, revision, [change])));
  await traceBegun(tx, by, revision, 1);
  return { jurisdiction: revision.jurisdiction, id: revision.id };
}

async function traceBegun(tx: Tx, by: Actor, revision: CatalogRevision, items: number) {
  const { title, number, kind, level, need } = revision;
  const tasks = await financeTask(tx, revision.jurisdiction, {
    kind: "catalog.askOpinions",
    role: "countyFinanceOfficer",
    title: `目录修订：${title}`,
    says: `${number}，${items} 项`,
    basis: [consulting],
  });
  await trace(tx, {
    by,
    verb: "catalog.draft",
    subject: subjectOf(revision),
    on: today(),
    detail: { kind, level, items, need },
    tasks,
  });
}

/** 修改修订事项: by whoever drafted it, or by county finance. */
export async function edit(
  tx: Tx,
  by: Actor,
  key: Key,
  { changes, dropped }: ChangesInput,
): Promise<number> {
  const revision = await lockRevision(tx, key);
  const status = revisionLife.next("edit", revision.status, rolesOf(by), {}, today());
  if (by.organization !== revision.organization && !by.roles.includes("countyFinanceOfficer"))
    throw new Refusal("forbidden", "只有起草单位和财政局可以修改。请把意见写在答复里");
  refuseTwice(changes);
  await refuseUnknownItems(tx, changes);
  const changed = await changedOf(tx, key, changes);
  await putChanges(tx, revision, rowsOf(revision, changed));
  await deleteChanges(tx, revision, dropped);
  // Whoever rewrites a draft does so before the edition that is newest then.
  const newest = newestOf(await listAllEditions(tx), await catalogOf(tx, revision));
  await updateRevision(tx, key, { status, base: newest?.id ?? null });
  const tasks = await financeTask(tx, key.jurisdiction, {
    kind: "catalog.askOpinions",
    role: "countyFinanceOfficer",
    title: `目录修订：${revision.title}`,
    says: `${revision.number}，已修改`,
    basis: [consulting],
  });
  await trace(tx, {
    by,
    verb: "catalog.edit",
    subject: subjectOf(revision),
    on: today(),
    detail: { changed: changed.map((one) => one.code), dropped },
    tasks,
    done: ["catalog.edit", "catalog.askOpinions"],
  });
  return changed.length;
}
