import { fullSight } from "./actor.ts";
import { now } from "./clock.ts";
import type { Database, Tx } from "./db.ts";
import { newId } from "./identity.ts";
import { log } from "./log.ts";

declare module "./db.ts" {
  interface Tables {
    job: {
      id: string;
      kind: string;
      input: string; // jsonb, written as text
      dedupe: string | null;
      runAt: Date;
      attempts: number;
      lastError: string | null;
      dead: boolean;
    };
  }
}

/** What a kind of job does, in a transaction that sees everything. server/jobs.ts binds kinds to actions. */
export type Work = Record<string, (tx: Tx, input: unknown) => Promise<void>>;

/** Enqueued in the act's own transaction: rolled back with it, run after its commit. */
export async function enqueue(
  tx: Tx,
  kind: string,
  input: unknown,
  { dedupe = null, runAt = now() }: { dedupe?: string | null; runAt?: Date } = {},
): Promise<void> {
  const row = { id: newId(now()), kind, input: JSON.stringify(input), dedupe, runAt };
  await tx
    .insertInto("job")
    .values({ ...row, attempts: 0, lastError: null, dead: false })
    .onConflict((on) => on.column("dedupe").doNothing())
    .execute();
}

const mostAttempts = 8;

/** Runs one job that is due; says whether there was one. A failure is kept with its reason and tried later. */
export async function runNext(database: Database, work: Work): Promise<boolean> {
  let failed: { id: string; attempts: number; error: unknown } | undefined;
  const found = await database
    .act(fullSight, async (tx) => {
      const job = await tx
        .selectFrom("job")
        .selectAll()
        .where("dead", "=", false)
        .where("runAt", "<=", now())
        .orderBy("runAt")
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!job) return false;
      const run = work[job.kind];
      failed = { id: job.id, attempts: job.attempts + 1, error: `no work for ${job.kind}` };
      if (!run) throw new Error(`no work is bound to jobs of kind ${job.kind}`);
      await run(tx, job.input).catch((error: unknown) => {
        failed = { id: job.id, attempts: job.attempts + 1, error };
        throw error;
      });
      failed = undefined;
      await tx.deleteFrom("job").where("id", "=", job.id).execute();
      return true;
    })
    .catch((error: unknown) => {
      if (!failed) throw error;
      return true;
    });
  if (failed) await keepFailure(database, failed);
  return found;
}

async function keepFailure(
  database: Database,
  { id, attempts, error }: { id: string; attempts: number; error: unknown },
): Promise<void> {
  log.error({ job: id, attempts, err: error }, "job failed");
  const runAt = new Date(now().getTime() + 2 ** attempts * 1000);
  await database.act(fullSight, (tx) =>
    tx
      .updateTable("job")
      .set({
        attempts,
        runAt,
        lastError: String(error).slice(0, 500),
        dead: attempts >= mostAttempts,
      })
      .where("id", "=", id)
      .execute(),
  );
}

/** Turns a function into one that runs again and again until stopped, never two at a time. */
export function every(milliseconds: number, run: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const turn = () => {
    running = run()
      .catch((error: unknown) => log.error({ err: error }, "recurring work failed"))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, milliseconds);
      });
  };
  timer = setTimeout(turn, milliseconds);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
