import { createHash } from "node:crypto";
import { canonical, newId } from "./identity.ts";
import type { Actor } from "./actor.ts";
import { sendAhead, type Tx } from "./db.ts";
import { now, wall } from "./clock.ts";

/** 审计条目: one per act, in the act's own transaction, with its own hash and a marker that it is not yet sealed. */
export type AuditEntry = {
  jurisdiction: string;
  id: string;
  organization: string;
  at: Date;
  person: string | null;
  post: string | null;
  verb: string;
  outcome: "done" | "refused";
  subjectKind: string;
  subjectId: string;
  /** Canonical text: ids, days, amounts, hashes; never a name, a telephone number or an address. */
  detail: string;
};

export type AuditTables = {
  auditEntry: AuditEntry & { leaf: string; readers?: string[] };
  auditUnsealed: { jurisdiction: string; entry: string; at: Date };
  auditSeal: {
    jurisdiction: string;
    seq: number;
    prevHash: string;
    root: string;
    entries: number;
    algorithm: string;
    sealedAt: Date;
    hash: string;
    signature: string;
  };
  auditLeaf: { jurisdiction: string; seal: number; position: number; entry: string; leaf: string };
};

declare module "./db.ts" {
  interface Tables extends AuditTables {}
}

/** The hash of an entry; the prefix keeps a leaf from ever being read as an inner node. */
export const leafOf = (entry: AuditEntry): string =>
  createHash("sha256")
    .update(
      `leaf\n${canonical([entry.jurisdiction, entry.id, entry.organization, entry.at, entry.person, entry.post, entry.verb, entry.outcome, entry.subjectKind, entry.subjectId, entry.detail])}`,
    )
    .digest("hex");

/** Jurisdiction under which acts that belong to no treasury (sign-in, administration) are recorded. */
export const nowhere = "000000";

export type Act = {
  verb: string;
  outcome?: "done" | "refused";
  jurisdiction?: string;
  subject: { kind: string; id: string };
  detail?: unknown;
};

export async function record(tx: Tx, by: Actor, act: Act): Promise<void> {
  const at = now();
  const entry: AuditEntry = {
    jurisdiction: act.jurisdiction ?? (by.jurisdiction || nowhere),
    id: newId(at),
    organization: by.organization,
    at,
    person: by.person,
    post: by.post,
    verb: act.verb,
    outcome: act.outcome ?? "done",
    subjectKind: act.subject.kind,
    subjectId: act.subject.id,
    detail: canonical(act.detail ?? {}),
  };
  const marker = { jurisdiction: entry.jurisdiction, entry: entry.id, at: wall() };
  await sendAhead(tx, tx.insertInto("auditEntry").values({ ...entry, leaf: leafOf(entry) }));
  await sendAhead(tx, tx.insertInto("auditUnsealed").values(marker));
}
