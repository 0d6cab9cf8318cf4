import { beforeAll, describe, expect, test } from "vitest";
import { statutes } from "../src/law/statutes.ts";
import { articleGists, findGist } from "../src/law/articles.ts";
import { day } from "../src/base/day.ts";
import { collectRules, lawPage, type CitedRule } from "../tools/law.ts";

let rules: CitedRule[] = [];
beforeAll(async () => {
  rules = await collectRules();
});

describe("the law behind the rules", () => {
  test("every statute that a rule cites stands on the list of statutes", () => {
    const unknown = rules
      .flatMap((rule) => rule.basis.map((one) => one.statute))
      .filter((statute) => !statutes.includes(statute));
    expect(unknown).toEqual([]);
  });

  test("two versions of a law are never in force on the same day", () => {
    const overlapping = statutes.filter((one) =>
      statutes.some(
        (other) =>
          other !== one &&
          other.title === one.title &&
          other.from <= (one.to ?? "9999") &&
          one.from <= (other.to ?? "9999"),
      ),
    );
    expect(overlapping).toEqual([]);
  });

  test("a rule that bars rests on at least one confirmed statute", () => {
    const doubtful = rules.filter(
      (rule) => rule.weight === "bars" && !rule.basis.some((one) => one.statute.confirmed),
    );
    expect(doubtful.map((rule) => rule.id)).toEqual([]);
  });

  test("every rule that bars or flags is named by a test", () => {
    const untested = rules.filter((rule) => rule.weight !== "counts" && rule.tests.length === 0);
    expect(untested.map((rule) => rule.id)).toEqual([]);
  });

  test("every article that a rule cites can be explained", () => {
    const unexplained = rules
      .flatMap((rule) => rule.basis)
      .filter(
        (one) => !articleGists.some((g) => g.statute === one.statute && g.article === one.article),
      )
      .map((one) => `${one.statute.title} ${one.article}`);
    expect([...new Set(unexplained)]).toEqual([]);
  });

  test("the page of the auditor names statute, article, rule, file and line, and test", () => {
    const line = lawPage(rules)
      .split("\n")
      .find((one) => one.includes("《政府购买服务管理办法》第八条") && one.includes("mayProvide"));
    expect(line).toMatch(
      /财政部令第102号，2020-03-01—今）\t阻断\tprovider\.mayProvide\tsrc\/modules\/provider\/rules\.ts:\d+\t.*rules\.test\.ts/,
    );
  });

  test("an article is explained in the version of the day", () => {
    const says = (on: string) => findGist("保障中小企业款项支付条例", "8", day(on))?.says;
    expect(says("2024-01-01")).toContain("三十日内支付");
    expect(says("2026-01-01")).toContain("没有预算");
    expect(findGist("政府购买服务管理办法", "99", day("2026-01-01"))).toBeUndefined();
  });
});
