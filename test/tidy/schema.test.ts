import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { fullSight } from "../../src/platform/actor.ts";
import { rowsOf } from "../../src/platform/db.ts";
import { testDatabase } from "../given.ts";

const opened = testDatabase();

const ask = <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  opened.database.ask(fullSight, (db) => rowsOf(db, query));

/**
 * Small, written rarely, the same for all treasuries or belonging to none: everything else is business and
 * begins with its jurisdiction. A new name here is a decision.
 */
const reference = new Set(
  `access_token audit_unsealed calendar_day calendar_year catalog_edition catalog_item control_rule delegation division functional_class grade_band idempotency measure_weight installation job jurisdiction nature_correction negative_item organization person post procurement_figure procurement_method purchase_item review_desk session schema_migration sign_in_failure service_standard threshold upper_review provider provider_ban provider_directory provider_qualification provider_rating form_row weight_set`.split(
    /\s+/,
  ),
);

type Table = { name: string; hasJurisdiction: boolean; hasSight: boolean; isGuarded: boolean };
let tables: Table[] = [];

beforeAll(async () => {
  tables = await ask(sql<Table>`
    select c.relname as name, c.relrowsecurity as is_guarded,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'jurisdiction') as has_jurisdiction,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'readers') as has_sight
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`);
});

type Key = { name: string; owner: string; first: string; kind: string; columns: string };
const keys = (): Promise<Key[]> =>
  ask(sql<Key>`
    select k.conname as name, c.relname as owner, k.contype::text as kind, a.attname as first,
      pg_get_constraintdef(k.oid) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where n.nspname = 'public' and k.contype in ('p', 'u', 'f') order by 2, 1`);

const business = (): Table[] => tables.filter((one) => !reference.has(one.name));

describe("the schema", () => {
  test("every reference table named here is there", () => {
    const names = new Set(tables.map((one) => one.name));
    expect([...reference].filter((name) => !names.has(name))).toEqual([]);
  });

  test("a table that names no treasury is a reference table, and there are no others", () => {
    const strays = business().filter((one) => !one.hasJurisdiction);
    expect(strays.map((one) => one.name)).toEqual([]);
  });

  test("every key of a business table begins with its jurisdiction", async () => {
    const names = new Set(business().map((one) => one.name));
    const strays = (await keys()).filter((one) => names.has(one.owner));
    expect(
      strays
        .filter((one) => one.first !== "jurisdiction")
        .map((one) => `${one.owner}.${one.name} ${one.columns}`),
    ).toEqual([]);
  });

  test("every unique index of a business table begins with its jurisdiction", async () => {
    const names = new Set(business().map((one) => one.name));
    const rows = await ask(sql<{ owner: string; name: string; first: string }>`
      select t.relname as owner, i.relname as name, pg_get_indexdef(x.indexrelid, 1, true) as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'public' and x.indisunique`);
    const strays = rows.filter((one) => names.has(one.owner) && one.first !== "jurisdiction");
    expect(strays.map((one) => `${one.owner}.${one.name}`)).toEqual([]);
  });

  test("no reference table points to a business table", async () => {
    const rows = await ask(sql<{ name: string; owner: string; to: string }>`
      select k.conname as name, c.relname as owner, t.relname as to from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and k.contype = 'f'`);
    const strays = rows.filter((one) => reference.has(one.owner) && !reference.has(one.to));
    expect(strays.map((one) => `${one.owner} → ${one.to}`)).toEqual([]);
  });

  test("there is no trigger but those that keep foreign keys", async () => {
    const rows = await ask(sql<{ name: string }>`
      select tgname as name from pg_trigger where not tgisinternal`);
    expect(rows).toEqual([]);
  });
});

describe("sight in the database", () => {
  test("every table with readers has row-level security on", () => {
    const open = tables.filter((one) => one.hasSight && !one.isGuarded);
    expect(open.map((one) => one.name)).toEqual([]);
  });

  test("every business table has readers, or is platform's own or a part of the ledger", () => {
    const own = new Set(["audit_leaf", "audit_seal", "number_counter"]);
    const blind = business().filter((one) => !one.hasSight && !one.isGuarded && !own.has(one.name));
    expect(blind.map((one) => one.name)).toEqual([]);
  });

  test("policies are plain expressions: none asks another table", async () => {
    const rows = await ask(sql<{ name: string; says: string }>`
      select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as says
      from pg_policies where schemaname = 'public'`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((one) => /\bselect\b/i.test(one.says)).map((one) => one.name)).toEqual([]);
  });

  test("a policy of a business table looks at range, scope and the asker's own ids", async () => {
    const rows = await ask(sql<{ owner: string; says: string }>`
      select tablename as owner, qual as says from pg_policies
      where schemaname = 'public' and cmd in ('ALL', 'SELECT') and qual is not null`);
    // An attachment is asked through its subject; what disclosure has made public is for all; a list of duties is for
    // every office of its treasury, and so is the closing of its year; sums are for whoever may see the whole of a treasury, and belong to no office.
    const exceptions = new Set([
      "attachment",
      "duty",
      "duty_decision",
      "unified_item",
      "publication",
      "public_project",
      "public_place_year",
      "rollup_delta",
      "statistic_sum",
      "year_closing",
    ]);
    const weak = rows
      .filter((one) => !exceptions.has(one.owner) && !reference.has(one.owner))
      .filter((one) => !["app.lo", "app.hi", "app.mine"].every((part) => one.says.includes(part)));
    expect(weak.map((one) => one.owner)).toEqual([]);
  });
});

describe("the application role", () => {
  test("owns nothing and bypasses nothing", async () => {
    const [role] = await ask(sql<{ owns: bigint; bypasses: boolean; isSuper: boolean }>`
      select (select count(*) from pg_class where relowner = r.oid) as owns,
        r.rolbypassrls as bypasses, r.rolsuper as is_super from pg_roles r where r.rolname = 'goufu_app'`);
    expect(role).toEqual({ owns: 0n, bypasses: false, isSuper: false });
  });

  test.each(["posting", "audit_entry", "audit_seal", "audit_leaf"])(
    "may read and add to %s, and nothing else",
    async (name) => {
      const rows = await ask(sql<{ what: string }>`
        select what from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) what
        where has_table_privilege('goufu_app', ${name}, what)`);
      expect(rows.map((one) => one.what)).toEqual(["SELECT", "INSERT"]);
      const columns = await ask(sql<{ column: string }>`
        select a.attname as column from pg_attribute a where a.attrelid = ${name}::regclass and a.attnum > 0
        and has_column_privilege('goufu_app', a.attrelid, a.attnum, 'UPDATE')`);
      expect(columns).toEqual([]);
    },
  );

  test("has no way to empty a table", async () => {
    const rows = await ask(sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('goufu_app', c.oid, 'TRUNCATE')`);
    expect(rows).toEqual([]);
  });
});
