import { describe, expect, test } from "vitest";
import { officeAddresses, sheets } from "./addresses.ts";
import { aToldTown, tryPages } from "./opening.ts";

const tried = aToldTown();

describe("the office from the purchase on", () => {
  tryPages("from the purchase on", tried);

  test.each(sheets)("%s is one page of A4", async (path) => {
    const { town, told } = tried();
    const { who, at } = officeAddresses(told, town.county)[path]!;
    const hand = await town.as(who);
    await hand.open(at);
    const printed = await hand.page.pdf({ format: "A4" });
    expect(printed.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});
