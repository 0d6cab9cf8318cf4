import { randomBytes } from "node:crypto";
import pg from "pg";

/** A statement as the driver got it. */
export type Statement = { text: string; values: unknown[]; name?: string | undefined };

/** The statements of each connection in their order, transactions apart. */
type Spoken = Map<object, Statement[][]>;

type Query = (this: object, ...words: unknown[]) => unknown;

const statementOf = (words: readonly unknown[]): Statement => {
  const [first, second] = words;
  if (typeof first === "string")
    return { text: first, values: Array.isArray(second) ? [...second] : [] };
  const { text, values, name } = first as Statement;
  return { text, values: [...(values ?? [])], name };
};

/** Listens to the driver while an act or a question runs; answers its transactions. */
export async function record(run: () => Promise<void>): Promise<Statement[][]> {
  const spoken: Spoken = new Map();
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function listening(this: object, ...words: unknown[]) {
    const statement = statementOf(words);
    const mine = spoken.get(this) ?? [];
    spoken.set(this, mine);
    if (statement.text.startsWith("begin") || mine.length === 0) mine.push([]);
    mine.at(-1)!.push(statement);
    return original.apply(this, words);
  };
  try {
    await run();
  } finally {
    prototype.query = original;
  }
  return [...spoken.values()].flat();
}

/** What is bare in a transaction: reads, locks and writes, without who asks and without its begin and end. */
export const bareOf = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ text }) => !/^(begin|commit|rollback|set local)/.test(text));

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An id of now, made as cheaply as can be. */
function freshId(): string {
  const hex = randomBytes(16).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Old id → new id; a new row of the recording gets a fresh one, the same wherever it stands. */
export function renaming(known: ReadonlyMap<string, string>, since: number) {
  const names = new Map(known);
  const isNew = (one: string): boolean =>
    Number.parseInt(one.slice(0, 8) + one.slice(9, 13), 16) >= since;
  const nameOf = (one: string): string => {
    const found = names.get(one);
    if (found !== undefined) return found;
    const name = isNew(one) ? freshId() : one;
    names.set(one, name);
    return name;
  };
  const rename = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(uuid, nameOf);
    if (Array.isArray(value)) return value.map(rename);
    return value;
  };
  return rename;
}

/** Sends what was recorded, in one transaction, for other rows. */
export async function replay(
  pool: pg.Pool,
  statements: readonly Statement[],
  rename: (value: unknown) => unknown,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const { text, values, name } of statements)
      await client.query({ text, values: values.map(rename), ...(name ? { name } : {}) });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
