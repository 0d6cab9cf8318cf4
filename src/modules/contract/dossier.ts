import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { fen, minus, sum, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { purchaserRoles, rolesOf } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import { getAward, getProcurement, listAwards, listPackageShares } from "../procurement/reads.ts";
import type { ProjectTrack, Share } from "../project/model.ts";
import { getProject, listShares } from "../project/reads.ts";
import { lastDayToSign } from "./desk.ts";
import { factsOf, supplementingFacts, type SigningFacts } from "./facts.ts";
import { freeOf } from "./instalments.ts";
import { contractStatuses, type Contract } from "./model.ts";
import * as reads from "./reads.ts";
import { restOf } from "./rest.ts";
import { contractLife } from "./states.ts";
import type { ContractRow, ContractsInput, ContractView, ProjectContractsView } from "./views.ts";

/** 合同卷宗: everything that the pages of contracts show. */

type Key = { jurisdiction: string; id: string };

const named = (names: Map<string, string>, id: string) => ({
  id,
  name: names.get(id) ?? "（未知单位）",
});

async function rowsFor(
  db: Db,
  contracts: readonly Contract[],
): Promise<z.input<typeof ContractRow>[]> {
  const names = await namesOf(
    db,
    contracts.flatMap((one) => [one.organization, one.provider]),
  );
  const added = await reads.supplementsOf(db, contracts);
  return contracts.map((one) => ({
    ...one,
    purchaser: named(names, one.organization),
    provider: named(names, one.provider),
    statusName: contractStatuses[one.status],
    supplemented: added.get(one.id) ?? fen(0n),
  }));
}

export async function pageOfContracts(
  db: Db,
  by: Actor,
  { limit, after, status, project, text }: z.output<typeof ContractsInput>,
) {
  const jurisdiction = by.jurisdiction || undefined;
  const filter = { jurisdiction, status, project, words: text, after, limit };
  const rows = await rowsFor(db, await reads.listContracts(db, filter));
  return { rows, next: rows.length === limit ? rows.at(-1)!.id : null };
}

export async function projectContracts(
  db: Db,
  by: Actor,
  { jurisdiction, project }: { jurisdiction: string; project: string },
): Promise<z.input<typeof ProjectContractsView>> {
  const rows = await rowsFor(db, await reads.listContractsOf(db, jurisdiction, project));
  const awards = await listAwards(db, jurisdiction, project);
  const shares = await listShares(db, jurisdiction, project);
  const names = await namesOf(db, [
    ...awards.map((one) => one.provider),
    ...shares.map((one) => one.userOrganization),
  ]);
  const toDraft = [];
  for (const award of awards) {
    const left = await leftOf(db, award, shares);
    if (left === undefined) continue;
    const { notifiedOn, track } = await getProcurement(db, { jurisdiction, id: award.procurement });
    toDraft.push({
      award: award.id,
      provider: named(names, award.provider),
      price: award.price,
      awardedOn: award.awardedOn,
      signBy: (await lastDayToSign(db, track, notifiedOn)) ?? null,
      shares: left.map(({ id, userOrganization }) => ({
        share: id,
        user: named(names, userOrganization),
      })),
    });
  }
  const isOwn = awards.some((one) => one.organization === by.organization);
  const mayDraft = isOwn && rolesOf(by).some((one) => purchaserRoles.some((two) => two === one));
  return { rows, toDraft, mayDraft };
}

type Award = Awaited<ReturnType<typeof listAwards>>[number];

/** Shares of an award without a contract, as far as the asker sees them; undefined where nothing is left to draft. */
async function leftOf(
  db: Db,
  { jurisdiction, id, package: pack }: Award,
  shares: readonly Share[],
): Promise<Share[] | undefined> {
  const bought = await listPackageShares(db, jurisdiction, pack);
  const taken = await reads.sharesUnderContract(db, jurisdiction, id);
  if (taken.size > 0 && bought.every((one) => taken.has(one))) return undefined;
  return shares.filter((one) => bought.includes(one.id) && !taken.has(one.id));
}

/** Undefined where the asker may not see it: a provider reads its contract without the project behind it. */
async function ifSeen<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal && error.kind === "notFound") return undefined;
    throw error;
  }
}

export async function contractView(
  db: Db,
  by: Actor,
  { jurisdiction, id }: Key,
  today: Day,
): Promise<z.input<typeof ContractView>> {
  const contract = await reads.getContract(db, jurisdiction, id);
  const [row] = await rowsFor(db, [contract]);
  const parts = await reads.listContractShares(db, jurisdiction, id);
  const instalments = await reads.listInstalments(db, jurisdiction, id);
  const clauses = await reads.listClauses(db, jurisdiction, id);
  const supplements = await reads.listSupplements(db, jurisdiction, id);
  const isOpen = contract.status === "drafted" || contract.status === "inReview";
  const facts = await ifSeen(() => factsOf(db, contract, today));
  const project = await ifSeen(() => getProject(db, jurisdiction, contract.project));
  const track = project?.track ?? (await trackOf(db, contract));
  const names = await namesOf(
    db,
    parts.flatMap((one) => [one.userOrganization, one.payerOrganization]),
  );
  const persons = await personsOfPosts(db, [contract.post]);
  const userOf = (share: string) =>
    names.get(parts.find((one) => one.share === share)?.userOrganization ?? "") ?? "份额";
  return {
    ...contract,
    ...row!,
    awarded: facts?.award.price ?? null,
    signBy: (track && (await lastDayToSign(db, track, contract.notifiedOn))) ?? null,
    fileBy: await lastDayToFile(db, contract, track === "procurement"),
    needsFiling: track === "procurement",
    drafter: persons.get(contract.post) ?? "",
    shares: parts.map((one) => ({
      ...one,
      user: named(names, one.userOrganization),
      payer: named(names, one.payerOrganization),
      free: isOpen && facts && project ? freeOf(facts.free, one.share) : null,
    })),
    rest:
      (isOpen && facts && project && (await ifSeen(() => savableOf(db, contract, facts)))) || null,
    instalments: instalments.map((one) => ({
      ...one,
      user: userOf(one.share),
      isSupplement: one.supplement !== null,
    })),
    clauses: clauses.filter((one) => one.kind === "clause").map((one) => one.says),
    acceptance: clauses.filter((one) => one.kind === "acceptance"),
    supplements,
    supplementLeft: minus(
      (contract.price / 10n) as Money,
      sum(supplements.map((one) => one.amount)),
    ),
    offers: await offersOf(db, by, contract, { facts, track, today }),
  };
}

async function savableOf(db: Db, contract: Contract, facts: SigningFacts) {
  const { savable, isLast } = await restOf(db, contract, facts);
  return { savable: sum(savable.map((one) => one.amount)), isSaved: isLast };
}

/** A provider cannot see the project, but the purchase in which it won. */
async function trackOf(db: Db, { jurisdiction, award }: Contract) {
  const found = await ifSeen(() => getAward(db, jurisdiction, award));
  if (!found) return undefined;
  return (await ifSeen(() => getProcurement(db, { jurisdiction, id: found.procurement })))?.track;
}

async function lastDayToFile(db: Db, contract: Contract, isStatutory: boolean) {
  if (!isStatutory || !contract.signedOn) return null;
  return deadlineBy("deadline.contractFiled", contract.signedOn, await loadCalendar(db)).last;
}

/** Only the purchaser acts; what is done once and done is no longer offered. */
async function offersOf(
  db: Db,
  by: Actor,
  contract: Contract,
  known: { facts: SigningFacts | undefined; track: ProjectTrack | undefined; today: Day },
) {
  if (by.organization !== contract.organization) return [];
  const { facts, track, today } = known;
  const supplementing = await supplementingFacts(db, contract);
  const amount = fen(1n); // One fen shows whether anything at all may still be added.
  const offers = contractLife.offers(
    contract.status,
    rolesOf(by),
    {
      ...(facts ? { submit: facts, sign: facts } : {}),
      supplement: { ...supplementing, amount },
    },
    today,
  );
  const mayFile = track === "procurement" && contract.filedOn === null;
  return offers.filter((one) => one.verb !== "complete" && (one.verb !== "file" || mayFile));
}
