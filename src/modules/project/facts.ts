import { day, yearOf, type Day } from "../../base/day.ts";
import { fen, nought, sum, times, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { roomOfLines } from "../budget/room.ts";
import { getEdition, type FoundItem } from "../catalog/reads.ts";
import { dutyFacts } from "../duty/reads.ts";
import type { DutyFacts } from "../duty/rules.ts";
import { purchaserOf, type Purchaser } from "../organization/natures.ts";
import { getJurisdiction, getOrganization, namesOf } from "../organization/reads.ts";
import { weightsFor } from "../policy/figures.ts";
import { getThreshold, listWeightSets } from "../policy/reads.ts";
import { trackFor } from "../policy/thresholds.ts";
import type { Finding } from "../boundary/model.ts";
import { liftedBy, stillBarring } from "../ruling/lifted.ts";
import type { BarLift } from "../ruling/model.ts";
import { listLiftsOf } from "../ruling/reads.ts";
import type { FiledFacts, WordFacts } from "../ruling/rules.ts";
import { findingsIn } from "../ruling/words.ts";
import { buyingAt, itemOf } from "./item.ts";
import type { Funding, Project, ProjectTrack, Share, Target } from "./model.ts";
import { agreedRoles, listOpinions } from "./opinions.ts";
import {
  hasBoughtBefore,
  listFundings,
  listLinesOf,
  listShares,
  listTargets,
  standardOf,
  sumOfSameItem,
} from "./reads.ts";
import type {
  CostFacts,
  ItemFacts,
  LineFacts,
  PriceFacts,
  SameItemFacts,
  TargetFacts,
  TermFacts,
} from "./rules.ts";
import type { AssessedFacts, MeasuredFacts } from "./targetRules.ts";
import { askedAbove, type AskedAbove } from "./upper.ts";

export type Place = { division: string; level: "province" | "city" | "county" };

export async function placeOf(db: Db, jurisdiction: string): Promise<Place> {
  const { division, level } = await getJurisdiction(db, jurisdiction);
  return { division, level };
}

/** 采购轨道 of an amount, by the limit of the place on the day; refuses where none was entered. */
export async function trackOf(db: Db, place: Place, amount: Money, on: Day) {
  const threshold = await getThreshold(db, {
    place: place.division,
    level: place.level,
    object: "services",
    on,
  });
  const found = trackFor(amount, threshold);
  const track: ProjectTrack = found === "belowThreshold" ? "internal" : "procurement";
  return { track, found, threshold };
}

export const itemFacts = (
  code: string,
  item: FoundItem | undefined,
  edition: string,
): ItemFacts => ({
  item: {
    code,
    name: item?.name ?? "",
    isFound: item !== undefined,
    isLeaf: item?.isLeaf ?? false,
    purchaseItem: item?.purchaseItem ?? "",
  },
  edition,
});

export const costOf = (shares: readonly Share[]): Money =>
  sum(shares.flatMap((one) => [one.fiscal, one.other]));

/** 执行率's part of one hundred in the self-evaluation of the day. */
export async function executionWeight(db: Db, on: Day): Promise<number> {
  return weightsFor(await listWeightSets(db), "单位自评", on).execution;
}

type Line = Awaited<ReturnType<typeof listLinesOf>>[number] & { free: Money; proposed: Money };

/** The lines of a project that the asker may see, with what is still free on each. */
export async function linesOf(
  db: Db,
  jurisdiction: string,
  fundings: readonly Funding[],
): Promise<Map<string, Line>> {
  const lines = await listLinesOf(
    db,
    jurisdiction,
    fundings.map((one) => one.line),
  );
  const room = await roomOfLines(
    db,
    jurisdiction,
    lines.map((one) => one.id),
  );
  return new Map(
    lines.map((line) => {
      const { free, proposed = nought } = room.get(line.id)!;
      return [line.id, { ...line, free, proposed }];
    }),
  );
}

function lineFacts(
  project: Project,
  fundings: readonly Funding[],
  lines: Map<string, Line>,
): LineFacts {
  const ids = [...new Set(fundings.map((one) => one.line))];
  return {
    lines: ids.map((id) => ({
      code: lines.get(id)?.code ?? "（不属于本单位）",
      free: lines.get(id)?.free ?? nought,
      proposed: lines.get(id)?.proposed ?? nought,
      year: lines.get(id)?.year ?? project.year,
      wanted: sum(fundings.filter((one) => one.line === id).map((one) => one.amount)),
    })),
    years: { first: project.year, last: Math.max(project.year, yearOf(day(project.termTo))) },
  };
}

/** Whom the place asks after the joint review, and whether each has agreed. */
type Above = AskedAbove & { hasAgreed: boolean };

export type ProjectFacts = ItemFacts &
  CostFacts &
  LineFacts &
  TermFacts &
  TargetFacts &
  PriceFacts &
  ReadFacts &
  FiledFacts &
  SameItemFacts &
  MeasuredFacts &
  AssessedFacts &
  DutyFacts & { purchaser: Purchaser; above: Above[] };

/** The words of a project, what the boundary finds in them, and who has let them pass. */
export type ReadFacts = WordFacts & {
  words: string;
  findings: Finding[];
  lift: BarLift | undefined;
};

/** 卷宗: a project with its parts and everything that its rules ask about. */
export type Dossier = {
  project: Project;
  place: Place;
  shares: Share[];
  fundings: Funding[];
  targets: Target[];
  lines: Map<string, Line>;
  item: FoundItem | undefined;
  names: Map<string, string>;
  facts: ProjectFacts;
};

/** What is bought, for whom and how it is counted. Indicators measure it: “人均月上门次数” hires nobody. */
const wordsOf = ({ title, purpose, forWhom, unit }: Project): string =>
  [title, purpose, forWhom, unit].join("。");

const costsOf = (project: Project, shares: readonly Share[], names: Map<string, string>) =>
  shares.map((one) => ({
    user: names.get(one.userOrganization) ?? "",
    cost: times(project.unitPrice, one.quantity),
    fiscal: one.fiscal,
    other: one.other,
  }));

async function priceFacts(db: Db, project: Project): Promise<PriceFacts> {
  const standard = await standardOf(db, project);
  if (!standard) return { unit: project.unit, unitPrice: project.unitPrice, standard: undefined };
  const { name, unit, priceLow, priceHigh } = standard;
  return {
    unit: project.unit,
    unitPrice: project.unitPrice,
    standard: { name, unit, priceLow: fen(priceLow), priceHigh: fen(priceHigh) },
  };
}

async function readFacts(
  db: Db,
  { jurisdiction, id }: Project,
  { words, place, on }: { words: string; place: string; on: Day },
): Promise<ReadFacts> {
  const findings = await findingsIn(db, words, { place, on });
  const lift = liftedBy(await listLiftsOf(db, jurisdiction, id), words);
  return { words, findings, lift, barring: stillBarring(findings, lift) };
}

async function aboveFacts(db: Db, project: Project, cost: Money, on: Day) {
  const agreed = agreedRoles(await listOpinions(db, project.jurisdiction, project.id));
  const asked = await askedAbove(db, { ...project, cost }, day(project.submittedOn ?? on));
  return asked.map((one) => ({ ...one, hasAgreed: agreed.has(one.role) }));
}

/** A project with its parts: as they are stored, or as somebody is writing them. */
export type Written = {
  project: Project;
  shares: Share[];
  fundings: Funding[];
  targets: Pick<Target, keyof MeasuredFacts["targets"][number] | "weight">[];
};

/** Gathers all at once: an act judges, a page shows what the same rules would say. */
export async function gather(db: Db, project: Project, on: Day): Promise<Dossier> {
  const { jurisdiction, id } = project;
  const shares = await listShares(db, jurisdiction, id);
  const fundings = await listFundings(db, jurisdiction, id);
  const targets = await listTargets(db, jurisdiction, id);
  const known = await factsOf(db, { project, shares, fundings, targets }, on);
  return { project, shares, fundings, targets, ...known };
}

/** Everything that the rules ask about a project, stored or not. */
export async function factsOf(db: Db, written: Written, on: Day) {
  const { project, shares, fundings, targets } = written;
  const { jurisdiction, catalogItem, termFrom, termTo, termGrounds } = project;
  const place = await placeOf(db, jurisdiction);
  const lines = await linesOf(db, jurisdiction, fundings);
  const whose = await buyingAt(db, place.division, project.organization);
  const edition = await getEdition(db, whose, on);
  const { organization } = project;
  const asked = { jurisdiction, organization, place: place.division, code: catalogItem, on };
  const { item, filed } = await itemOf(db, asked);
  const purchaser = await getOrganization(db, project.organization);
  const names = await namesOf(db, [
    project.organization,
    ...shares.flatMap((one) => [
      one.userOrganization,
      one.accepterOrganization,
      one.payerOrganization,
      one.monitorOrganization ?? project.organization,
      one.evaluatorOrganization ?? project.organization,
    ]),
  ]);
  const cost = costOf(shares);
  const { threshold } = await trackOf(db, place, cost, on);
  const facts: ProjectFacts = {
    ...itemFacts(catalogItem, item, edition.name),
    ...lineFacts(project, fundings, lines),
    ...(await priceFacts(db, project)),
    shares: costsOf(project, shares, names),
    termFrom: day(termFrom),
    termTo: day(termTo),
    termGrounds,
    targets,
    execution: await executionWeight(db, on),
    filed,
    ...(await readFacts(db, project, {
      words: wordsOf(project),
      place: place.division,
      on,
    })),
    itemName: project.itemName,
    earlier: await sumOfSameItem(db, project),
    cost,
    procurementFrom: threshold.procurementFrom,
    purchaser: purchaserOf(purchaser),
    assessment: project.assessment,
    isNew: !(await hasBoughtBefore(db, project)),
    ...(await dutyFacts(db, { jurisdiction, item: catalogItem, on })),
    above: await aboveFacts(db, project, cost, on),
  };
  return { place, lines, item, names, facts };
}
