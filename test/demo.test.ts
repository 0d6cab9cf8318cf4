import { expect, test } from "vitest";
import { demoAccounts, fillDemo, isFilled } from "../src/server/demo/fill.ts";
import { withClient } from "../src/platform/client.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();

/** What a newcomer's first command does: every story told in it must still be lawful. */
test("the first start fills the demonstration county to its end", async () => {
  await fillDemo(opened.database, () => undefined);
  expect(await isFilled(opened.database)).toBe(true);
  const listed = async () => (await demoAccounts(opened.database)).match(/^ {4}\S+ /gm);
  expect(await listed()).toHaveLength(26);
  // A demonstration of an earlier version, in which nobody had this account yet.
  await withClient(opened.url, (client) =>
    client.query("update person set login = 'earlier' where login = 'city.shenhe'"),
  );
  expect(await listed()).toHaveLength(25);
}, 240_000);
