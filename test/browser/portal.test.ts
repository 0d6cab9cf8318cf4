import { beforeAll, describe, test } from "vitest";
import type { Hand } from "./hand.ts";
import { aToldTown, holds } from "./opening.ts";
import { fileReturn } from "./returns.ts";

const tried = aToldTown();

describe("the portal", () => {
  let passer: Hand;

  beforeAll(async () => {
    passer = await tried().town.anybody();
  });

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
  const { town, told } = tried();
  await fileReturn(town, told.books.year, {
    chapter: () => undefined,
    shows: (hand) => hand.looksRight(),
  });
});
