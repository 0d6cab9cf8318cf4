import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { fullSight, platformActor } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import { sha256 } from "../../src/platform/identity.ts";
import { keepAtOnce } from "../../src/modules/history/actions.ts";
import { aCounty, testDatabase } from "../given.ts";
import { book, workbook, saysSomething } from "../given/historyTables.ts";

/** Tables as people keep them, and files as nobody should send them: no crash, and every row is accounted for. */
const opened = testDatabase();
beforeAll(async () => {
  await aCounty(opened.database);
});

const rounds = Number(process.env["GOUFU_IMPORT_ROUNDS"] ?? 15);
const timeout = 60_000 + rounds * 30_000;
const on = day("2026-07-20");

const imported = (bytes: Uint8Array, isRehearsal: boolean) =>
  at(on, () =>
    opened.database.act(fullSight, (tx) => {
      const file = { name: "台账.xlsx", bytes, hash: sha256(Buffer.from(bytes)) };
      return keepAtOnce(tx, platformActor("990101"), { file, isRehearsal }, on);
    }),
  );

async function outcomeOf(bytes: Uint8Array, isRehearsal: boolean) {
  try {
    return await imported(bytes, isRehearsal);
  } catch (error) {
    if (error instanceof Refusal && /[\u4e00-\u9fff]/.test(error.message)) return undefined;
    throw error;
  }
}

describe("whatever table is sent", { timeout }, () => {
  test("every row of it is read or left out, and what is read is stored, there already, or back with a remark", async () => {
    let [read, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(book, async (tables) => {
        const bytes = await workbook(tables);
        const found = await outcomeOf(bytes, false);
        if (!found) {
          refused += 1;
          return;
        }
        read += 1;
        const all = tables.flatMap((one) => one.rows.filter(saysSomething)).length;
        expect(found.read + found.leftOut).toBe(all);
        expect(found.stored + found.unchanged + found.bad).toBe(found.read);
        expect(found.bad > 0).toBe(found.copy !== null);
        const again = await outcomeOf(bytes, false);
        expect(again).toMatchObject({ read: found.read, stored: 0, bad: found.bad });
      }),
      { numRuns: rounds, seed: Number(process.env["GOUFU_FUZZ_SEED"] ?? 20260720) },
    );
    process.stderr.write(`${read} 份读入，${refused} 份整份退回\n`);
    expect(read).toBeGreaterThan(0);
    const names = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("historyRow").select("name").distinct().execute(),
    );
    expect(names.filter((one) => /^.{0,2}[合小]\s*计[:：]?$/.test(one.name))).toEqual([]);
  });

  test("a file that is cut, bent, renamed or packed with lies is refused in words, never by a fault", async () => {
    const whole = await workbook([
      {
        name: "台账",
        rows: [
          ["年度", "购买主体", "项目名称", "预算数（元）"],
          [2021, "柳河镇", "好的", 1],
        ],
        merges: [],
        isHidden: false,
      },
    ]);
    const spoilt = fc.oneof(
      fc.nat(whole.length).map((length) => whole.slice(0, length)),
      fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([place, byte]) => {
        const bent = whole.slice();
        bent[place] = byte;
        return bent;
      }),
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(
        new TextEncoder().encode("年度,项目名称\n2021,x\n"),
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...Array<number>(18).fill(0)]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const found = await outcomeOf(bytes, true);
        if (found) expect(found.stored + found.unchanged + found.bad).toBe(found.read);
      }),
      { numRuns: rounds, seed: Number(process.env["GOUFU_FUZZ_SEED"] ?? 20260720) },
    );
  });
});
