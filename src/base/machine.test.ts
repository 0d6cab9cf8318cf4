import { describe, expect, test } from "vitest";
import { day } from "./day.ts";
import { article, type Statute } from "./law.ts";
import { machine } from "./machine.ts";
import type { Bar } from "./rule.ts";

const law: Statute = { title: "试验法", number: "令1", from: day("2020-01-01"), confirmed: true };
const later: Statute = { ...law, from: day("2027-01-01") };

const within: Bar<{ price: number }> = {
  id: "test.within",
  weight: "bars",
  basis: [article(law, 3)],
  says: "不超过一百",
  fix: "请降价",
  broken: ({ price }) => (price > 100 ? `价格 ${price}，超过 100` : undefined),
};
const notYet: Bar<{ price: number }> = {
  ...within,
  id: "test.notYet",
  basis: [article(later, 1)],
  broken: () => "永远不行",
};

type Status = "drafted" | "signed" | "ended";
type Role = "clerk" | "head";

// prettier-ignore
const life = machine<Status, Role>({ drafted: "草案", signed: "已签订", ended: "已结束" })({
  sign: { from: ["drafted"],           to: "signed", by: ["head"],          called: "签订", bars: [within, notYet] },
  end:  { from: ["drafted", "signed"], to: "ended",  by: ["clerk", "head"], called: "结束", bars: [] },
});

const on = day("2026-03-01");

describe("a life", () => {
  test("goes where its verb leads", () => {
    expect(life.next("sign", "drafted", ["head"], { price: 100 }, on)).toBe("signed");
    expect(life.next("end", "signed", ["clerk"], {}, on)).toBe("ended");
  });

  test("refuses a post that may not, before anything else", () => {
    expect(() => life.next("sign", "ended", ["clerk"], { price: 101 }, on)).toThrow(
      "您的岗位不能办理“签订”",
    );
  });

  test("refuses a verb out of its state, and says from where it goes", () => {
    expect(() => life.next("sign", "ended", ["head"], { price: 1 }, on)).toThrow(
      "现在是“已结束”，“草案”时才能办理“签订”",
    );
  });

  test("refuses what a bar forbids, with figures, way out and article", () => {
    const refused = (() => {
      try {
        return life.next("sign", "drafted", ["head"], { price: 101 }, on);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toMatchObject({
      kind: "unlawful",
      message: "价格 101，超过 100",
      breaches: [
        { rule: "test.within", fix: "请降价", basis: [{ title: "试验法", article: "3" }] },
      ],
    });
  });

  test("judges by the law of the day of the act, never of today", () => {
    const then = day("2027-01-01");
    expect(() => life.next("sign", "drafted", ["head"], { price: 1 }, then)).toThrow("永远不行");
    const before = day("2019-12-31");
    expect(life.next("sign", "drafted", ["head"], { price: 999 }, before)).toBe("signed");
  });

  test("offers to a post what it has to do with the state, closed verbs with their reason", () => {
    expect(life.offers("drafted", ["head"], { sign: { price: 101 } }, on)).toMatchObject([
      {
        verb: "sign",
        called: "签订",
        isOpen: false,
        breaches: [{ because: "价格 101，超过 100" }],
      },
      { verb: "end", called: "结束", isOpen: true, breaches: [] },
    ]);
    expect(life.offers("drafted", ["clerk"], {}, on).map((one) => one.verb)).toEqual(["end"]);
    expect(life.offers("ended", ["head", "clerk"], {}, on)).toEqual([]);
  });

  test("is drawn as it is", () => {
    expect(life.diagram()).toBe(
      "stateDiagram-v2\n  草案 --> 已签订: 签订\n  草案 --> 已结束: 结束\n  已签订 --> 已结束: 结束",
    );
  });
});
