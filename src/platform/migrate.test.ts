import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anEmptyDatabase, type TestDatabase } from "../../test/database.ts";
import { migrate, migrationStates } from "./migrate.ts";

let database: TestDatabase;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  database = await anEmptyDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});
beforeEach(async () => {
  await client.query("drop table if exists schema_migration, town, village");
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
});

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

const tableNames = async () => {
  const { rows } = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map((row) => row.tablename);
};

test("files are applied once, in order, and named", async () => {
  file("0002_village.sql", "alter table town add village text;");
  file("0001_town.sql", "create table town (code text); insert into town values ('990101;');");
  expect(await migrate(database.url, folder)).toEqual(["0001_town.sql", "0002_village.sql"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  const { rows } = await client.query("select code from town");
  expect(rows).toEqual([{ code: "990101;" }]);
});

test("of a file that fails nothing remains, and the earlier ones stay", async () => {
  file("0001_town.sql", "create table town (code text)");
  file("0002_village.sql", "create table village (code text); select 1 / 0;");
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /0002_village\.sql.*division by zero/,
  );
  expect(await tableNames()).toEqual(["schema_migration", "town"]);
  const states = await migrationStates(database.url, folder);
  expect(states.map((one) => one.state)).toEqual(["applied", "pending"]);
});

test("a file that changed after it was applied is refused by name", async () => {
  file("0001_town.sql", "create table town (code text)");
  await migrate(database.url, folder);
  file("0001_town.sql", "create table town (code text, name text)");
  await expect(migrate(database.url, folder)).rejects.toThrow(/0001_town\.sql.*改动/);
});

test("other ends of lines are no change", async () => {
  file("0001_town.sql", "create table town (\ncode text)");
  await migrate(database.url, folder);
  file("0001_town.sql", "create table town (\r\ncode text)");
  expect(await migrate(database.url, folder)).toEqual([]);
});

test("an older program does not touch a newer database", async () => {
  file("0001_town.sql", "create table town (code text)");
  await migrate(database.url, folder);
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  await expect(migrate(database.url, folder)).rejects.toThrow(/数据库比程序新/);
});

test("several programs that start at once migrate only once", async () => {
  file("0001_town.sql", "create table town (code text); insert into town values ('990101')");
  const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
  expect(runs.flat()).toEqual(["0001_town.sql"]);
});

test("the application role owns nothing, cannot sign in and is bound by row-level security", async () => {
  await migrate(database.url, folder);
  const { rows } = await client.query(
    "select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'goufu_app'",
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
});

test("the owner of the database is no superuser either", async () => {
  const { rows } = await client.query(
    "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});
