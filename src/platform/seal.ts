import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { appendFile, chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { fullSight } from "./actor.ts";
import { now } from "./clock.ts";
import { rowsOf, type Database, type Db, type Tx } from "./db.ts";
import { canonical, sha256 } from "./identity.ts";

/** 封存: batches of audit entries under a chained, signed Merkle root, so that writers never wait for each other. */
export type Seal = {
  jurisdiction: string;
  seq: number;
  prevHash: string;
  root: string;
  entries: number;
  algorithm: "sha256" | "sm3";
  sealedAt: Date;
  hash: string;
  signature: string;
};

export type SealKey = { secret: KeyObject; open: KeyObject; fingerprint: string };

const digest = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text).digest("hex");

/** The root over leaves in their order; an odd one moves up alone. */
export function rootOf(leaves: readonly string[], algorithm: string): string {
  let row = leaves.map((leaf) => digest(algorithm, `leaf ${leaf}`));
  while (row.length > 1) {
    const above: string[] = [];
    for (let i = 0; i < row.length; i += 2)
      above.push(i + 1 < row.length ? digest(algorithm, `node ${row[i]} ${row[i + 1]}`) : row[i]!);
    row = above;
  }
  return row[0] ?? "";
}

/** The neighbours that lead from one leaf to the root: an entry's proof of inclusion. */
export function proofOf(leaves: readonly string[], place: number, algorithm: string): string[] {
  let row = leaves.map((leaf) => digest(algorithm, `leaf ${leaf}`));
  let at = place;
  const proof: string[] = [];
  while (row.length > 1) {
    const neighbour = at % 2 === 0 ? at + 1 : at - 1;
    if (neighbour < row.length) proof.push(`${at % 2 === 0 ? "right" : "left"} ${row[neighbour]}`);
    const above: string[] = [];
    for (let i = 0; i < row.length; i += 2)
      above.push(i + 1 < row.length ? digest(algorithm, `node ${row[i]} ${row[i + 1]}`) : row[i]!);
    row = above;
    at = Math.floor(at / 2);
  }
  return proof;
}

/** Follows a proof from a leaf; whoever holds the seal can check it without the database. */
export function follow(leaf: string, proof: readonly string[], algorithm: string): string {
  return proof.reduce(
    (hash, step) => {
      const [side, other] = step.split(" ");
      return digest(
        algorithm,
        side === "right" ? `node ${hash} ${other}` : `node ${other} ${hash}`,
      );
    },
    digest(algorithm, `leaf ${leaf}`),
  );
}

export const sealHash = (seal: Omit<Seal, "hash" | "signature">): string =>
  digest(
    seal.algorithm,
    canonical([
      seal.jurisdiction,
      seal.seq,
      seal.prevHash,
      seal.root,
      seal.entries,
      seal.algorithm,
      seal.sealedAt,
    ]),
  );

export const isSigned = (seal: Pick<Seal, "hash" | "signature">, key: SealKey): boolean =>
  verify(null, Buffer.from(seal.hash), key.open, Buffer.from(seal.signature, "base64"));

/** The signing key lies beside the data, not in the database: who can write the tables cannot sign. */
export async function openSealKey(folder: string): Promise<SealKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "seal.pem");
  const pem = await readFile(path, "utf8").catch(async () => {
    const made = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
    await writeFile(path, made, { mode: 0o600, flag: "wx" });
    await chmod(path, 0o600);
    return String(made);
  });
  const secret = createPrivateKey(pem);
  const open = createPublicKey(secret);
  const fingerprint = sha256(open.export({ type: "spki", format: "der" }));
  return { secret, open, fingerprint };
}

export type Sealing = { key: SealKey; algorithm: "sha256" | "sm3"; anchorFolder: string };

const mostPerSeal = 5000;

/** Seals what waits, one jurisdiction after another; says how many entries. Run by one sealer at a time. */
export async function sealAll(database: Database, sealing: Sealing): Promise<number> {
  const waiting = await database.ask(fullSight, (db) =>
    db.selectFrom("auditUnsealed").select("jurisdiction").distinct().execute(),
  );
  let sealed = 0;
  for (const { jurisdiction } of waiting) {
    const seal = await database.act(fullSight, (tx) => sealOne(tx, jurisdiction, sealing));
    if (!seal) continue;
    sealed += seal.entries;
    await anchor(sealing.anchorFolder, seal);
  }
  return sealed;
}

async function sealOne(tx: Tx, jurisdiction: string, sealing: Sealing): Promise<Seal | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seal ${jurisdiction}`}, 0))`.execute(
    tx,
  );
  const taken = await rowsOf(
    tx,
    sql<{
      entry: string;
    }>`delete from audit_unsealed where jurisdiction = ${jurisdiction} and entry in (
      select entry from audit_unsealed where jurisdiction = ${jurisdiction} order by at, entry limit ${mostPerSeal}) returning entry`,
  );
  if (taken.length === 0) return undefined;
  const entries = await tx
    .selectFrom("auditEntry")
    .select(["id", "leaf"])
    .where("jurisdiction", "=", jurisdiction)
    .where(
      "id",
      "in",
      taken.map((one) => one.entry),
    )
    .orderBy("at")
    .orderBy("id")
    .execute();
  const last = await lastSeal(tx, jurisdiction);
  const { algorithm, key } = sealing;
  const base = {
    jurisdiction,
    seq: (last?.seq ?? 0) + 1,
    prevHash: last?.hash ?? "",
    root: rootOf(
      entries.map((one) => one.leaf),
      algorithm,
    ),
    entries: entries.length,
    algorithm,
    sealedAt: now(),
  };
  const hash = sealHash(base);
  const seal = {
    ...base,
    hash,
    signature: sign(null, Buffer.from(hash), key.secret).toString("base64"),
  };
  await tx.insertInto("auditSeal").values(seal).execute();
  await tx
    .insertInto("auditLeaf")
    .values(
      entries.map(({ id, leaf }, position) => ({
        jurisdiction,
        seal: seal.seq,
        position,
        entry: id,
        leaf,
      })),
    )
    .execute();
  return seal;
}

export async function lastSeal(db: Db, jurisdiction: string) {
  return db
    .selectFrom("auditSeal")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The newest seal, outside the database: a file to be copied elsewhere. What was cut off after it is found. */
async function anchor(folder: string, seal: Seal): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { jurisdiction, seq, hash, sealedAt, signature } = seal;
  await appendFile(
    join(folder, "seals.jsonl"),
    `${JSON.stringify({ jurisdiction, seq, hash, sealedAt, signature })}\n`,
  );
}
