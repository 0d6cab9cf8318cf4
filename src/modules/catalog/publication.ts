import { daysAfter, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { today } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { trace } from "../../platform/trace.ts";
import { getOrganization } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { newestOf, upperOf, type Catalog } from "./chain.ts";
import { subjectOf, type Key } from "./drafting.ts";
import { catalogOf, gather, lowerFacts, refuseUnsound, type Dossier } from "./facts.ts";
import type { CatalogEdition } from "./model.ts";
import { itemsOf, listAllEditions } from "./reads.ts";
import type { PublishInput } from "./revision.ts";
import { findRevisionOfEdition } from "./revisionReads.ts";
import * as rules from "./rules.ts";
import { revisionLife } from "./states.ts";
import { gapsOf, treeOf, type Entry } from "./tree.ts";
import { endEdition, insertEdition, lockRevision, updateRevision } from "./writes.ts";

const keyOf = ({ place, level, organization = "" }: Catalog): string =>
  `catalog ${place} ${level} ${organization}`;

/** An edition does not begin before it is made public, nor before the one it follows. */
function refuseDays(fromOn: Day, former: CatalogEdition | undefined): void {
  if (fromOn < today())
    throw refuseField("fromOn", `生效日 ${fromOn} 早于公布日 ${today()}`, "请填今天或者以后的日期");
  if (former && fromOn <= former.from)
    throw refuseField(
      "fromOn",
      `生效日 ${fromOn} 不晚于“${former.name}”的生效日 ${former.from}`,
      "请填它以后的日期",
    );
}

/** 由新版替代: the former edition gets its last day, and the revision that made it its end. */
async function replaceFormer(tx: Tx, by: Actor, former: CatalogEdition, fromOn: Day) {
  await endEdition(tx, former.id, daysAfter(fromOn, -1));
  const earlier = await findRevisionOfEdition(tx, by.jurisdiction, former.id);
  if (!earlier) return;
  const status = revisionLife.next("replace", earlier.status, rolesOf(by), {}, today());
  await updateRevision(tx, earlier, { status });
}

const editionOf = (
  { revision, catalog, upper }: Dossier,
  issuer: string,
  { name, document, fromOn }: PublishInput,
  delegatedBy: string,
): CatalogEdition => ({
  id: revision.number,
  name,
  issuer,
  ...catalog,
  delegatedBy,
  document,
  revision: revision.number,
  // The codes come from above: they are as certain as there.
  confirmed: upper?.confirmed ?? true,
  from: fromOn,
});

/** 公布目录: the edition and its items come into being, the former one gets its last day. */
export async function publish(tx: Tx, by: Actor, key: Key, input: PublishInput): Promise<string> {
  const { fromOn } = input;
  const revision = await lockRevision(tx, key);
  await lockKeys(tx, [keyOf(await catalogOf(tx, revision))]);
  const dossier = await gather(tx, revision, fromOn);
  const { former, facts } = dossier;
  const delegatedBy = input.delegatedBy || revision.delegatedBy;
  refuseUnsound(dossier);
  const known = { ...facts, level: revision.level, delegatedBy };
  const status = revisionLife.next("publish", revision.status, rolesOf(by), known, fromOn);
  refuseDays(fromOn, former);
  const { name: issuer } = await getOrganization(tx, by.organization);
  const edition = editionOf(dossier, issuer, input, delegatedBy);
  const lower = await lowerFacts(tx, dossier, fromOn);
  if (former) await replaceFormer(tx, by, former, fromOn);
  await insertEdition(tx, edition, facts.items);
  await updateRevision(tx, key, {
    status,
    delegatedBy,
    document: input.document,
    base: former?.id ?? null,
    edition: edition.id,
    fromOn,
    publishedOn: today(),
  });
  await trace(tx, {
    by,
    verb: "catalog.publish",
    subject: subjectOf(revision),
    on: today(),
    detail: { edition: edition.id, fromOn, items: facts.items.length, former: former?.id },
    flags: judge([rules.lowerEditionsFollow], { lower }, fromOn),
    done: "*",
  });
  return edition.id;
}

/** 采用既有目录: what was published on paper before the platform was opened, with its paper, within its upper one. */
export async function adopt(
  tx: Tx,
  by: Actor,
  edition: CatalogEdition,
  entries: readonly Entry[],
): Promise<void> {
  if (edition.document.trim() === "")
    throw refuseField("document", "没有写明公布目录的文件", "请填写文件名称和文号");
  await lockKeys(tx, [keyOf(edition)]);
  const editions = await listAllEditions(tx);
  const items = treeOf(entries, edition.id);
  const [gap] = gapsOf(items);
  if (gap) throw refuseField("changes", gap, "请补全后再录入");
  const above = upperOf(editions, edition, edition.from);
  const upper = above && { name: above.name, items: await itemsOf(tx, above.id) };
  const facts = { items, upper, level: edition.level, delegatedBy: edition.delegatedBy };
  const bars = [
    rules.staysWithinUpper,
    rules.keepsItsBranch,
    rules.itemsAreNotProhibited,
    rules.isDelegated,
  ];
  const breaches = bars.flatMap((bar) => judge<typeof facts>([bar], facts, edition.from));
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
  const former = newestOf(editions, edition);
  if (former) await endEdition(tx, former.id, daysAfter(edition.from, -1));
  await insertEdition(tx, edition, items);
  await record(tx, by, {
    verb: "catalog.adopt",
    subject: { kind: "catalogEdition", id: edition.id },
    detail: { from: edition.from, items: items.length },
  });
}
