import { today } from "../../src/platform/clock.ts";
import { small } from "../generate/story.ts";
import type { ActCase } from "./actCase.ts";
import { recordAct, replayFor, type Ask } from "./acting.ts";
import { clientOf } from "./client.ts";
import { inTurn, print, together } from "./measure.ts";
import { buyingQuickly } from "./buyingQuickly.ts";
import { machineOf, open, openFilled, say } from "./place.ts";
import { sendingUp } from "./sendingUp.ts";
import { startServer } from "./server.ts";
import { signing } from "./signing.ts";

const clients = 8;

/** 办一件事: each kind of act through HTTP by eight people at once, and by the same bare SQL. */
export async function act(settings: { rounds: number; count: number }): Promise<void> {
  for (const one of [signing, sendingUp, buyingQuickly]) await measured(one, settings);
}

async function measured(
  one: ActCase,
  { rounds, count }: { rounds: number; count: number },
): Promise<void> {
  const needed = (rounds + 1) * 2 * count + 1;
  const province = { ...small, ...one.provinceFor(needed, clients), today: today() };
  const place = await openFilled(province);
  const database = open(place);
  const server = await startServer(place.url);
  const client = clientOf(server.port, clients);
  try {
    const all = await one.asks(place, database, needed);
    const recording = await recordAct(database, all[0]!, one.marked);
    say(`${one.called}：一次有 ${recording.statements.length} 条语句`);
    const drawn = await one.drawnBy?.(place, recording.answer);
    const again = replayFor(place.owner, recording, drawn);
    let next = 1;
    const take = (): Ask[] => all.slice(next, (next += count));
    const ours = () =>
      together(clients, take(), async ({ path, cookie, body }) => {
        await client.ask({ method: "POST", path, cookie, body });
      });
    const other = () => together(clients, take(), ({ rows }) => again(rows));
    const figures = await inTurn(rounds, ours, other);
    const equal = await one.isSound(place, database, all.slice(0, next));
    const told = { name: "act", case: `${one.called}，${clients} 人同时` };
    const machine = machineOf(place.version);
    print({ ...told, ...figures, unit: "件/秒", rounds, equal, machine });
  } finally {
    client.close();
    await server.close();
    await database.close();
    await place.close();
  }
}
