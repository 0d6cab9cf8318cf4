import * as z from "zod";
import { reads, writes } from "../../src/base/endpoint.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { money, moneyOut, text } from "../../src/base/shape.ts";
import { anonymous, fullSight, type Actor } from "../../src/platform/actor.ts";
import { readConfig, type Config } from "../../src/platform/config.ts";
import type { Database } from "../../src/platform/db.ts";
import { act, answer, type Route } from "../../src/platform/http.ts";
import { enqueue } from "../../src/platform/jobs.ts";
import { buildServer } from "../../src/platform/serve.ts";

/** Notes are jobs that nobody runs: something an act leaves behind, and a test can count. */
const leaveNote = writes({
  path: "/api/notes",
  says: "留一张便条",
  may: ["clerk"],
  input: z.object({ words: text(40), amount: money.optional() }),
  output: z.object({ words: z.string(), amount: moneyOut }),
});

const leavePaper = writes({
  path: "/api/papers",
  says: "交一份材料",
  may: ["clerk"],
  input: z.object({ words: text(40) }),
  output: z.object({ name: z.string(), type: z.string(), bytes: z.number() }),
  takesFile: true,
});

const readNote = reads({
  path: "/api/notes/:name",
  says: "看一张便条",
  may: "public",
  input: z.object({ name: text(40) }),
  output: z.object({ name: z.string() }),
});

const readPaper = reads({
  path: "/api/papers/:name",
  says: "下载一份材料",
  may: "signedIn",
  input: z.object({ name: text(40) }),
  output: z.unknown(),
  givesFile: true,
});

/** How often the act has run at all, whether it was kept or not. */
export const ran = { count: 0 };

const routes: Route[] = [
  act(leaveNote, async ({ tx, by, input: { words, amount = 0n } }) => {
    ran.count++;
    await enqueue(tx, `note ${words}`, {});
    if (words === "违法") throw new Refusal("unlawful", "这样不行");
    if (words === "无权") throw new Refusal("forbidden", "您不能办理");
    if (words === "故障") throw new Error(`secret of ${by.person}`);
    return { words, amount: amount, secret: "not declared" };
  }),
  act(leavePaper, async ({ file }) => {
    if (!file) throw new Refusal("invalid", "没有附件");
    return { name: file.name, type: file.type, bytes: file.bytes.length };
  }),
  answer(readNote, async ({ input }) => {
    if (input.name === "无") throw new Refusal("notFound", "没有这张便条");
    return { name: input.name };
  }),
  answer(readPaper, async ({ input }) => ({
    name: input.name,
    type: "application/pdf",
    content: Buffer.from("%PDF"),
  })),
];

const person = (last: string, roles: readonly string[]): Actor => ({
  ...anonymous,
  person: `00000000-0000-0000-0000-00000000000${last}`,
  roles,
  jurisdiction: "990101",
  sight: fullSight,
});

/** Tokens are names: "clerk" and "otherClerk" may write, "guest" may not, "reader" is a machine that only reads. */
const known: Record<string, Actor> = {
  clerk: person("1", ["clerk"]),
  otherClerk: person("2", ["clerk"]),
  guest: person("3", []),
  reader: { ...person("4", ["clerk"]), isReadOnly: true },
};

/** The HTTP layer alone, with two acts and two questions, without any module. */
export const aServer = (database: Database, config: Partial<Config> = {}) =>
  buildServer({
    database,
    routes,
    whoAsks: async (token) => known[token],
    config: { ...readConfig({}), ...config },
  });

export const countNotes = (database: Database, words: string): Promise<number> =>
  database.ask(fullSight, async (db) => {
    const rows = await db
      .selectFrom("job")
      .select("id")
      .where("kind", "=", `note ${words}`)
      .execute();
    return rows.length;
  });
