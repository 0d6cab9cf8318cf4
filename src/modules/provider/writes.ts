import { sql } from "kysely";
import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type {
  Ban,
  DirectoryKind,
  InstitutionClass,
  Provider,
  ProviderStatus,
  Qualification,
  Rating,
  Size,
  Standing,
} from "./model.ts";

export type ProviderTables = {
  provider: {
    id: string;
    creditCode: string;
    name: string;
    status: ProviderStatus;
    size: Size;
    institutionClass: InstitutionClass | null;
    isFiscalMass: boolean | null;
    eligibility: string | null;
    registeredIn: string;
    registeredAt: Date;
  };
  providerQualification: {
    provider: string;
    id: string;
    heldBy: "provider" | "staff";
    name: string;
    number: string;
    issuer: string;
    holders: number;
    fromOn: Day;
    toOn: Day | null;
  };
  providerBan: {
    provider: string;
    id: string;
    fromOn: Day;
    untilOn: Day;
    document: string;
    reason: string;
    jurisdiction: string;
    recordedAt: Date;
  };
  providerDirectory: {
    jurisdiction: string;
    provider: string;
    kind: DirectoryKind;
    document: string;
    listedOn: Day;
    removedOn: Day | null;
  };
  providerRating: Omit<Rating, "jurisdiction"> & { jurisdiction: string; provider: string };
};

declare module "../../platform/db.ts" {
  interface Tables extends ProviderTables {}
}

const standing = ({
  institutionClass,
  isFiscalMass,
  eligibility,
}: Omit<Standing, "creditCode">) => ({
  institutionClass: institutionClass ?? null,
  isFiscalMass: isFiscalMass ?? null,
  eligibility: eligibility ?? null,
});

/** The corrected nature belongs to the organization, not to this row. */
export async function insertProvider(tx: Tx, provider: Omit<Provider, "nature">): Promise<void> {
  await tx
    .insertInto("provider")
    .values({ ...provider, ...standing(provider) })
    .execute();
}

export async function insertQualification(
  tx: Tx,
  provider: string,
  { from, to, ...one }: Qualification,
): Promise<void> {
  await tx
    .insertInto("providerQualification")
    .values({ ...one, provider, fromOn: from, toOn: to ?? null })
    .execute();
}

/** Holds the provider until the transaction ends: whoever judges it must lock it first. */
export async function lockProvider(tx: Tx, id: string): Promise<ProviderStatus> {
  const row = await tx
    .selectFrom("provider")
    .select("status")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("notFound", "没有这个承接主体");
  return row.status;
}

export async function updateStatus(
  tx: Tx,
  id: string,
  status: ProviderStatus,
  known?: Omit<Standing, "creditCode">,
): Promise<void> {
  await tx
    .updateTable("provider")
    .set({ status, ...(known ? standing(known) : {}) })
    .where("id", "=", id)
    .execute();
}

export async function insertBan(
  tx: Tx,
  { from, until, ...ban }: Ban & { provider: string; jurisdiction: string; recordedAt: Date },
): Promise<void> {
  await tx
    .insertInto("providerBan")
    .values({ ...ban, fromOn: from, untilOn: until })
    .execute();
}

export async function insertDirectoryEntry(
  tx: Tx,
  entry: Omit<ProviderTables["providerDirectory"], "removedOn">,
): Promise<void> {
  await tx
    .insertInto("providerDirectory")
    .values({ ...entry, removedOn: null })
    .execute();
}

/** Ends every open entry of a provider: it leaves all directories at once, none before the day of its listing. */
export async function endDirectoryEntries(tx: Tx, provider: string, on: Day): Promise<void> {
  await tx
    .updateTable("providerDirectory")
    .set({ removedOn: sql<Day>`greatest(listed_on, ${on}::date)` })
    .where("provider", "=", provider)
    .where("removedOn", "is", null)
    .execute();
}

export async function insertRating(tx: Tx, provider: string, rating: Rating): Promise<void> {
  await tx
    .insertInto("providerRating")
    .values({ ...rating, provider })
    .execute();
}
