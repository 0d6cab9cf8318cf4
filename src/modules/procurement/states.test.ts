import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { procurementLife } from "./states.ts";
import { steps, verbsOf } from "./steps.ts";

const verbs = Object.entries(procurementLife.steps);

describe("the life of a purchase", () => {
  test.each(["contracted", "failed", "cancelled"])("nothing leads out of %s", (status) => {
    expect(verbs.filter(([, step]) => (step.from as readonly string[]).includes(status))).toEqual(
      [],
    );
  });

  test("every verb belongs to a track", () => {
    const met = new Set([...verbsOf("quotes"), ...verbsOf("consultation")]);
    expect(verbs.map(([verb]) => verb).filter((verb) => !met.has(verb))).toEqual([]);
  });

  test("below the limit there are four stations, in a consultation nine", () => {
    expect(steps.quotes.map((one) => one.name)).toEqual([
      "立采购",
      "询价比价",
      "确定成交",
      "签合同",
    ]);
    expect(steps.consultation).toHaveLength(9);
  });

  test("the diagram in the README is the one of the states", () => {
    const readme = readFileSync(new URL("./README.md", import.meta.url), "utf8");
    expect(readme).toContain(procurementLife.diagram());
  });
});
