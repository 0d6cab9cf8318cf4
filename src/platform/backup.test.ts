import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anEmptyDatabase, type TestDatabase } from "../../test/database.ts";
import { backup } from "./backup.ts";
import { migrate } from "./migrate.ts";
import { restore } from "./restore.ts";

let root: string;
let migrations: string;
let source: TestDatabase;
let target: TestDatabase;

const schema = `
  create table region (code text primary key, name text not null);
  insert into region values ('990101', '梁庄县');
  create table audit_entry (
    jurisdiction text, id bigint generated always as identity, prev bigint, note text,
    paid numeric, at timestamptz, body jsonb, raw bytea, double numeric generated always as (paid * 2) stored,
    primary key (jurisdiction, id));
  alter table audit_entry add constraint chain foreign key (jurisdiction, prev) references audit_entry (jurisdiction, id);
  alter table audit_entry add constraint place foreign key (jurisdiction) references region (code);
  alter table audit_entry enable row level security;
  create policy sight on audit_entry for select to goufu_app using (false);
`;

const rows = `
  insert into region values ('990102', E'tab\\t line\\n back\\\\slash');
  insert into audit_entry (jurisdiction, prev, note, paid, at, body, raw)
  select '990101', nullif(n - 1, 0), case n % 3 when 0 then null when 1 then '' else '云、"引号"' || n end,
         n / 100.0, '2026-03-01 08:00+08'::timestamptz + n * interval '1 minute',
         jsonb_build_object('金额', n), decode(md5(n::text), 'hex')
    from generate_series(1, 30000) n;
`;

async function on(database: TestDatabase, ...sql: string[]): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    let last: unknown[][] = [];
    for (const text of sql) last = (await client.query<unknown[]>({ text, rowMode: "array" })).rows;
    return last;
  } finally {
    await client.end();
  }
}

const place = (database: TestDatabase, files: string) => ({
  url: database.url,
  files: join(root, files),
  keys: { seal: "ab:cd" },
});

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "backup-"));
  migrations = join(root, "migrations");
  mkdirSync(migrations);
  writeFileSync(join(migrations, "0001_all.sql"), schema);
  mkdirSync(join(root, "papers", "ab"), { recursive: true });
  writeFileSync(join(root, "papers", "ab", "abcd"), "三方报价单");
  source = await anEmptyDatabase();
  await migrate(source.url, migrations);
  for (const one of rows.split(";\n")) await on(source, one);
  await backup(place(source, "papers"), join(root, "whole.tar.gz"));
});
beforeEach(async () => {
  await target?.close();
  target = await anEmptyDatabase();
});
afterAll(async () => {
  await source.close();
  await target.close();
  rmSync(root, { recursive: true, force: true });
});

const archive = () => join(root, "whole.tar.gz");

test("everything comes back equal, computed columns and papers included", async () => {
  const restored = await restore(place(target, "restored"), archive(), migrations);
  expect(restored).toEqual({ tables: 2, rows: 30_002, files: 1, otherKeys: [] });
  const whole = "select md5(string_agg(e::text, '|' order by id)) from audit_entry e";
  expect(await on(target, whole)).toEqual(await on(source, whole));
  expect(await on(target, "select name from region order by code")).toEqual([
    ["梁庄县"],
    ["tab\t line\n back\\slash"],
  ]);
  expect(readFileSync(join(root, "restored", "ab", "abcd"), "utf8")).toBe("三方报价单");
});

test("the next number goes on after the last one, and the chain's foreign key holds again", async () => {
  await restore(place(target, "restored"), archive(), migrations);
  const add = "insert into audit_entry (jurisdiction, prev) values ('990101', $) returning id";
  expect(await on(target, add.replace("$", "30000"))).toEqual([["30001"]]);
  await expect(on(target, add.replace("$", "99999"))).rejects.toThrow(/chain/);
});

test("a place that already has records is refused by the name of the table", async () => {
  await restore(place(target, "restored"), archive(), migrations);
  await expect(restore(place(target, "restored"), archive(), migrations)).rejects.toThrow(
    /不是空的（表 audit_entry 已有记录）/,
  );
});

test("a newer program restores the older backup and then brings the schema forward", async () => {
  const newer = join(root, "newer");
  mkdirSync(newer);
  writeFileSync(join(newer, "0001_all.sql"), schema);
  writeFileSync(join(newer, "0002_more.sql"), "alter table region add level text default '县'");
  await restore(place(target, "restored"), archive(), newer);
  expect(await on(target, "select level from region where code = '990102'")).toEqual([["县"]]);
});

test("an older program refuses the newer backup and touches nothing", async () => {
  const older = join(root, "older");
  mkdirSync(older);
  await expect(restore(place(target, "restored"), archive(), older)).rejects.toThrow(
    /备份包含本程序没有或内容不同的迁移 0001_all\.sql/,
  );
  expect(await on(target, "select count(*) from pg_tables where schemaname = 'public'")).toEqual([
    ["0"],
  ]);
});

test("a backup cut short is refused, and nothing of it remains", async () => {
  const cut = join(root, "cut.tar.gz");
  const whole = readFileSync(archive());
  writeFileSync(cut, whole.subarray(0, whole.length - 3000));
  await expect(restore(place(target, "cut"), cut, migrations)).rejects.toThrow(/无法读取/);
  expect(await on(target, "select count(*) from audit_entry")).toEqual([["0"]]);
});

test("a record that breaks the schema is refused in the middle of a table, and nothing remains", async () => {
  const strict = join(root, "strict");
  mkdirSync(strict);
  const constraint = "alter table audit_entry add constraint small check (id < 20000) no inherit";
  writeFileSync(join(strict, "0001_all.sql"), `${schema};${constraint}`);
  const other = await anEmptyDatabase();
  await migrate(other.url, strict);
  await on(other, "alter table audit_entry drop constraint small");
  for (const one of rows.split(";\n")) await on(other, one);
  await backup(place(other, "papers"), join(root, "strict.tar.gz"));
  await other.close();
  const restoring = restore(place(target, "x"), join(root, "strict.tar.gz"), strict);
  await expect(restoring).rejects.toThrow(/violates check constraint "small"/);
  expect(await on(target, "select count(*) from audit_entry")).toEqual([["0"]]);
});

test("keys that this place does not have are named", async () => {
  const elsewhere = { ...place(target, "restored"), keys: { seal: "ee:ff" } };
  const restored = await restore(elsewhere, archive(), migrations);
  expect(restored.otherKeys).toEqual(["seal"]);
});

const bending = `
  create function bend() returns trigger language plpgsql as $$ begin new.name := new.name || '！'; return new; end $$;
  create trigger bend before insert on region for each row execute function bend();
`;

test("a copy that differs is refused by the name of the table, and nothing of it remains", async () => {
  const bent = join(root, "bent");
  mkdirSync(bent);
  writeFileSync(join(bent, "0001_all.sql"), schema + bending);
  const other = await anEmptyDatabase();
  await migrate(other.url, bent);
  await backup(place(other, "papers"), join(root, "bent.tar.gz"));
  await other.close();
  await expect(restore(place(target, "x"), join(root, "bent.tar.gz"), bent)).rejects.toThrow(
    /表 region 与备份时不一致（备份 1 行，恢复 1 行）/,
  );
  expect(await on(target, "select name from region")).toEqual([["梁庄县"]]);
});
