import { day, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { getJurisdiction, namesOf } from "../organization/reads.ts";
import { lowerOf, newestOf, upperOf, type Catalog } from "./chain.ts";
import { touchedItems } from "./differences.ts";
import {
  catalogLevels,
  type CatalogEdition,
  type CatalogItem,
  type CatalogLevel,
} from "./model.ts";
import { getEditionById, itemsOf, listAllEditions } from "./reads.ts";
import type { CatalogChange, CatalogOpinion, CatalogRevision, RevisionKind } from "./revision.ts";
import { getRevision, listChanges, listOpinions, listReviews } from "./revisionReads.ts";
import { straysOf, type OpinionFacts, type TreeFacts } from "./rules.ts";
import { appliedTo, gapsOf, treeOf } from "./tree.ts";

/** 卷宗: a revision with all that its rules and its page ask about. */
export type Dossier = {
  revision: CatalogRevision;
  catalog: Catalog;
  changes: CatalogChange[];
  /** The newest edition of the catalog, to which an adjustment is applied. */
  former: CatalogEdition | undefined;
  before: CatalogItem[];
  upper: CatalogEdition | undefined;
  facts: TreeFacts;
  gaps: string[];
  opinions: CatalogOpinion[];
  hasExperts: boolean;
};

export async function catalogOf(
  db: Db,
  { jurisdiction, level, office }: Pick<CatalogRevision, "jurisdiction" | "level" | "office">,
): Promise<Catalog> {
  const { division } = await getJurisdiction(db, jurisdiction);
  // A province's catalog holds wherever the code begins with its two digits.
  const place = division.replace(/(?:00)+$/, "");
  return { place, level, organization: office ?? undefined };
}

/** What was published stays as it was compared then; what is open is compared with what is newest. */
async function formerOf(
  db: Db,
  { base, edition }: CatalogRevision,
  newest: CatalogEdition | undefined,
): Promise<CatalogEdition | undefined> {
  if (edition === null) return newest;
  return base === null ? undefined : getEditionById(db, base);
}

export async function gather(db: Db, revision: CatalogRevision, on: Day): Promise<Dossier> {
  const catalog = await catalogOf(db, revision);
  const editions = await listAllEditions(db);
  const former = await formerOf(db, revision, newestOf(editions, catalog));
  const before = former ? await itemsOf(db, former.id) : [];
  const changes = await listChanges(db, revision);
  const items = treeOf(appliedTo(before, changes, revision.kind), "");
  const upper = upperOf(editions, catalog, on);
  const reviews = await listReviews(db, revision);
  return {
    revision,
    catalog,
    changes,
    former,
    before,
    upper,
    facts: {
      items,
      upper: upper && { name: upper.name, items: await itemsOf(db, upper.id) },
    },
    gaps: gapsOf(items),
    opinions: (await listOpinions(db, revision)).filter((one) => one.round === revision.round),
    hasExperts: reviews.some((one) => one.kind === "experts" && one.round === revision.round),
  };
}

export async function opinionFacts(
  db: Db,
  { revision, opinions }: Dossier,
  today: Day,
): Promise<OpinionFacts> {
  const missing = opinions.filter((one) => one.opinion === null).map((one) => one.organization);
  const names = await namesOf(db, missing);
  return {
    asked: opinions.length,
    missing: missing.map((one) => names.get(one) ?? ""),
    answerBy: revision.answerBy === null ? today : day(revision.answerBy),
    today,
  };
}

/** What lower editions in force would lose by these items. */
export async function lowerFacts(db: Db, { catalog, facts }: Dossier, on: Day) {
  const lower = lowerOf(await listAllEditions(db), catalog, on);
  const upper = { name: "", items: facts.items };
  const found: { name: string; strays: string[] }[] = [];
  for (const { id, name } of lower) {
    const strays = straysOf({ items: await itemsOf(db, id), upper });
    found.push({ name, strays: strays.map((one) => one.code) });
  }
  return found;
}

const some = (all: readonly string[]): string =>
  `${all.slice(0, 3).join("；")}${all.length > 3 ? `；共 ${all.length} 处` : ""}`;

/** What another publication has taken meanwhile cannot be taken again. */
const goneOf = ({ changes, before, revision }: Dossier): string[] => {
  const there = new Set(before.map((one) => one.code));
  return changes
    .filter((one) => one.isRemoved && revision.kind === "adjustment" && !there.has(one.code))
    .map(({ code, name }) => `${code} ${name}不在现行目录里，不能删去`);
};

/** A tree with gaps is no catalog, and a whole edition must not undo what was published since it was begun. */
export function refuseUnsound(dossier: Dossier): void {
  const { changes, gaps, revision, former } = dossier;
  if (changes.length === 0)
    throw refuseField("changes", "还没有修订事项", "请先填写事项，或者导入表格");
  const gone = goneOf(dossier);
  if (gone.length > 0) throw refuseField("changes", some(gone), "请删去这几项修订");
  if (gaps.length > 0)
    throw refuseField("changes", some(gaps), "请补上缺少的一级，或者一并删去空的类别");
  if (revision.kind === "whole" && (former?.id ?? null) !== revision.base)
    throw new Refusal(
      "conflict",
      `起草以后又公布了“${former?.name ?? ""}”。请修改草案，并入其中的变化后再办`,
    );
}

export function needsFormer(kind: RevisionKind, level: CatalogLevel, former?: CatalogEdition) {
  if (kind === "adjustment" && former === undefined)
    throw new Refusal("conflict", `本地还没有${catalogLevels[level]}，不能调整单项。请先整版编制`);
}

/** 影响面: which items a revision touches, and whose purchases. */
export async function touchOf(db: Db, key: { jurisdiction: string; id: string }, on: Day) {
  const dossier = await gather(db, await getRevision(db, key), on);
  const { level, organization } = dossier.catalog;
  return { level, organization, items: touchedItems(dossier.before, dossier.facts.items) };
}
