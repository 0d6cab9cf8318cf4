import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { fullSight } from "./actor.ts";
import { leafOf, type AuditEntry } from "./audit.ts";
import { wall } from "./clock.ts";
import { rowsOf, type Database, type Db } from "./db.ts";
import { follow, isSigned, proofOf, rootOf, sealHash, type Seal, type SealKey } from "./seal.ts";

export type Finding = {
  jurisdiction: string;
  seal: number | null;
  entry: string | null;
  says: string;
};

export type AuditReport = {
  isSound: boolean;
  entries: number;
  seals: number;
  /** The first broken place of each jurisdiction comes first. */
  findings: Finding[];
  unsealed: { jurisdiction: string; entries: number; oldestSeconds: number }[];
};

/** 核对封存: every seal against its entries, its signature and its predecessor; and against the newest anchor outside. */
export async function verifyAudit(
  database: Database,
  key: SealKey,
  anchorFolder: string,
): Promise<AuditReport> {
  return database.ask(fullSight, async (db) => {
    const findings: Finding[] = [];
    const seals = (await db
      .selectFrom("auditSeal")
      .selectAll()
      .orderBy("jurisdiction")
      .orderBy("seq")
      .execute()) as Seal[];
    const previous = new Map<string, Seal>();
    let entries = 0;
    for (const seal of seals) {
      entries += seal.entries;
      findings.push(...chainFaults(seal, previous.get(seal.jurisdiction), key));
      findings.push(...(await contentFaults(db, seal)));
      previous.set(seal.jurisdiction, seal);
    }
    findings.push(...(await strayEntries(db)));
    findings.push(...anchorFaults(await anchors(anchorFolder), seals));
    return {
      isSound: findings.length === 0,
      entries,
      seals: seals.length,
      findings,
      unsealed: await unsealed(db),
    };
  });
}

function chainFaults(seal: Seal, before: Seal | undefined, key: SealKey): Finding[] {
  const { jurisdiction, seq } = seal;
  const fault = (says: string): Finding => ({ jurisdiction, seal: seq, entry: null, says });
  const faults: Finding[] = [];
  if (seq !== (before?.seq ?? 0) + 1) faults.push(fault(`缺少第 ${(before?.seq ?? 0) + 1} 号封存`));
  else if (seal.prevHash !== (before?.hash ?? "")) faults.push(fault("与前一号封存接不上"));
  if (sealHash(seal) !== seal.hash) faults.push(fault("封存的内容与它的散列不符"));
  else if (!isSigned(seal, key)) faults.push(fault("签名不是本平台的密钥所签"));
  return faults;
}

type Joined = AuditEntry & { position: number; sealedLeaf: string; leaf: string | null };

async function contentFaults(db: Db, seal: Seal): Promise<Finding[]> {
  const { jurisdiction, seq } = seal;
  const rows = await rowsOf(
    db,
    sql<Joined>`select l.position, l.leaf as sealed_leaf, l.entry as sealed_entry, e.* from audit_leaf l
      left join audit_entry e on e.jurisdiction = l.jurisdiction and e.id = l.entry
      where l.jurisdiction = ${jurisdiction} and l.seal = ${seq} order by l.position`,
  );
  const faults: Finding[] = [];
  for (const row of rows) {
    const entry = (row as unknown as { sealedEntry: string }).sealedEntry;
    const fault = (says: string): Finding => ({ jurisdiction, seal: seq, entry, says });
    if (row.leaf === null) faults.push(fault("这条审计记录已被删除"));
    else if (leafOf(row) !== row.sealedLeaf) faults.push(fault("这条审计记录在封存后被改动"));
  }
  const root = rootOf(
    rows.map((row) => row.sealedLeaf),
    seal.algorithm,
  );
  if (rows.length !== seal.entries || root !== seal.root)
    faults.push({ jurisdiction, seal: seq, entry: null, says: "封存所列的记录被增减或调换了顺序" });
  return faults;
}

/** An entry neither sealed nor waiting was put in behind the program's back. */
async function strayEntries(db: Db): Promise<Finding[]> {
  const rows = await rowsOf(
    db,
    sql<{ jurisdiction: string; id: string }>`select e.jurisdiction, e.id from audit_entry e
      where not exists (select 1 from audit_leaf l where l.jurisdiction = e.jurisdiction and l.entry = e.id)
        and not exists (select 1 from audit_unsealed u where u.jurisdiction = e.jurisdiction and u.entry = e.id)
      order by e.jurisdiction, e.at limit 1000`,
  );
  return rows.map(({ jurisdiction, id }) => ({
    jurisdiction,
    seal: null,
    entry: id,
    says: "这条审计记录不在任何封存里，也不在待封存之列",
  }));
}

type Anchor = { jurisdiction: string; seq: number; hash: string };

/** A crash may have cut a line, and the next one then continues it: only what is whole counts. */
async function anchors(folder: string): Promise<Anchor[]> {
  const text = await readFile(join(folder, "seals.jsonl"), "utf8").catch(() => "");
  const newest = new Map<string, Anchor>();
  for (const line of text.split("\n").filter((one) => one.endsWith("}"))) {
    const one = JSON.parse(line.slice(line.lastIndexOf('{"jurisdiction"'))) as Anchor;
    newest.set(one.jurisdiction, one);
  }
  return [...newest.values()];
}

function anchorFaults(outside: readonly Anchor[], seals: readonly Seal[]): Finding[] {
  return outside.flatMap(({ jurisdiction, seq, hash }) => {
    const found = seals.find((seal) => seal.jurisdiction === jurisdiction && seal.seq === seq);
    if (!found)
      return [{ jurisdiction, seal: seq, entry: null, says: "库外留底的这号封存在库里不见了" }];
    return found.hash === hash
      ? []
      : [{ jurisdiction, seal: seq, entry: null, says: "与库外留底的散列不同" }];
  });
}

/** What waits to be sealed, and how old the oldest is: at most ten seconds while the sealer runs. */
export async function unsealed(db: Db) {
  const rows = await rowsOf(
    db,
    sql<{
      jurisdiction: string;
      entries: bigint;
      oldest: Date;
    }>`select jurisdiction, count(*) as entries, min(at) as oldest
      from audit_unsealed group by jurisdiction order by jurisdiction`,
  );
  return rows.map(({ jurisdiction, entries, oldest }) => ({
    jurisdiction,
    entries: Number(entries),
    oldestSeconds: Math.max(0, Math.round((wall().getTime() - oldest.getTime()) / 1000)),
  }));
}

/** 包含证明: the way from one entry to the root of its seal, checkable without this program. */
export async function proveEntry(db: Db, jurisdiction: string, entry: string) {
  const leaf = await db
    .selectFrom("auditLeaf")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("entry", "=", entry)
    .executeTakeFirst();
  if (!leaf) return undefined;
  const leaves = await db
    .selectFrom("auditLeaf")
    .select("leaf")
    .where("jurisdiction", "=", jurisdiction)
    .where("seal", "=", leaf.seal)
    .orderBy("position")
    .execute();
  const seal = await db
    .selectFrom("auditSeal")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("seq", "=", leaf.seal)
    .executeTakeFirstOrThrow();
  const proof = proofOf(
    leaves.map((one) => one.leaf),
    leaf.position,
    seal.algorithm,
  );
  const isIncluded = follow(leaf.leaf, proof, seal.algorithm) === seal.root;
  return {
    entry,
    leaf: leaf.leaf,
    seal: seal.seq,
    position: leaf.position,
    proof,
    root: seal.root,
    hash: seal.hash,
    isIncluded,
  };
}
