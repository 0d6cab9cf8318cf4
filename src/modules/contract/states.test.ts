import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { contractStatuses, type ContractStatus } from "./model.ts";
import { contractLife, type ContractVerb } from "./states.ts";

const on = day("2026-03-20");
const ends: readonly ContractStatus[] = ["completed", "endedEarly"];

describe("the life of a contract", () => {
  test.each(ends)("%s is an end: nobody may do anything more", (status) => {
    for (const step of Object.values(contractLife.steps))
      expect(step.from.some((one) => one === status)).toBe(false);
  });

  test.each<
    [
      ContractVerb,
      ContractStatus,
      "townshipClerk" | "townshipHead" | "countyTreasury",
      ContractStatus,
    ]
  >([
    ["edit", "drafted", "townshipClerk", "drafted"],
    ["return", "inReview", "townshipHead", "drafted"],
    ["file", "signed", "townshipClerk", "signed"],
    ["endEarly", "signed", "townshipHead", "endedEarly"],
    ["complete", "signed", "countyTreasury", "completed"],
  ])("%s leads from %s by %s to %s", (verb, from, role, to) => {
    expect(contractLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test("a clerk may not sign, and a signed contract is not signed again", () => {
    const sign = (status: ContractStatus, role: "townshipClerk" | "townshipHead") => () =>
      contractLife.next("sign", status, [role], {} as never, on);
    expect(sign("inReview", "townshipClerk")).toThrow("您的岗位不能办理“核对并签订”");
    expect(sign("signed", "townshipHead")).toThrow("现在是“履行中”");
  });

  test("every status has its name, and the README shows this very life", () => {
    expect(Object.keys(contractStatuses)).toHaveLength(5);
    const readme = readFileSync(new URL("./README.md", import.meta.url), "utf8");
    expect(readme).toContain(contractLife.diagram());
  });
});
