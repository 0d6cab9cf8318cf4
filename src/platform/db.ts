import { AsyncLocalStorage } from "node:async_hooks";
import {
  CamelCasePlugin,
  CompiledQuery,
  type Compilable,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type KyselyPlugin,
  type PostgresPoolClient,
  type RawBuilder,
  type Transaction,
} from "kysely";
import pg from "pg";
import { Refusal } from "../base/refusal.ts";
import { fullSight, type Sight } from "./actor.ts";

/** Every module adds its own tables here, from its writes.ts; platform adds its own. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface Tables {}

/** Needed by every function that writes: none can write outside a transaction, not even by mistake. */
export type Tx = Transaction<Tables>;

/** Reads only. A Tx is also a Db, so a reader serves inside a transaction as well as outside. */
export type Db = Pick<Kysely<Tables>, "selectFrom">;

export type Database = {
  /** One act: begins, says who asks, commits or leaves nothing behind. */
  act<T>(sight: Sight, run: (tx: Tx) => Promise<T>): Promise<T>;
  /** One question, in a transaction that cannot write. */
  ask<T>(sight: Sight, run: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One long list, of one moment, over connections kept for lists alone: they never take one from those who work.
   */
  list<T>(sight: Sight, run: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One statement outside a transaction, as the application role and as nobody: row-level security shows no business
   * row. For what is asked at every call: whose session this is.
   */
  look<T>(run: (db: Db) => Promise<T>): Promise<T>;
  /** Is it there and answering? */
  ping(): Promise<void>;
  close(): Promise<void>;
};

const parsers = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8: sums are bigint, never text to be concatenated
  [1082, (text) => text], // date: "2026-03-01", never a local Date
  [1700, (text) => text], // numeric
  [1016, (text) => text.slice(1, -1).split(",").filter(Boolean).map(BigInt)], // int8[]
]);

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

const listing = "isolation level repeatable read read only";
type Mode = "read write" | "read only" | typeof listing;

const asking = new AsyncLocalStorage<{ sight: Sight; mode: Mode; isAhead?: boolean }>();

/** Who asks, as local settings in the same round trip as BEGIN. Strictly validated: they become literals. */
function begin(): string {
  const store = asking.getStore();
  if (!store) throw new Error("a transaction was begun without saying who asks");
  const { lo, hi, scope, mine } = store.sight;
  if (!/^([0-9]{6})?$/.test(lo) || !/^([0-9]{6}|:)?$/.test(hi))
    throw new Error("bad range of jurisdictions");
  if (!mine.every((one) => /^[0-9a-f-]{36}$/.test(one))) throw new Error("bad ids of the asker");
  return [
    `begin ${store.mode}`,
    // A long list asks page after page along an index: parallel workers would be started anew for each.
    ...(store.mode === listing ? ["set local max_parallel_workers_per_gather = 0"] : []),
    "set local role goufu_app",
    `set local app.lo = '${lo}'`,
    `set local app.hi = '${hi}'`,
    `set local app.scope = '${scope === "all" ? "all" : "own"}'`,
    `set local app.mine = '{${mine.join(",")}}'`,
  ].join("; ");
}

const names = new Map<string, string>();

/**
 * Statements that come again are parsed and planned once a connection: row-level security makes planning dear. Long
 * lists, of which there are many lengths, are not kept; nor is more than a thousand.
 */
function nameOf(text: string, values: readonly unknown[]): string | undefined {
  if (values.length > 64 || !/^\s*(select|insert|update|delete|with) /.test(text)) return undefined;
  const found = names.get(text);
  if (found !== undefined || names.size >= 1000) return found;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

const speakers = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** What is answered to a statement that was sent ahead. */
const sent = { command: "SELECT", rowCount: 0, rows: [] } as const;

/**
 * One connection as the builder knows it. What is sent ahead (BEGIN, who asks, an audit entry) goes out together with the
 * next statement, which waits for all of them and fails by the first that failed; the end of a question, which can lose
 * nothing, is not waited for. So a question of one statement is one round trip.
 */
function speakerOf(client: pg.PoolClient): PostgresPoolClient {
  const known = speakers.get(client);
  if (known) return known;
  let isStale = false;
  let isQuestion = false;
  let ahead: Promise<unknown>[] = [];
  const send = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const name = nameOf(text, values);
    try {
      return await client.query({ text, values: [...values], ...(name ? { name } : {}) });
    } catch (error) {
      // 0A000: a table was changed under a kept plan. The connection forgets all its plans by ending.
      if ((error as { code?: string }).code === "0A000") isStale = true;
      throw error;
    }
  };
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const answer = send(text, values);
    answer.catch(() => undefined); // it is waited for below, or its failure breaks the connection, which the pool replaces
    if (text.startsWith("begin ")) isQuestion = !text.startsWith("begin read write");
    if (text.startsWith("begin ") || asking.getStore()?.isAhead) {
      ahead.push(answer);
      return sent;
    }
    const before = ahead;
    ahead = [];
    if (text === "rollback") await Promise.allSettled(before);
    else await Promise.all(before);
    return text === "commit" && isQuestion ? sent : answer;
  };
  const speaker = {
    query: query as PostgresPoolClient["query"],
    release: () => client.release(isStale),
  };
  speakers.set(client, speaker);
  return speaker;
}

const cases = new CamelCasePlugin({ maintainNestedObjectKeys: true });
const snakes = new Map<string, string>();

function snakeOf(name: string): string {
  const found = snakes.get(name);
  if (found !== undefined) return found;
  const snake = cases["snakeCase"](name).replaceAll('"', '""');
  if (snakes.size < 10_000) snakes.set(name, snake);
  return snake;
}

/** Names become snake_case where they are written down: rewriting the whole tree before cost more than compiling it. */
const compilerOfNames = (): PostgresQueryCompiler =>
  Object.assign(new PostgresQueryCompiler(), { sanitizeIdentifier: snakeOf });

const camelRows: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: (found) => cases.transformResult(found),
};

type Pooled = { pool: pg.Pool; kysely: Kysely<Tables> };

function openPool(connection: pg.PoolConfig): Pooled {
  const pool = new pg.Pool({ ...connection, types, pipeline: true });
  // Queued before all else: what a connection says outside a transaction, it says as the application role too.
  pool.on("connect", (client) => {
    client.query("set role goufu_app").catch(() => client.end().catch(() => undefined));
  });
  pool.on("error", () => undefined); // an idle connection that breaks is replaced at its next use
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: compilerOfNames,
      createDriver: () => {
        const driver = new PostgresDriver({
          pool: { connect: async () => speakerOf(await pool.connect()), end: () => pool.end() },
        });
        driver.beginTransaction = async (one) => {
          await one.executeQuery(CompiledQuery.raw(begin()));
        };
        return driver;
      },
    },
    plugins: [camelRows],
  });
  return { pool, kysely };
}

/** Lists go over two connections of their own; whoever finds both busy for this long is asked to come again. */
const forLists = { max: 2, connectionTimeoutMillis: 15_000, statement_timeout: 120_000 };

/** Opens the pools. The login role must be a member of goufu_app (or a superuser); the server never acts as owner. */
export function openDatabase(connection: pg.PoolConfig, most = 12): Database {
  const { pool, kysely } = openPool({ max: most, ...connection });
  const lists = openPool({ ...connection, ...forLists });
  const run = <T>(mode: Mode, sight: Sight, work: (tx: Tx) => Promise<T>, by = kysely) =>
    asking.run({ sight, mode }, () => by.transaction().execute(work));
  return {
    act: (sight, work) => run("read write", sight, work),
    ask: (sight, work) => run("read only", sight, work),
    list: (sight, work) =>
      run(listing, sight, work, lists.kysely).catch((error: unknown) => {
        if (/timeout exceeded when trying to connect/.test(String(error)))
          throw new Refusal("tooMany", "正在导出的人多，请过一会儿再试");
        throw error;
      }),
    look: (work) => work(kysely),
    ping: async () => void (await pool.query("select 1")),
    close: async () => {
      await lists.kysely.destroy();
      await kysely.destroy();
    },
  };
}

/** The one door for SQL that the builder cannot say (sums in one statement, CTEs). Reads only, by the transaction of `ask`. */
export async function rowsOf<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await query.execute(db as Tx);
  return rows;
}

const settings = ({ lo, hi, scope, mine }: Sight): string =>
  `set local app.lo = '${lo}'; set local app.hi = '${hi}'; set local app.scope = '${scope}'; set local app.mine = '{${mine.join(",")}}'`;

/**
 * Sends what has no answer and no refusal of its own (an audit entry, a task) together with the next statement of the act:
 * one round trip less. If it fails the next statement fails by it, at the latest the commit.
 */
export async function sendAhead(tx: Tx, query: Compilable | CompiledQuery): Promise<void> {
  const compiled = "compile" in query ? query.compile() : query;
  const store = asking.getStore();
  if (!store) throw new Error("something was sent ahead outside a transaction");
  await asking.run({ ...store, isAhead: true }, () => tx.executeQuery(compiled));
}

/**
 * Looks further for a moment (the opening of sealed responses, what others drew on a line), then as before, also where
 * one such moment lies within another; never two side by side. Each use is a decision: few and small.
 */
export async function widened<T>(
  db: Db,
  run: () => Promise<T>,
  to: Partial<Sight> = fullSight,
): Promise<T> {
  const store = asking.getStore();
  if (!store) throw new Error("a sight was widened outside a transaction");
  const before = store.sight;
  const seeAs = async (sight: Sight): Promise<void> => {
    store.sight = sight;
    await sendAhead(db as Tx, CompiledQuery.raw(settings(sight)));
  };
  await seeAs({ ...before, ...to });
  const result = await run(); // A refusal ends the act and with it these settings.
  await seeAs(before);
  return result;
}

/** Runs with a setting, and puts it back; a failed question ends the transaction and with it the setting. */
async function withSetting<T>(
  db: Db,
  [name, meanwhile, usually]: readonly [name: string, meanwhile: string, usually: string],
  run: () => Promise<T>,
): Promise<T> {
  await sendAhead(db as Tx, CompiledQuery.raw(`set local ${name} = ${meanwhile}`));
  const result = await run();
  await sendAhead(db as Tx, CompiledQuery.raw(`set local ${name} = ${usually}`));
  return result;
}

/** All rows of a treasury are joined at once: row-level security hides from the planner that they are more than one or two. */
export const joinedAtOnce = <T>(db: Db, run: () => Promise<T>): Promise<T> =>
  withSetting(db, ["enable_nestloop", "off", "on"], run);

/** What goes the same way for everybody is planned once a connection: planning a return took eight times as long as adding it up. */
export const plannedOnce = <T>(db: Db, run: () => Promise<T>): Promise<T> =>
  withSetting(db, ["plan_cache_mode", "force_generic_plan", "auto"], run);

/** Shares a key until the transaction ends: only whoever wants it alone waits for it. */
export async function shareKey(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`.execute(tx);
}

/** Locks a key until the transaction ends; keys are taken in order, so that no two acts wait for each other. */
export async function lockKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}
