import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { Role } from "../organization/roles.ts";
import type { PaymentStatus } from "./model.ts";
import { paymentLife, type PaymentVerb } from "./states.ts";

const on = day("2026-07-20");

describe("the life of a payment", () => {
  test.each<[PaymentVerb, PaymentStatus, Role, PaymentStatus]>([
    ["check", "requested", "countyFinanceReviewer", "checked"],
    ["order", "checked", "countyFinanceOfficer", "ordered"],
    ["pay", "ordered", "countyTreasury", "paid"],
    ["refuse", "requested", "countyFinanceReviewer", "refused"],
    ["refuse", "checked", "countyFinanceOfficer", "refused"],
    ["refuse", "ordered", "countyFinanceOfficer", "refused"],
    ["return", "paid", "countyTreasury", "returned"],
  ])("%s leads from %s by %s to %s", (verb, from, role, to) => {
    expect(paymentLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test.each<PaymentStatus>(["refused", "returned"])("%s is an end", (status) => {
    for (const step of Object.values(paymentLife.steps))
      expect(step.from.some((one) => one === status)).toBe(false);
  });

  test("no desk does the work of another", () => {
    const steps: [PaymentVerb, PaymentStatus, Role][] = [
      ["check", "requested", "countyFinanceOfficer"],
      ["order", "checked", "countyTreasury"],
      ["pay", "ordered", "countyFinanceReviewer"],
      ["pay", "checked", "countyTreasury"],
    ];
    for (const [verb, from, role] of steps)
      expect(() => paymentLife.next(verb, from, [role], {}, on)).toThrow();
  });

  test("the README shows this very life", () => {
    const readme = readFileSync(new URL("./README.md", import.meta.url), "utf8");
    expect(readme).toContain(paymentLife.diagram());
  });
});
