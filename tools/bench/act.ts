import type pg from "pg";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { unprovedContracts } from "../../src/modules/contract/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import { startSession } from "../../src/platform/session.ts";
import { today } from "../../src/platform/clock.ts";
import { buildApp } from "../../src/server/app.ts";
import { small, type Province } from "../generate/story.ts";
import { clientOf } from "./client.ts";
import { inTurn, print, together } from "./measure.ts";
import { benchConfig, machineOf, open, openFilled, say, type Place } from "./place.ts";
import { bareOf, record, renaming, replay, type Statement } from "./recorded.ts";
import { startServer } from "./server.ts";

const clients = 8;

/** Everything of one contract that waits for its signature, by the names of its columns: what a replay must rename. */
export type Waiting = Record<
  | "jurisdiction"
  | "contract"
  | "project"
  | "procurement"
  | "award"
  | "package"
  | "share"
  | "contract_share"
  | "allotment"
  | "line"
  | "organization"
  | "provider"
  | "post"
  | "person",
  string
>;

/** In the order of their ids, so that the townships alternate. */
export async function listWaiting(owner: pg.Pool): Promise<Waiting[]> {
  const { rows } = await owner.query<Waiting>(
    `select c.jurisdiction, c.id as contract, c.project, a.procurement, c.award, a.package, s.share, s.id as contract_share,
       m.id as allotment, m.line, c.organization, c.provider, p.id as post, p.person
     from contract c
     join award a on a.jurisdiction = c.jurisdiction and a.id = c.award
     join contract_share s on s.jurisdiction = c.jurisdiction and s.contract = c.id
     join allotment m on m.jurisdiction = c.jurisdiction and m.share = s.share
     join post p on p.organization = c.organization and p.role = 'townshipHead'
     where c.status = 'inReview' order by c.id desc`,
  );
  return rows;
}

export async function cookiesOf(
  database: Database,
  posts: readonly { person: string; post: string }[],
): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (const { person, post } of posts)
    if (!cookies.has(post))
      cookies.set(post, await database.act(fullSight, (tx) => startSession(tx, person, post)));
  return cookies;
}

const pathOf = (one: Waiting): string => `/api/contracts/${one.jurisdiction}/${one.contract}/sign`;

/** The transaction of one real signing, and when it began. */
export async function recordSigning(
  database: Database,
  one: Waiting,
  cookie: string,
): Promise<{ statements: Statement[]; since: number }> {
  const app = await buildApp({ database, config: benchConfig(), hasPages: false });
  const since = Date.now();
  const transactions = await record(async () => {
    const answer = await app.inject({
      method: "POST",
      url: pathOf(one),
      cookies: { goufu: cookie },
      headers: { "idempotency-key": `recorded ${since}` },
      payload: { saveRest: false },
    });
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  });
  await app.close();
  const signing = transactions.find((all) =>
    all.some(({ text }) => text.startsWith('insert into "posting"')),
  );
  if (!signing) throw new Error("the signing moved no money");
  return { statements: bareOf(signing), since };
}

/** Signs another contract by the recorded statements alone. */
export function replayFor(
  owner: pg.Pool,
  recorded: { statements: readonly Statement[]; since: number; of: Waiting },
) {
  const { statements, since, of } = recorded;
  return (one: Waiting): Promise<void> => {
    const names = (Object.keys(of) as (keyof Waiting)[]).map(
      (name) => [of[name], one[name]] as const,
    );
    const rename = renaming(new Map(names), since);
    const keyed = (value: unknown) =>
      value === `recorded ${since}` ? `replayed ${one.contract}` : rename(value);
    return replay(owner, statements, keyed);
  };
}

async function isSound(place: Place, signed: readonly Waiting[]): Promise<boolean> {
  const { rows } = await place.owner.query<{ count: bigint }>(
    "select count(*) as count from contract where id = any($1) and status = 'signed'",
    [signed.map((one) => one.contract)],
  );
  const database = open(place);
  const findings = await database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)),
    ...(await unprovedContracts(db)),
  ]);
  await database.close();
  say(`签订 ${rows[0]!.count} 份，应为 ${signed.length} 份；记账不符 ${findings.length} 处`);
  return Number(rows[0]!.count) === signed.length && findings.length === 0;
}

/** 办一件事: contracts are signed through HTTP by eight heads of townships, and by the same bare SQL. */
export async function act({ rounds, count }: { rounds: number; count: number }): Promise<void> {
  const needed = (rounds + 1) * 2 * count + 1;
  const province: Province = {
    ...small,
    townships: clients,
    years: 1,
    projects: 100,
    toSign: Math.ceil(needed / clients) + 1,
    today: today(),
  };
  const place = await openFilled(province);
  const database = open(place);
  const server = await startServer(place.url);
  const client = clientOf(server.port, clients);
  try {
    const waiting = await listWaiting(place.owner);
    const cookies = await cookiesOf(database, waiting);
    const first = waiting[0]!;
    const recording = await recordSigning(database, first, cookies.get(first.post)!);
    say(`一次签订有 ${recording.statements.length} 条语句`);
    const sign = replayFor(place.owner, { ...recording, of: first });
    let next = 1;
    const take = (): Waiting[] => waiting.slice(next, (next += count));
    const ours = () =>
      together(clients, take(), async (one) => {
        const cookie = cookies.get(one.post)!;
        const body = { saveRest: false };
        await client.ask({ method: "POST", path: pathOf(one), cookie, body });
      });
    const other = () => together(clients, take(), sign);
    const measured = await inTurn(rounds, ours, other);
    const equal = await isSound(place, waiting.slice(0, next));
    const machine = machineOf(place.version);
    const name = { name: "act", case: `签订合同，${clients} 人同时` };
    print({ ...name, ...measured, unit: "件/秒", rounds, equal, machine });
  } finally {
    client.close();
    await server.close();
    await database.close();
    await place.close();
  }
}
