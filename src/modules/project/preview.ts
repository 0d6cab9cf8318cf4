import type { Day } from "../../base/day.ts";
import { fen, nought, sum } from "../../base/money.ts";
import { judge, type Breach, type Rule } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import {
  dutyIsOfTownship,
  itemIsLinkedToDuty,
  unifiedItemIsLeftToDepartment,
} from "../duty/rules.ts";
import { filingAsksForAdjustment, wordsMayBeBought } from "../ruling/rules.ts";
import { findStandard } from "../standard/reads.ts";
import { factsOf, placeOf, type ProjectFacts, type Written } from "./facts.ts";
import { itemOf } from "./item.ts";
import type { Funding, PreviewInput, Project, Share } from "./model.ts";
import { lentFacts } from "./lent.ts";
import { linesAreItsOwn } from "./lineRules.ts";
import * as rules from "./rules.ts";
import { newAndLargeIsAssessed, targetsAreMeasurable } from "./targetRules.ts";

type Ask = Rule<ProjectFacts>;

/** Only what has been written is judged: an empty form has broken nothing yet. */
export function rulesFor({ item, title, purpose, ...rest }: PreviewInput): Ask[] {
  const { unit, unitPrice, shares, termFrom, termTo, targets } = rest;
  const isReckoned = shares !== undefined && unitPrice !== undefined;
  const asked: readonly [boolean, readonly Ask[]][] = [
    [true, [rules.purchaserMayBuy]],
    [
      item !== undefined,
      [
        rules.itemIsInCatalog,
        rules.itemIsNotProhibited,
        dutyIsOfTownship,
        unifiedItemIsLeftToDepartment,
        itemIsLinkedToDuty,
        filingAsksForAdjustment,
      ],
    ],
    [title !== undefined || purpose !== undefined, [wordsMayBeBought]],
    [isReckoned, [rules.costIsFunded, rules.linesHaveMoney, rules.linesAreOfTheYears]],
    [isReckoned && item !== undefined, [rules.sameItemStaysBelowLimit, newAndLargeIsAssessed]],
    [unit !== undefined && unitPrice !== undefined, [rules.priceIsWithinStandard]],
    [termFrom !== undefined && termTo !== undefined, [rules.termIsLawful]],
    [
      targets !== undefined && targets.length > 0,
      [rules.targetsAreWhole, targetsAreMeasurable, rules.targetsAskTheServed],
    ],
  ];
  return asked.flatMap(([isAsked, those]) => (isAsked ? those : []));
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The draft as the rules know a project; nothing of it is stored. */
async function writtenOf(
  db: Db,
  { jurisdiction, organization, post }: Actor,
  input: PreviewInput,
  today: Day,
): Promise<Written> {
  const { item: code = "", termFrom = today, termTo = today, unitPrice = nought } = input;
  const { division: place } = await placeOf(db, jurisdiction);
  const { item } = await itemOf(db, { jurisdiction, organization, place, code, on: today });
  const standard = await findStandard(db, code, place, today);
  const own = { jurisdiction, organization, readers: [] };
  const id = input.project ?? nobody;
  const project: Project = {
    ...own,
    id,
    number: "",
    title: input.title ?? "",
    year: input.year ?? Number(today.slice(0, 4)),
    status: "drafted",
    track: "internal",
    catalogEdition: "",
    catalogItem: code,
    itemName: item?.name ?? "",
    kind: item?.kind ?? "1",
    purchaseItem: item?.purchaseItem ?? "",
    standard: standard?.version ?? null,
    purpose: input.purpose ?? "",
    forWhom: input.forWhom ?? "",
    whyNotStaff: "",
    assessment: input.assessment ?? "",
    unit: input.unit ?? "",
    unitPrice: fen(unitPrice),
    termFrom,
    termTo,
    termGrounds: input.termGrounds ?? [],
    post,
    draftedOn: today,
    submittedOn: null,
    reviewedOn: null,
    plannedOn: null,
    closedOn: null,
    endedReason: "",
    version: 1,
    recordedAt: now(),
  };
  return { project, ...moneyOf(input, own, id), targets: input.targets ?? [] };
}

type Own = Pick<Share, "jurisdiction" | "organization" | "readers">;

function moneyOf({ shares: typed = [] }: PreviewInput, own: Own, project: string) {
  const ids = typed.map(() => newId(now()));
  const shares: Share[] = typed.map((one, place) => ({
    ...own,
    id: ids[place]!,
    project,
    userOrganization: one.user ?? own.organization,
    accepterOrganization: one.accepter ?? one.user ?? own.organization,
    payerOrganization: one.payer ?? own.organization,
    monitorOrganization: one.monitor ?? null,
    evaluatorOrganization: one.evaluator ?? null,
    leftOn: null,
    quantity: one.quantity,
    fiscal: sum(one.fundings.map((funding) => funding.amount)),
    other: one.other,
    otherSource: one.otherSource,
  }));
  const fundings: Funding[] = typed.flatMap((one, place) =>
    one.fundings.map((funding) => ({ ...own, ...funding, id: newId(now()), share: ids[place]! })),
  );
  return { shares, fundings };
}

/** 边写边核对: the very rules of the submission, on what has been written so far. */
export async function preview(
  db: Db,
  by: Actor,
  input: PreviewInput,
  today: Day,
): Promise<{ findings: Breach[] }> {
  const written = await writtenOf(db, by, input, today);
  const { facts } = await factsOf(db, written, today);
  const lent = await lentFacts(db, written.project, written);
  const read = facts.findings
    .filter((one) => one.weight === "flags" && input.purpose !== undefined)
    .map((one): Breach => ({ field: "purpose", ...one, basis: [...one.basis] }));
  const asked = input.unitPrice === undefined ? [] : [linesAreItsOwn];
  const foreign = judge<typeof lent>(asked, lent, today);
  return { findings: [...foreign, ...judge(rulesFor(input), facts, today), ...read] };
}
