import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Database } from "../../src/platform/db.ts";
import { buildApp } from "../../src/server/app.ts";
import { benchConfig } from "./place.ts";
import { bareOf, record, renaming, replay, type Statement } from "./recorded.ts";

/** One act as a person asks for it, and the rows that another one of its kind has in the place of these, by their columns. */
export type Ask = {
  path: string;
  body: object;
  cookie: string;
  rows: Readonly<Record<string, string>>;
};

export type Recording = {
  statements: Statement[];
  since: number;
  of: Ask["rows"];
  /** What the real act answered. */
  answer: string;
};

/** The statements of one real act through HTTP: of its transactions the one that begins with `marked` somewhere. */
export async function recordAct(
  database: Database,
  { path, body, cookie, rows }: Ask,
  marked: string,
): Promise<Recording> {
  const app = await buildApp({ database, config: benchConfig(), hasPages: false });
  const since = Date.now();
  let answer = "";
  const transactions = await record(async () => {
    const said = await app.inject({
      method: "POST",
      url: path,
      cookies: { goufu: cookie },
      headers: { "idempotency-key": `recorded ${since}` },
      payload: body,
    });
    if (said.statusCode !== 200) throw new Error(`${said.statusCode} ${said.body}`);
    answer = said.body;
  });
  await app.close();
  const acting = transactions.find((all) => all.some(({ text }) => text.startsWith(marked)));
  if (!acting) throw new Error(`no transaction of the act has “${marked}”`);
  return { statements: bareOf(acting), since, of: rows, answer };
}

/** Does another act by the recorded statements alone. A number that the act drew (`drawn`) is made unlike the recorded one. */
export function replayFor(
  owner: pg.Pool,
  { statements, since, of }: Omit<Recording, "answer">,
  drawn?: string,
): (rows: Ask["rows"]) => Promise<void> {
  return (rows) => {
    const names = Object.keys(of).map((name) => [of[name]!, rows[name]!] as const);
    const key = randomUUID();
    const rename = renaming(new Map(names), since);
    const renamed = (value: unknown) => {
      if (value === `recorded ${since}`) return `replayed ${key}`;
      if (drawn !== undefined && value === drawn) return `${drawn}-${key.slice(0, 8)}`;
      return rename(value);
    };
    return replay(owner, statements, renamed);
  };
}
