import type pg from "pg";
import { today } from "../../src/platform/clock.ts";
import type { Database } from "../../src/platform/db.ts";
import { buildApp } from "../../src/server/app.ts";
import { lastYear, small, type Province } from "../generate/story.ts";
import { cookiesOf } from "./actCase.ts";
import { clientOf } from "./client.ts";
import { inTurn, print, together } from "./measure.ts";
import { benchConfig, machineOf, open, openFilled, type Place } from "./place.ts";
import { bareOf, record } from "./recorded.ts";
import { startServer } from "./server.ts";

const clients = 8;

/** A county always has 5,000 projects; the province grows by counties. */
const sizes = (isLarge: boolean): Province[] =>
  (isLarge ? [10, 200] : [10]).map((counties) => ({
    ...small,
    counties,
    townships: 25,
    years: 5,
    projects: 40,
    toSign: 0,
    today: today(),
    depth: "ledger",
  }));

const pages = {
  第一页: "/api/projects?limit=50",
  按状态和字词筛选: `/api/projects?limit=50&status=inPlan&text=${encodeURIComponent("保洁")}`,
};

/** What a clerk opens in a day, beside the list: each must keep its time at any size. */
const daily = {
  项目第一页: pages.第一页,
  "项目按状态、字词筛选": pages.按状态和字词筛选,
  工作台: "/api/desk",
  资金: "/api/funds?year=YEAR&by=line",
  一个数的流水: "/api/funds/papers?year=YEAR&by=line&of=paid&limit=50",
  合同: "/api/contracts?limit=50",
  统计分析: "/api/analysis/PLACE/YEAR",
  分析背后的项目: "/api/analysis/PLACE/YEAR/entries?by=kind&of=1&measure=executed",
};

type Clerk = { person: string; post: string; jurisdiction: string };

/** 乡镇经办, who sees least: one of the middle county. */
async function aClerk(owner: pg.Pool, counties: number): Promise<Clerk> {
  const { rows } = await owner.query<Clerk>(
    `select p.person, p.id as post, o.jurisdiction from post p join organization o on o.id = p.organization
     where p.role = 'townshipClerk' order by o.jurisdiction, p.id offset $1 limit 1`,
    [Math.floor(counties / 2) * 25 + 12],
  );
  return rows[0]!;
}

/** What one call asks of the database, and what it answers. */
export async function recordPage(database: Database, url: string, cookie: string) {
  const app = await buildApp({ database, config: benchConfig(), hasPages: false });
  let body = "";
  const transactions = await record(async () => {
    const answer = await app.inject({ method: "GET", url, cookies: { goufu: cookie } });
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    body = answer.body;
  });
  await app.close();
  const asked = transactions.find((all) => all.some(({ text }) => text.includes('from "project"')));
  return { body, statements: bareOf(asked ?? []) };
}

const idsOf = (rows: readonly { id: string }[]): string => rows.map((one) => one.id).join();

async function measurePage(
  place: Place,
  asking: { database: Database; port: number; cookie: string },
  { called, path, count, rounds }: { called: string; path: string; count: number; rounds: number },
): Promise<void> {
  const { database, port, cookie } = asking;
  const { body, statements } = await recordPage(database, path, cookie);
  // The same questions, which name what a clerk may see: the owner passes row-level security.
  const bare = statements.map((one, i) => ({ ...one, name: `bare ${path.length} ${i}` }));
  const work = Array.from({ length: count }, (_, i) => i);
  const client = clientOf(port, clients);
  const ours = () =>
    together(clients, work, async () => void (await client.ask({ method: "GET", path, cookie })));
  const other = () =>
    together(clients, work, async () => {
      for (const statement of bare) await place.owner.query(statement);
    });
  const measured = await inTurn(rounds, ours, other);
  const list = await place.owner.query<{ id: string }>(bare[0]!);
  const answered = JSON.parse(body) as { rows: { id: string }[] };
  const equal = answered.rows.length > 0 && idsOf(answered.rows) === idsOf(list.rows);
  const machine = machineOf(place.version);
  print({ name: "read", case: called, ...measured, unit: "页/秒", rounds, equal, machine });
  client.close();
}

type Daily = { port: number; cookie: string; year: number; jurisdiction: string };

/** 第 95 百分位 of the times of single calls, one after the other. */
async function measureTimes(
  place: Place,
  { port, cookie, year, jurisdiction }: Daily,
  { size, count }: { size: string; count: number },
): Promise<void> {
  const client = clientOf(port, 1);
  for (const [called, path] of Object.entries(daily)) {
    const filled = path.replace("YEAR", `${year}`).replace("PLACE", jurisdiction);
    const ask = () => client.ask({ method: "GET", path: filled, cookie });
    await ask(); // warm
    const times: number[] = [];
    for (let one = 0; one < count; one += 1) {
      const since = performance.now();
      await ask();
      times.push(performance.now() - since);
    }
    const ours = times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!;
    const bare = { other: null, ratio: null, unit: "毫秒", rounds: count, equal: true };
    const told = { name: "read", case: `${size}，${called}，第 95 百分位`, ours };
    print({ ...told, ...bare, machine: machineOf(place.version) });
  }
  client.close();
}

async function sizeOf(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ many: bigint }>("select count(*) as many from project");
  return `${rows[0]!.many.toLocaleString("zh-CN")} 个项目`;
}

/** 看一页: the project list of the weakest role through HTTP, against the same query by the driver alone. */
export async function read(given: {
  rounds: number;
  count: number;
  isLarge: boolean;
}): Promise<void> {
  for (const province of sizes(given.isLarge)) {
    const place = await openFilled(province, { mayBeFilled: true });
    const database = open(place);
    const server = await startServer(place.url);
    try {
      const clerk = await aClerk(place.owner, province.counties);
      const cookie = (await cookiesOf(database, [clerk])).get(clerk.post)!;
      const asking = { database, port: server.port, cookie };
      const size = await sizeOf(place.owner);
      for (const [words, path] of Object.entries(pages))
        await measurePage(place, asking, { ...given, called: `${size}，${words}`, path });
      const year = lastYear(province) - 1;
      await measureTimes(
        place,
        { ...asking, year, jurisdiction: clerk.jurisdiction },
        { size, count: given.count },
      );
    } finally {
      await server.close();
      await database.close();
      await place.close();
    }
  }
}
