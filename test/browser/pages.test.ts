import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages } from "../../src/web/office/pages.ts";
import { aDatabase, type TestDatabase } from "../database.ts";
import { officeAddresses, sheets, openedElsewhere } from "./addresses.ts";
import { narrow, wide, type Hand } from "./hand.ts";
import { openTown, type Town } from "./harness.ts";
import { fileReturn } from "./returns.ts";
import { tellBoth, type Told } from "./told.ts";

let town: Town;
let database: TestDatabase;
let told: Told;
let passer: Hand;

beforeAll(async () => {
  database = await aDatabase();
  town = await openTown(database.url);
  told = await tellBoth(town);
  passer = await town.anybody();
});

afterAll(async () => {
  await town.close();
  await database.close();
});

/** At the desk and on the phone; a page that is wide on one of them names itself. */
async function holds(hand: Hand): Promise<void> {
  for (const size of [wide, narrow]) {
    await hand.page.setViewportSize(size);
    await hand.looksRight();
  }
  await hand.page.setViewportSize(wide);
}

describe("the office", () => {
  test.each(pages.map(({ path }) => path).filter((path) => !openedElsewhere.includes(path)))(
    "%s opens, can be used and fits",
    async (path) => {
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
    },
  );

  test.each(sheets)("%s is one page of A4", async (path) => {
    const { who, at } = officeAddresses(told, town.county)[path]!;
    const hand = await town.as(who);
    await hand.open(at);
    const printed = await hand.page.pdf({ format: "A4" });
    expect(printed.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});

describe("the portal", () => {
  const lists = [
    "/",
    "/projects",
    "/catalog",
    "/catalog/B0301",
    "/notices",
    "/contracts",
    "/evaluations",
    "/publications",
    "/standards",
    "/standards/B0301",
  ];
  const asked = ["请人给村里代理记账", "集镇公共设施管理，含新铺供水管道 1.2 公里", "道路维修"];
  const checks = ["/check", "/negatives", ...asked.map((text) => `/check?text=${text}`)];

  test.each([...lists, ...checks])("%s", async (path) => {
    await passer.visit(path);
    await holds(passer);
  });

  test.each([
    ["a project", "/projects"],
    ["a contract", "/contracts"],
    ["an evaluation", "/evaluations"],
    ["a paper", "/publications"],
  ])("%s", async (_, list) => {
    await passer.visit(list);
    const links = passer.page.getByRole("main").getByRole("link");
    await links
      .filter({ hasText: "会计服务" })
      .or(links.filter({ hasText: "代理记账" }))
      .first()
      .click();
    await passer.see("柳河镇");
    await holds(passer);
  });
});

test("a return is summed from the ledger, refused by one digit, filed, and seen by the city", async () => {
  await fileReturn(town, told.books.year, {
    chapter: () => undefined,
    shows: (hand) => hand.looksRight(),
  });
});
