import { randomUUID } from "node:crypto";
import { day } from "../../src/base/day.ts";
import { fen } from "../../src/base/money.ts";
import { post } from "../../src/modules/budget/ledger.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { today } from "../../src/platform/clock.ts";
import type { Tx } from "../../src/platform/db.ts";
import { small, type Province } from "../generate/story.ts";
import { replayFor } from "./acting.ts";
import { listWaiting, type Waiting } from "./signing.ts";
import { inTurn, print, together } from "./measure.ts";
import { machineOf, open, openFilled } from "./place.ts";
import { bareOf, record } from "./recorded.ts";

const clients = 8;

/** One payment's postings, as a clerk's act makes them. */
async function payOnce(
  tx: Tx,
  { jurisdiction, allotment, post: by }: { jurisdiction: string; allotment: string; post: string },
): Promise<void> {
  const actor = {
    person: by,
    post: by,
    organization: by,
    roles: [],
    jurisdiction,
    sight: fullSight,
  };
  const subject = { kind: "payment", id: randomUUID() };
  const because = { by: actor, jurisdiction, subject, on: day(today()) };
  const kinds = ["commit", "accept", "pay"] as const;
  await post(
    tx,
    because,
    kinds.map((kind) => ({ allotment, kind, amount: fen(100n) })),
  );
}

/** 不互相等待: eight clerks pay on one county's lines by the recorded statements, with what the sums append and without it. */
export async function sums({ rounds, count }: { rounds: number; count: number }): Promise<void> {
  const needed = (rounds + 1) * 2 * count + 1;
  const toSign = Math.ceil(needed / clients) + 1;
  const province: Province = {
    ...small,
    townships: clients,
    years: 1,
    projects: 20,
    toSign,
    today: today(),
  };
  const place = await openFilled(province);
  const database = open(place);
  try {
    const [first, ...waiting] = await listWaiting(place.owner);
    const { jurisdiction, allotment, post: by } = first!;
    const since = Date.now();
    const transactions = await record(() =>
      database.act(fullSight, (tx) => payOnce(tx, { jurisdiction, allotment, post: by })),
    );
    const all = bareOf(
      transactions.find((one) => one.some(({ text }) => text.startsWith('insert into "posting"')))!,
    );
    const without = all.filter(({ text }) => !text.includes('"rollup_delta"'));
    if (without.length !== all.length - 1) throw new Error("the sums append one statement");
    const take = (() => {
      let next = 0;
      return (): Waiting[] => waiting.slice(next, (next += count));
    })();
    const side = (statements: typeof all) => () =>
      together(clients, take(), replayFor(place.owner, { statements, since, of: first! }));
    const measured = await inTurn(rounds, side(all), side(without));
    const { rows } = await place.owner.query<{ count: bigint }>(
      "select count(*) as count from rollup_delta",
    );
    const equal = Number(rows[0]!.count) === (rounds + 1) * count + 1;
    const told = {
      name: "act",
      case: `一个县的支付记账，${clients} 人同时，对不记待汇总变动`,
      unit: "件/秒",
      rounds,
      equal,
    };
    print({ ...told, ...measured, machine: machineOf(place.version) });
  } finally {
    await database.close();
    await place.close();
  }
}
