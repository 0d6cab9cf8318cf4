import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { judge } from "../../base/rule.ts";
import { sampleItems } from "../catalog/sample.ts";
import { firstStandards } from "./first.ts";
import { StandardContent } from "./model.ts";
import { completeness, submissionFlags, type StandardFacts } from "./rules.ts";
import { laterStandards } from "./samples.ts";

const weights = { output: 50, benefit: 30, satisfaction: 10 };
const on = day("2026-11-28");

describe("the shipped standards", () => {
  test("are of nineteen trades, each an item of the sample catalog that can be bought", () => {
    const items = laterStandards.map((one) => one.item);
    expect(items).toEqual([
      "A0102",
      "A0402",
      "A0604",
      "A1003",
      "A1004",
      "A1101",
      "A1102",
      "A1103",
      "A1202",
      "A1203",
      "A1204",
      "A1208",
      "A1302",
      "A1501",
      "B0101",
      "B0301",
      "B0601",
      "B0602",
      "B1102",
    ]);
    const leaves = new Set(sampleItems.filter((one) => one.isLeaf).map((one) => one.code));
    expect(items.filter((item) => !leaves.has(item))).toEqual([]);
  });

  test.each(laterStandards.map((one) => [one.name, one] as const))(
    "%s is complete and lawful by its own rules",
    (_, { content, item, unit, priceLow, priceHigh }) => {
      expect(StandardContent.parse(content)).toEqual(content);
      const range = { priceLow: fen(priceLow), priceHigh: fen(priceHigh) };
      const facts = { item, unit, content, weights, ...range };
      expect(judge<StandardFacts>([...completeness, ...submissionFlags], facts, on)).toEqual([]);
    },
  );

  test.each(laterStandards.map((one) => [one.name, one.content] as const))(
    "%s says how often, how it is checked and by which figures",
    (_, content) => {
      const figures = (texts: readonly string[]) => texts.filter((text) => /\d/.test(text)).length;
      expect(content.quality.length).toBeGreaterThanOrEqual(3);
      expect(figures([...content.quality, ...content.timeliness])).toBeGreaterThanOrEqual(4);
      expect(content.acceptanceItems.length).toBeGreaterThanOrEqual(5);
      expect(content.indicators.length).toBeGreaterThanOrEqual(5);
      expect(new Set(content.indicators.map((one) => one.name)).size).toBe(
        content.indicators.length,
      );
    },
  );

  test("patrols and mediations are priced by what is done, never by the head", () => {
    const units = ["A1202", "A1004"].map(
      (item) => laterStandards.find((one) => one.item === item)?.unit,
    );
    expect(units).toEqual(["轮次", "件"]);
  });

  test("all are samples for every place that nobody has confirmed", () => {
    const others = [...firstStandards, ...laterStandards].filter(
      (one) => one.place !== "" || one.confirmed || !one.document.startsWith("样例"),
    );
    expect(others).toEqual([]);
  });

  test("a later version of a trade follows the first by number and day", () => {
    const [first, later] = [firstStandards, laterStandards].map((all) =>
      all.find((one) => one.item === "B0301"),
    );
    expect([first?.version, first?.from]).toEqual([1, "2020-03-01"]);
    expect([later?.version, later?.from]).toEqual([2, "2026-01-01"]);
  });
});
