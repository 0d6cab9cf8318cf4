import { afterAll, beforeAll, expect, test } from "vitest";
import { pages } from "../../src/web/office/pages.ts";
import { aDatabase, type TestDatabase } from "../database.ts";
import { officeAddresses, openedElsewhere } from "./addresses.ts";
import { narrow, wide, type Hand } from "./hand.ts";
import { openTown, type Town } from "./harness.ts";
import { tellBoth, type Told } from "./told.ts";

/** What the pages are tried on: the sample county after both stories. */
export type Tried = { town: Town; told: Told };

/** Each file that tries pages has its own county, so that two files can run side by side. */
export function aToldTown(): () => Tried {
  let database: TestDatabase;
  let tried: Tried;
  beforeAll(async () => {
    database = await aDatabase();
    const town = await openTown(database.url);
    tried = { town, told: await tellBoth(town) };
  });
  afterAll(async () => {
    await tried.town.close();
    await database.close();
  });
  return () => tried;
}

/** At the desk and on the phone; a page that is wide on one of them names itself. */
export async function holds(hand: Hand): Promise<void> {
  for (const size of [wide, narrow]) {
    await hand.page.setViewportSize(size);
    await hand.looksRight();
  }
  await hand.page.setViewportSize(wide);
}

const beforePurchase = [
  "needs",
  "projects",
  "plans",
  "joint-reviews",
  "delegations",
  "funds",
  "grants",
  "catalog",
  "steps",
  "thresholds",
  "check",
  "standards",
  "standard-drafts",
];

/** A page belongs to one of the two halves, so that none is left out. */
export function tryPages(half: "before the purchase" | "from the purchase on", tried: () => Tried) {
  const isBefore = (path: string) => beforePurchase.includes(path.split("/")[1]!);
  const tested = pages
    .map(({ path }) => path)
    .filter((path) => !openedElsewhere.includes(path))
    .filter((path) => isBefore(path) === (half === "before the purchase"));
  test.each(tested)("%s opens, can be used and fits", async (path) => {
    const { town, told } = tried();
    const place = officeAddresses(told, town.county)[path];
    expect(place, `${path} has no address in these tests`).toBeDefined();
    const hand = await town.as(place!.who);
    await hand.open(place!.at);
    if (path.startsWith("/audit/"))
      await hand.page.getByRole("main").getByRole("table").getByRole("link").first().click();
    const shown = await hand.page.getByRole("main").innerText();
    expect(shown).not.toContain("这一页没能打开");
    expect(shown).not.toContain("没有这一页");
    await holds(hand);
  });
}
