import { jobs, publish, publishDue, refresh, refreshAll } from "../modules/disclosure/actions.ts";
import { workNext } from "../modules/history/actions.ts";
import { eraseSpeakers } from "../modules/needs/actions.ts";
import { foldAll } from "../modules/statistics/runningSums.ts";
import { fullSight, platformActor } from "../platform/actor.ts";
import { now, today } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { forgetOldKeys } from "../platform/idempotency.ts";
import { every, runNext, type Work } from "../platform/jobs.ts";
import { forgetOldSessions } from "../platform/session.ts";
import { sealAll, type Sealing } from "../platform/seal.ts";

/** The only list of what runs by itself: kinds of jobs, bound to the actions of later modules. */
export const work: Work = {
  [jobs.publish]: publish,
  [jobs.refresh]: refresh,
};

const day = 86_400_000;

/** Runs everything that is due now: for tests, for the first fill and for a clean end. */
export async function settle(database: Database): Promise<void> {
  await database.act(fullSight, publishDue);
  while (await runNext(database, work));
}

/** Imports are long: they have a turn of their own, so that nothing else waits for them. */
export async function importWaiting(database: Database): Promise<void> {
  while (await workNext(database));
}

export function startJobs(database: Database, sealing: Sealing): { stop(): Promise<void> } {
  const turns = [
    every(1000, () => settle(database)),
    every(1000, () => importWaiting(database)),
    every(2000, async () => void (await sealAll(database, sealing))),
    every(5000, () => foldAll(database)),
    every(3_600_000, () => refreshAll(database)),
    every(3_600_000, async () => {
      await database.act(fullSight, (tx) => eraseSpeakers(tx, platformActor(), today()));
    }),
    every(3_600_000, () =>
      database.act(fullSight, async (tx) => {
        await forgetOldKeys(tx, new Date(now().getTime() - 7 * day));
        await forgetOldSessions(tx, new Date(now().getTime() - day));
      }),
    ),
  ];
  return { stop: async () => void (await Promise.all(turns.map((turn) => turn.stop()))) };
}
