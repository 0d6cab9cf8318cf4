import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../test/given.ts";
import { fullSight } from "./actor.ts";
import { day } from "../base/day.ts";
import { at, now } from "./clock.ts";
import { enqueue, every, runNext, type Work } from "./jobs.ts";

const opened = testDatabase();

beforeEach(() =>
  opened.database.act(fullSight, async (tx) => void (await tx.deleteFrom("job").execute())),
);

const put = (
  kind: string,
  input: unknown = {},
  when: { dedupe?: string; runAt?: Date } = {},
): Promise<void> => opened.database.act(fullSight, (tx) => enqueue(tx, kind, input, when));

const rows = () =>
  opened.database.ask(fullSight, (db) => db.selectFrom("job").selectAll().orderBy("id").execute());

const dueNow = () =>
  opened.database.act(fullSight, async (tx) => {
    await tx
      .updateTable("job")
      .set({ runAt: new Date(now().getTime() - 1000) })
      .execute();
  });

/** Listens to what was run; "bad" fails. */
const listening = (): { heard: unknown[]; work: Work } => {
  const heard: unknown[] = [];
  const work: Work = {
    good: async (_, input) => void heard.push(input),
    bad: async () => {
      heard.push("bad");
      throw new Error("不通");
    },
  };
  return { heard, work };
};

const drain = async (work: Work): Promise<void> => {
  while (await runNext(opened.database, work));
};

describe("a job", () => {
  test("runs after the commit of its act, in the order in which it is due, once", async () => {
    const { heard, work } = listening();
    await put("good", { place: 2 }, { runAt: new Date(now().getTime() - 1000) });
    await put("good", { place: 1 }, { runAt: new Date(now().getTime() - 2000) });
    await drain(work);
    await drain(work);
    expect(heard).toEqual([{ place: 1 }, { place: 2 }]);
    expect(await rows()).toEqual([]);
  });

  test("is gone with the act that was rolled back", async () => {
    await expect(
      opened.database.act(fullSight, async (tx) => {
        await enqueue(tx, "good", {});
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await rows()).toEqual([]);
  });

  test("waits for its hour", async () => {
    const { heard, work } = listening();
    await put("good", {}, { runAt: new Date(now().getTime() + 60_000) });
    await drain(work);
    expect(heard).toEqual([]);
  });

  test("asked for twice under one name is there once", async () => {
    const { heard, work } = listening();
    await put("good", { first: true }, { dedupe: "一次" });
    await put("good", { first: false }, { dedupe: "一次" });
    await drain(work);
    expect(heard).toEqual([{ first: true }]);
    await put("good", { again: true }, { dedupe: "一次" });
    await drain(work);
    expect(heard).toEqual([{ first: true }, { again: true }]);
  });
});

describe("a job that fails", () => {
  test("leaves nothing of itself, keeps its reason, and does not hold up the others", async () => {
    const { heard, work } = listening();
    await put("bad", {}, { runAt: new Date(now().getTime() - 2000) });
    await put("good", "behind");
    await drain({
      ...work,
      bad: async (tx) => {
        await enqueue(tx, "good", "half done");
        throw new Error("不通");
      },
    });
    expect(heard).toEqual(["behind"]);
    const [left, ...others] = await rows();
    expect(others).toEqual([]);
    expect(left).toMatchObject({ kind: "bad", attempts: 1, lastError: "Error: 不通", dead: false });
  });

  test("waits longer each time, and after eight times is left for somebody to look at", async () => {
    const { heard, work } = listening();
    await put("bad");
    const waits: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      await dueNow();
      const before = now().getTime();
      await drain(work);
      const [left] = await rows();
      waits.push(Math.round((left!.runAt.getTime() - before) / 1000));
    }
    expect(heard).toHaveLength(8);
    expect(waits.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
    expect((await rows())[0]).toMatchObject({ attempts: 8, dead: true });
  });

  test("of a kind that nobody knows is kept with its reason", async () => {
    await put("unknown");
    await drain({});
    expect((await rows())[0]).toMatchObject({ attempts: 1, lastError: "no work for unknown" });
  });

  test("in the database's own words is kept too", async () => {
    await put("broken");
    await drain({
      broken: async (tx) => {
        await tx
          .insertInto("job")
          .values({ id: "no uuid" } as never)
          .execute();
      },
    });
    expect((await rows())[0]).toMatchObject({ kind: "broken", attempts: 1, dead: false });
  });
});

describe("two runners", () => {
  test("share forty jobs without doing one twice, and neither waits for the other", async () => {
    const heard: number[] = [];
    let together = 0;
    let most = 0;
    for (let i = 0; i < 40; i++) await put("slow", i);
    const work: Work = {
      slow: async (_, input) => {
        most = Math.max(most, ++together);
        await new Promise((resolve) => setTimeout(resolve, 5));
        together--;
        heard.push(input as number);
      },
    };
    await Promise.all([drain(work), drain(work)]);
    expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(most).toBe(2);
  });
});

describe("what recurs", () => {
  test("never runs twice at a time, outlives a failure, and ends after the turn it is in", async () => {
    const seen: number[] = [];
    let running = 0;
    let ended = 0;
    const turn = every(1, async () => {
      expect(++running).toBe(1);
      seen.push(running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      ended++;
      if (seen.length === 1) throw new Error("once");
    });
    while (seen.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    await turn.stop();
    expect(ended).toBe(seen.length);
    const stopped = seen.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toHaveLength(stopped);
  });
});

test("a story of another day enqueues for that day", async () => {
  await at(day("2025-03-01"), () => put("good"));
  expect((await rows())[0]!.runAt.toISOString()).toBe("2025-03-01T01:00:00.000Z");
});
