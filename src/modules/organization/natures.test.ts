import { describe, expect, test } from "vitest";
import { allNatures, mayBuy, mayProvide, natureOf, natures, originOf } from "./natures.ts";

describe("102 第五、六、八、三十三条: who may buy and who may provide", () => {
  test.each([
    ["organ", true, false],
    ["party", true, false],
    ["admin-institution", true, false],
    ["institution1", false, false],
    ["institution2", false, true],
    ["business-institution", false, true],
    ["massorg-admin", true, false],
    ["massorg-institution", false, false],
    ["massorg-other", false, true],
    ["village", false, true],
    ["collective", false, true],
    ["enterprise", false, true],
    ["social-organization", false, true],
    ["professional", false, true],
    ["individual", false, true],
    ["other", false, true],
  ] as const)("%s: buys %s, provides %s", (nature, buys, provides) => {
    expect([mayBuy(nature), mayProvide(nature)]).toEqual([buys, provides]);
  });

  test("nobody may do both", () => {
    expect(allNatures.filter((one) => mayBuy(one) && mayProvide(one))).toEqual([]);
  });

  test("neither buys nor provides: 公益一类 and mass organizations on institutional staffing, by 第八条", () => {
    const neither = allNatures.filter((one) => !mayBuy(one) && !mayProvide(one));
    expect(neither).toEqual(["institution1", "massorg-institution"]);
    for (const one of neither) expect(natures[one].buys.basis[0].article).toBe("8");
  });

  test("what rests on local papers alone says so", () => {
    const doubtful = allNatures.filter((one) =>
      [natures[one].buys, natures[one].provides].some(({ basis }) => !basis[0].confirmed),
    );
    expect(doubtful).toEqual(["collective"]);
  });
});

describe("what an office is", () => {
  const known = { kind: "township", creditCode: null, nature: null } as const;

  test.each([
    ["by its kind", known, "organ", "按单位类别"],
    ["by its code", { ...known, creditCode: "11990101MA0000000X" }, "organ", "按信用代码前两位 11"],
    [
      "an institution tells no class by its code",
      { ...known, creditCode: "12990101MB0000000X" },
      undefined,
      "按信用代码前两位 12",
    ],
    [
      "a firm, whatever kind was entered",
      { ...known, creditCode: "91990101MA0000000X" },
      "enterprise",
      "按信用代码前两位 91",
    ],
    [
      "what people have corrected is stronger than the code",
      { ...known, creditCode: "11990101MA0000000X", nature: "village" },
      "village",
      "已核定",
    ],
    [
      "a third party without a code is not known",
      { ...known, kind: "thirdParty" },
      undefined,
      "按单位类别",
    ],
  ] as const)("%s", (_, given, nature, origin) => {
    expect(natureOf(given)).toBe(nature);
    expect(originOf(given)).toBe(origin);
  });
});
