import { describe, expect, test } from "vitest";
import type { Finding } from "../boundary/model.ts";
import { liftedBy, stillBarring } from "./lifted.ts";
import {
  barWasLifted,
  filingAsksForAdjustment,
  filingIsOutsideCatalog,
  wordsMayBeBought,
} from "./rules.ts";

const finding = (rule: string, weight: Finding["weight"] = "bars"): Finding => ({
  rule,
  weight,
  says: "不得将货物、工程和服务打包作为政府购买服务",
  basis: [],
  because: "“新铺沥青路面”是建设用词",
  fix: "拆开",
});

const works = finding("boundary.bundle");
const hiring = finding("boundary.hiring");
const doubt = finding("boundary.askWorks", "flags");

const lift = (changes = {}) => ({
  status: "granted" as const,
  words: "村道养护，含新铺沥青路面两公里",
  findings: [works],
  ...changes,
});

describe("a ruling holds for these words alone", () => {
  test.each([
    ["the very words", "村道养护，含新铺沥青路面两公里", true],
    ["other blanks", "村道养护，\n 含新铺沥青路面 两公里", true],
    ["full-width and half-width", "村道养护,含新铺沥青路面两公里", true],
    ["one figure more", "村道养护，含新铺沥青路面三公里", false],
    ["a word added", "村道养护，含新铺沥青路面两公里和护栏", false],
    ["nothing", "", false],
  ])("%s", (_, words, isLifted) => {
    expect(liftedBy([lift()], words) !== undefined).toBe(isLifted);
  });

  test.each(["requested", "refused", "withdrawn"] as const)("%s lifts nothing", (status) => {
    expect(liftedBy([{ ...lift(), status }], lift().words)).toBeUndefined();
  });

  test("and for what was found then: a new finding bars, a doubt never does", () => {
    expect(stillBarring([works, doubt], undefined)).toEqual([works]);
    expect(stillBarring([works, doubt], lift())).toEqual([]);
    expect(stillBarring([works, hiring], lift())).toEqual([hiring]);
  });
});

describe("102 第十、十八条: what the words say may be bought", () => {
  test("each finding is told with its reason", () => {
    expect(wordsMayBeBought.broken({ barring: [works] })).toBe(
      "“新铺沥青路面”是建设用词：不得将货物、工程和服务打包作为政府购买服务",
    );
  });

  test("nothing found, or all of it lifted, bars nothing", () => {
    expect(wordsMayBeBought.broken({ barring: [] })).toBeUndefined();
  });
});

describe("102 第十条: a lifted bar is looked at again", () => {
  const ruled = { person: "刘海", on: "2026-07-20", ruling: "新铺部分另行立项" };

  test("with name, day, number and reason", () => {
    expect(barWasLifted.broken({ lift: { ...ruled, rules: 2 } })).toBe(
      "刘海于 2026-07-20 解除 2 条阻断，理由：新铺部分另行立项",
    );
  });

  test("not where nothing barred", () => {
    expect(barWasLifted.broken({ lift: { ...ruled, rules: 0 } })).toBeUndefined();
  });
});

describe("102 第十一条: only what no catalog holds is filed", () => {
  test.each([
    [
      "it is there",
      { code: "A1102", name: "环境卫生保洁与垃圾处理" },
      "“保洁”就是目录里的 A1102 环境卫生保洁与垃圾处理",
    ],
    ["it is not there", undefined, undefined],
  ])("%s", (_, inside, because) => {
    expect(filingIsOutsideCatalog.broken({ name: "保洁", inside })).toBe(because);
  });
});

describe("102 第十四条（条款待核对）: a filed item should enter the next catalog", () => {
  test("a project that buys by a filing says so", () => {
    const filed = { number: "990101-2026-0001", name: "粪液检测服务", toOn: "2027-06-30" };
    expect(filingAsksForAdjustment.broken({ filed })).toBe(
      "粪液检测服务凭备案 990101-2026-0001 购买，备案到 2027-06-30 为止",
    );
  });

  test("a project that buys by the catalog does not", () => {
    expect(filingAsksForAdjustment.broken({ filed: undefined })).toBeUndefined();
  });
});
