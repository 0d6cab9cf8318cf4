import { expect, test } from "vitest";
import { demoAccounts, fillDemo, isFilled } from "../src/server/demo/fill.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();

/** What a newcomer's first command does: every story told in it must still be lawful. */
test("the first start fills the demonstration county to its end", async () => {
  await fillDemo(opened.database, () => undefined);
  expect(await isFilled(opened.database)).toBe(true);
  expect((await demoAccounts(opened.database)).match(/^ {4}\S+ /gm)).toHaveLength(26);
}, 240_000);
