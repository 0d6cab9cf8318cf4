import type { Tx } from "../../platform/db.ts";
import type { Jurisdiction, Organization } from "./model.ts";
import type { Nature } from "./natures.ts";
import type { Role } from "./roles.ts";

export type PersonRow = {
  id: string;
  login: string;
  name: string;
  password: string;
  mustChange: boolean;
  changedAt: Date;
  isDisabled: boolean;
  isDemo: boolean;
};

export type PostRow = {
  id: string;
  person: string;
  organization: string;
  role: Role;
  fromOn: string;
  toOn: string | null;
  /** 代谁: the post whose holder is away; null for a post of one's own. */
  actingFor: string | null;
};

/** 委托代办: whose desk, who acts in it, from when to when and why. */
export type Delegation = {
  id: string;
  organization: string;
  post: string;
  delegate: string;
  /** The post that was opened for it. */
  acting: string;
  fromOn: string;
  toOn: string;
  reason: string;
  endedOn: string | null;
  recordedAt: Date;
};

export type DivisionRow = {
  code: string;
  name: string;
  level: "province" | "city" | "county" | "township";
  parent: string | null;
  fromOn: string;
  toOn: string | null;
};

/** 性质更正: append-only, so that the paper behind every correction can be asked for. */
export type NatureCorrection = {
  organization: string;
  id: string;
  nature: Nature;
  document: string;
  reason: string;
  post: string;
  recordedAt: Date;
};

declare module "../../platform/db.ts" {
  interface Tables {
    division: DivisionRow;
    jurisdiction: Jurisdiction;
    organization: Organization;
    person: PersonRow;
    post: PostRow;
    natureCorrection: NatureCorrection;
    delegation: Delegation;
  }
}

export async function insertJurisdiction(tx: Tx, row: Jurisdiction): Promise<void> {
  await tx.insertInto("jurisdiction").values(row).execute();
}

export async function insertDivision(tx: Tx, row: DivisionRow): Promise<void> {
  await tx
    .insertInto("division")
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function insertOrganization(tx: Tx, row: Organization): Promise<void> {
  await tx.insertInto("organization").values(row).execute();
}

export async function insertPerson(tx: Tx, row: PersonRow): Promise<void> {
  await tx.insertInto("person").values(row).execute();
}

export async function insertPost(
  tx: Tx,
  row: Omit<PostRow, "actingFor"> & Partial<PostRow>,
): Promise<void> {
  await tx
    .insertInto("post")
    .values({ actingFor: null, ...row })
    .execute();
}

export async function insertDelegation(tx: Tx, row: Delegation): Promise<void> {
  await tx.insertInto("delegation").values(row).execute();
}

/** Ended before its last day, which stays as it was agreed. */
export async function updateDelegationEnd(tx: Tx, id: string, endedOn: string): Promise<void> {
  await tx.updateTable("delegation").set({ endedOn }).where("id", "=", id).execute();
}

/** A password given by somebody else must be changed at its first use. */
export async function updatePassword(
  tx: Tx,
  id: string,
  password: Pick<PersonRow, "password" | "changedAt" | "mustChange">,
): Promise<void> {
  await tx.updateTable("person").set(password).where("id", "=", id).execute();
}

export async function updateDisabled(tx: Tx, id: string, isDisabled: boolean): Promise<void> {
  await tx.updateTable("person").set({ isDisabled }).where("id", "=", id).execute();
}

export async function updatePostEnd(tx: Tx, id: string, toOn: string): Promise<void> {
  await tx.updateTable("post").set({ toOn }).where("id", "=", id).execute();
}

export async function insertNatureCorrection(tx: Tx, row: NatureCorrection): Promise<void> {
  await tx.insertInto("natureCorrection").values(row).execute();
  const { nature, organization } = row;
  await tx.updateTable("organization").set({ nature }).where("id", "=", organization).execute();
}
