import { generateKeyPairSync } from "node:crypto";
import { appendFile, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../test/database.ts";
import { anonymous, fullSight } from "./actor.ts";
import { record } from "./audit.ts";
import { withClient } from "./client.ts";
import { openDatabase, type Database } from "./db.ts";
import { follow, openSealKey, sealAll, type Sealing } from "./seal.ts";
import { proveEntry, verifyAudit } from "./verify.ts";

let made: TestDatabase;
let database: Database;
let sealing: Sealing;
/** A treasury for each test: what is broken in one stays there. */
let here = "";
let count = 0;

beforeAll(async () => {
  made = await aDatabase();
  database = openDatabase({ connectionString: made.url });
});
afterAll(async () => {
  await database.close();
  await made.close();
});
beforeEach(async () => {
  here = `9901${String(++count).padStart(2, "0")}`;
  const folder = await mkdtemp(join(tmpdir(), "goufu-audit-"));
  const key = await openSealKey(join(folder, "keys"));
  sealing = { key, algorithm: "sha256", anchorFolder: join(folder, "anchors") };
});

const by = { ...anonymous, jurisdiction: "990199" };

/** So many acts, sealed together. */
async function sealed(count: number, jurisdiction = here): Promise<void> {
  await unsealed(count, jurisdiction);
  await sealAll(database, sealing);
}

const unsealed = async (count: number, jurisdiction = here): Promise<void> => {
  for (let i = 0; i < count; i++)
    await database.act(fullSight, (tx) =>
      record(tx, by, {
        verb: "contract.sign",
        jurisdiction,
        subject: { kind: "contract", id: `${i}` },
        detail: { amount: 100n, place: i },
      }),
    );
};

const report = () => verifyAudit(database, sealing.key, sealing.anchorFolder);
const findings = async () =>
  (await report()).findings.filter((one) => one.jurisdiction === here).map((one) => one.says);

const algorithms = async (): Promise<string[]> => {
  const rows = await database.ask(fullSight, (db) =>
    db
      .selectFrom("auditSeal")
      .select("algorithm")
      .where("jurisdiction", "=", here)
      .orderBy("seq")
      .execute(),
  );
  return rows.map((one) => one.algorithm);
};

/** What somebody with the owner's password can do, behind the program's back. */
const asOwner = (statement: string) =>
  withClient(made.url, (client) => client.query(statement.replaceAll("HERE", `'${here}'`)));

const nth = (place: number): string =>
  `(select id from audit_entry where jurisdiction = HERE order by at, id offset ${place} limit 1)`;

describe("a sound audit", () => {
  test("counts entries and seals, finds nothing, and waits for nothing", async () => {
    await sealed(3);
    await sealed(2);
    await sealed(1, "990202");
    expect(await report()).toEqual({
      isSound: true,
      entries: 6,
      seals: 3,
      findings: [],
      unsealed: [],
    });
  });

  test("lists what is not yet sealed, by treasury, with the age of the oldest", async () => {
    await sealed(1);
    await unsealed(2);
    await asOwner(
      "update audit_unsealed set at = at - interval '8 seconds' where jurisdiction = HERE",
    );
    const waiting = (await report()).unsealed.find((one) => one.jurisdiction === here);
    expect(waiting).toMatchObject({ entries: 2 });
    expect(waiting!.oldestSeconds).toBeGreaterThanOrEqual(8);
    expect(await findings()).toEqual([]);
    await sealAll(database, sealing);
  });

  test("may be sealed with SM3, in the same chain", async () => {
    await sealed(2);
    sealing = { ...sealing, algorithm: "sm3" };
    await sealed(3);
    expect(await findings()).toEqual([]);
    expect(await algorithms()).toEqual(["sha256", "sm3"]);
  });

  test("seals nothing where nothing waits, and two sealers never seal an entry twice", async () => {
    await unsealed(20);
    const [one, two] = await Promise.all([sealAll(database, sealing), sealAll(database, sealing)]);
    expect(one + two).toBe(20);
    expect(await sealAll(database, sealing)).toBe(0);
    expect(await findings()).toEqual([]);
  });

  test("is rolled back with its act", async () => {
    await expect(
      database.act(fullSight, async (tx) => {
        const subject = { kind: "contract", id: "1" };
        await record(tx, by, { verb: "x", jurisdiction: here, subject });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    const { unsealed: waiting } = await report();
    expect(waiting.map((one) => one.jurisdiction)).not.toContain(here);
  });
});

describe("behind the program's back", () => {
  beforeEach(() => sealed(5));

  test.each([
    ["the amount", 'detail = \'{"amount":"999"}\''],
    ["who acted", "person = '00000000-0000-0000-0000-00000000000f'"],
    ["what was done", "verb = 'contract.end'"],
    ["when", "at = at + interval '1 day'"],
    ["whether it was refused", "outcome = 'refused'"],
  ])("%s of a sealed entry is changed: found", async (_, change) => {
    await asOwner(`update audit_entry set ${change} where id = ${nth(2)}`);
    expect(await findings()).toEqual(["这条审计记录在封存后被改动"]);
  });

  test("an entry is changed and its own hash with it: found all the same", async () => {
    await asOwner(`update audit_entry set verb = 'x', leaf = 'made to fit' where id = ${nth(2)}`);
    expect(await findings()).toEqual(["这条审计记录在封存后被改动"]);
  });

  test("a sealed entry is removed: found", async () => {
    await asOwner(`delete from audit_entry where id = ${nth(1)}`);
    expect(await findings()).toEqual(["这条审计记录已被删除"]);
  });

  test("an entry is removed together with its leaf: found", async () => {
    await asOwner(`delete from audit_leaf where entry = ${nth(1)}`);
    await asOwner(`delete from audit_entry where id = ${nth(1)}`);
    expect(await findings()).toEqual(["封存所列的记录被增减或调换了顺序"]);
  });

  test("an entry is put in: found", async () => {
    await asOwner(
      `insert into audit_entry select jurisdiction, gen_random_uuid(), organization, readers, at, person, post, verb, outcome, subject_kind, subject_id, detail, leaf from audit_entry where id = ${nth(1)}`,
    );
    expect(await findings()).toEqual(["这条审计记录不在任何封存里，也不在待封存之列"]);
  });

  test("two entries change places: found", async () => {
    await asOwner(
      "update audit_leaf set position = 100 where position = 1 and jurisdiction = HERE",
    );
    await asOwner("update audit_leaf set position = 1 where position = 2 and jurisdiction = HERE");
    await asOwner(
      "update audit_leaf set position = 2 where position = 100 and jurisdiction = HERE",
    );
    expect(await findings()).toEqual(["封存所列的记录被增减或调换了顺序"]);
  });

  test("a seal in the middle is removed: found", async () => {
    await sealed(1);
    await sealed(1);
    await asOwner("alter table audit_seal drop constraint if exists audit_seal_chain");
    await asOwner("delete from audit_leaf where seal = 2 and jurisdiction = HERE");
    await asOwner("delete from audit_seal where seq = 2 and jurisdiction = HERE");
    expect(await findings()).toContain("缺少第 2 号封存");
  });

  test("the newest seal is removed with all that was in it: found by what lies outside", async () => {
    await sealed(2);
    await asOwner(
      "create temp table gone as select entry from audit_leaf where seal = 2 and jurisdiction = HERE; delete from audit_leaf where seal = 2 and jurisdiction = HERE; delete from audit_seal where seq = 2 and jurisdiction = HERE; delete from audit_entry where id in (select entry from gone)",
    );
    expect(await findings()).toEqual(["库外留底的这号封存在库里不见了"]);
  });

  test("the newest seal is made anew by somebody without the key: found", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const anchorFolder = await mkdtemp(join(tmpdir(), "goufu-forged-"));
    const forged = { ...sealing, anchorFolder, key: { ...sealing.key, secret: privateKey } };
    await unsealed(1);
    await sealAll(database, forged);
    expect(await findings()).toEqual(["签名不是本平台的密钥所签"]);
  });

  test("the content of a seal is changed: found", async () => {
    await asOwner(
      "update audit_seal set sealed_at = sealed_at + interval '1 hour' where jurisdiction = HERE",
    );
    expect(await findings()).toEqual(["封存的内容与它的散列不符"]);
  });

  test("a seal and its anchor in the database agree, but the anchor outside does not: found", async () => {
    const text = await readFile(join(sealing.anchorFolder, "seals.jsonl"), "utf8");
    const other = text.replace(/"hash":"..../, '"hash":"0000');
    await appendFile(join(sealing.anchorFolder, "seals.jsonl"), other);
    expect(await findings()).toEqual(["与库外留底的散列不同"]);
  });

  test("a line outside that a crash cut off is passed over", async () => {
    await appendFile(join(sealing.anchorFolder, "seals.jsonl"), '{"jurisdiction":"9901');
    await sealed(1);
    expect(await findings()).toEqual([]);
  });

  test("the first broken place of one treasury does not hide that of another", async () => {
    await sealed(2, "990203");
    await asOwner("update audit_entry set verb = 'x' where jurisdiction in (HERE, '990203')");
    const places = (await report()).findings.map((one) => one.jurisdiction);
    expect(places).toContain(here);
    expect(places).toContain("990203");
  });
});

describe("the proof of one entry", () => {
  test.each(["sha256", "sm3"] as const)(
    "leads to the root of its seal by %s",
    async (algorithm) => {
      sealing = { ...sealing, algorithm };
      await sealed(7);
      const leaves = await database.ask(fullSight, (db) =>
        db
          .selectFrom("auditLeaf")
          .selectAll()
          .where("jurisdiction", "=", here)
          .orderBy("position")
          .execute(),
      );
      for (const { entry, leaf, position } of leaves) {
        const proof = await database.ask(fullSight, (db) => proveEntry(db, here, entry));
        expect(proof).toMatchObject({ seal: 1, position, isIncluded: true });
        expect(follow(leaf, proof!.proof, algorithm)).toBe(proof!.root);
        expect(follow("another leaf", proof!.proof, algorithm)).not.toBe(proof!.root);
      }
    },
  );

  test("is not given for what is not sealed", async () => {
    await unsealed(1);
    const [entry] = await database.ask(fullSight, (db) =>
      db.selectFrom("auditEntry").select("id").where("jurisdiction", "=", here).execute(),
    );
    const proof = await database.ask(fullSight, (db) => proveEntry(db, here, entry!.id));
    expect(proof).toBeUndefined();
  });
});

test("the application itself can neither change nor remove an entry, a leaf or a seal", async () => {
  await sealed(1);
  for (const table of ["audit_entry", "audit_leaf", "audit_seal"])
    for (const statement of [`delete from ${table}`, `update ${table} set jurisdiction = '990299'`])
      await expect(
        withClient(made.url, async (client) => {
          await client.query("set role goufu_app");
          await client.query(statement);
        }),
      ).rejects.toThrow(/permission denied/);
});
