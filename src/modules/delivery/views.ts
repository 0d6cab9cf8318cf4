import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { least, minus, nought, plus } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Contract } from "../contract/model.ts";
import { getContract, listClauses, listContractsOf, listInstalments } from "../contract/reads.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { purchaserRoles, rolesOf } from "../organization/roles.ts";
import { askFacts } from "./actions.ts";
import {
  acceptanceStatuses,
  checkStatuses,
  type Acceptance,
  type AcceptanceRow,
  type AcceptanceView,
  type CheckView,
  type ProjectDeliveryView,
  type SpotCheck,
  type ToAccept,
} from "./model.ts";
import { listParts, partOf, type Part } from "./part.ts";
import * as reads from "./reads.ts";
import { acceptanceDueOn } from "./rules.ts";
import { acceptanceLife, checkLife } from "./states.ts";
import { factsOfVerdict, payByOf } from "./verdict.ts";

type View<Shape extends z.ZodType> = z.input<Shape>;
type Delivery = View<typeof ProjectDeliveryView>;

/** May this organization act on the share at all? The state tables only know roles. */
const takesPart = ({ contract, share }: Part, by: Actor): boolean =>
  [contract.organization, contract.provider, share.user, share.accepter].includes(by.organization);

const rowOf = (acceptance: Acceptance, { contract, share }: Part, names: Map<string, string>) => {
  const { askedOn, status } = acceptance;
  return {
    ...acceptance,
    user: names.get(share.user) ?? "",
    statusName: acceptanceStatuses[status],
    dueOn: acceptanceDueOn(askedOn, contract.acceptanceDays),
  } satisfies View<typeof AcceptanceRow>;
};

const checkOf = (
  check: SpotCheck,
  part: Part,
  { by, names, today }: { by: Actor; names: Map<string, string>; today: Day },
): View<typeof CheckView> => ({
  ...check,
  jurisdiction: part.contract.jurisdiction,
  user: names.get(part.share.user) ?? "",
  statusName: checkStatuses[check.status],
  offers: takesPart(part, by) ? checkLife.offers(check.status, rolesOf(by), {}, today) : [],
});

/** 履约 of one contract: what was served, what was found, what was accepted, what can be accepted next. */
async function contractDelivery(
  db: Db,
  contract: Contract,
  { by, today }: { by: Actor; today: Day },
): Promise<Delivery> {
  const { jurisdiction, id } = contract;
  const parts = await listParts(db, contract);
  const names = await namesOf(
    db,
    parts.map((one) => one.share.user),
  );
  const partBy = (share: string): Part => parts.find((one) => one.share.id === share)!;
  const records = await reads.listRecords(db, jurisdiction, id);
  const checks = await reads.listChecks(db, jurisdiction, id);
  const acceptances = await reads.listAcceptances(db, jurisdiction, id);
  const isSigned = contract.status === "signed";
  const ours = parts.filter((one) => takesPart(one, by));
  const shown = { by, names, today };
  const isPurchaser = rolesOf(by).some((role) =>
    (purchaserRoles as readonly string[]).includes(role),
  );
  return {
    records: await Promise.all(
      records.map(async (one) => ({
        ...one,
        user: names.get(partBy(one.share).share.user) ?? "",
        papers: await listAttachments(db, jurisdiction, one.id),
      })),
    ),
    checks: checks.map((one) => checkOf(one, partBy(one.share), shown)),
    acceptances: acceptances.map((one) => rowOf(one, partBy(one.share), names)),
    toAccept: isSigned ? await toAccept(db, contract, parts, { ...shown, acceptances }) : [],
    contracts: [{ jurisdiction, id, title: contract.title, status: contract.status }],
    mayRecord: isSigned && ours.length > 0 && (isPurchaser || by.roles.includes("providerAgent")),
    mayCheck: isSigned && ours.length > 0 && isPurchaser,
  };
}

async function toAccept(
  db: Db,
  contract: Contract,
  parts: readonly Part[],
  shown: {
    by: Actor;
    names: Map<string, string>;
    today: Day;
    acceptances: readonly Acceptance[];
  },
): Promise<View<typeof ToAccept>[]> {
  const { by, names, today, acceptances } = shown;
  const rows: View<typeof ToAccept>[] = [];
  for (const one of await listInstalments(db, contract.jurisdiction, contract.id)) {
    const part = parts.find(({ share }) => share.id === one.share);
    if (!part || !takesPart(part, by)) continue;
    const { settled, open, accepted } = reads.takenOf(acceptances, one.id);
    const rest = minus(one.amount, plus(settled, open));
    const facts = await askFacts(db, part, one.id);
    const asked = least(rest, one.amount);
    const ask = { ...facts, contracted: one.amount, asked };
    rows.push({
      jurisdiction: contract.jurisdiction,
      id: contract.id,
      contractTitle: contract.title,
      instalment: one.id,
      share: one.share,
      user: names.get(part.share.user) ?? "",
      year: one.year,
      amount: one.amount,
      accepted,
      open,
      rest: rest < 0n ? nought : rest,
      quantity: part.share.quantity,
      acceptanceDays: contract.acceptanceDays,
      offers: rest > 0n ? acceptanceLife.offers("unasked", rolesOf(by), { ask }, today) : [],
    });
  }
  return rows;
}

export const viewContractDelivery = async (
  db: Db,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  shown: { by: Actor; today: Day },
): Promise<Delivery> => contractDelivery(db, await getContract(db, jurisdiction, id), shown);

export async function viewProjectDelivery(
  db: Db,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  shown: { by: Actor; today: Day },
): Promise<Delivery> {
  const all: Delivery[] = [];
  for (const contract of await listContractsOf(db, jurisdiction, id))
    if (contract.status !== "drafted" && contract.status !== "inReview")
      all.push(await contractDelivery(db, contract, shown));
  return {
    records: all.flatMap((one) => one.records),
    checks: all.flatMap((one) => one.checks),
    acceptances: all.flatMap((one) => one.acceptances),
    toAccept: all.flatMap((one) => one.toAccept),
    contracts: all.flatMap((one) => one.contracts),
    mayRecord: all.some((one) => one.mayRecord),
    mayCheck: all.some((one) => one.mayCheck),
  };
}

export async function viewCheck(
  db: Db,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  { by, today }: { by: Actor; today: Day },
) {
  const check = await reads.getCheck(db, jurisdiction, id);
  const part = await partOf(db, jurisdiction, check.contract, check.share);
  const { organization, provider, title } = part.contract;
  const names = await namesOf(db, [part.share.user, organization, provider]);
  return {
    ...checkOf(check, part, { by, names, today }),
    contract: check.contract,
    contractTitle: title,
    purchaser: names.get(organization) ?? "",
    provider: names.get(provider) ?? "",
  };
}

const isPayable = ({ accepted, recovered }: Acceptance): boolean => accepted > recovered;

/** 验收书. */
export async function viewAcceptance(
  db: Db,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  { by, today }: { by: Actor; today: Day },
): Promise<View<typeof AcceptanceView>> {
  const acceptance = await reads.getAcceptance(db, jurisdiction, id);
  const part = await partOf(db, jurisdiction, acceptance.contract, acceptance.share);
  const { contract, share } = part;
  const clauses = await listClauses(db, jurisdiction, contract.id);
  const standards = clauses.filter((one) => one.kind === "acceptance");
  const items = await reads.listItems(db, jurisdiction, id);
  const opinions = await reads.listOpinions(db, jurisdiction, id);
  const names = await namesOf(db, [
    share.user,
    share.accepter,
    contract.organization,
    contract.provider,
  ]);
  const posts = [acceptance.post, acceptance.acceptedPost].filter((one) => one !== null);
  const people = await personsOfPosts(db, posts);
  const isOurs = by.organization === share.accepter;
  const facts = isOurs
    ? await factsOfVerdict(db, part, { standards, items: [], opinions })
    : { opinionsNeeded: false };
  const isEnded = acceptance.status !== "asked";
  return {
    ...rowOf(acceptance, part, names),
    deducted: isEnded ? minus(acceptance.asked, acceptance.accepted) : nought,
    items: standards.map(({ id: clause, says, deduction }) => {
      const found = items.find((one) => one.clause === clause);
      return { clause, says, deduction, met: found?.met ?? null, note: found?.note ?? "" };
    }),
    opinions,
    opinionsNeeded: facts.opinionsNeeded,
    payBy: isPayable(acceptance) ? payByOf(acceptance, contract) : null,
    contractNumber: contract.number,
    contractTitle: contract.title,
    project: contract.project,
    purchaser: names.get(contract.organization) ?? "",
    provider: names.get(contract.provider) ?? "",
    accepter: names.get(share.accepter) ?? "",
    quantity: contract.quantity,
    askedBy: people.get(acceptance.post) ?? "",
    acceptedBy: people.get(acceptance.acceptedPost ?? "") ?? "",
    // What is deducted follows from the contract, so that accepting in part is no verb of its own on the screen.
    offers: isOurs
      ? acceptanceLife
          .offers(acceptance.status, rolesOf(by), {}, today)
          .filter((one) => one.verb !== "acceptInPart")
      : [],
  };
}

export async function pageAcceptances(
  db: Db,
  by: Actor,
  filter: { limit: number; after?: string | undefined; status?: Acceptance["status"] | undefined },
) {
  const { limit } = filter;
  const found = await reads.pageAcceptances(db, {
    ...filter,
    limit: limit + 1,
    jurisdiction: by.jurisdiction || undefined,
  });
  // Many acceptances of one contract: each contract is read once.
  const known = new Map<string, Part[]>();
  const partFor = async ({ jurisdiction, contract, share }: Acceptance): Promise<Part> => {
    const parts =
      known.get(contract) ?? (await listParts(db, await getContract(db, jurisdiction, contract)));
    known.set(contract, parts);
    return parts.find((one) => one.share.id === share)!;
  };
  const shown: { one: Acceptance; part: Part }[] = [];
  for (const one of found.slice(0, limit)) shown.push({ one, part: await partFor(one) });
  const names = await namesOf(
    db,
    shown.map(({ part }) => part.share.user),
  );
  const rows = shown.map(({ one, part }) => ({
    ...rowOf(one, part, names),
    contractTitle: part.contract.title,
  }));
  return { rows, next: found.length > limit ? rows[limit - 1]!.id : null };
}
