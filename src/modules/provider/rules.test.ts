import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { judge } from "../../base/rule.ts";
import { bodyCheckPasses, completeCreditCode, creditCodeFault } from "./creditCode.ts";
import type { InstitutionClass, Qualification } from "./model.ts";
import {
  banHasEnded,
  bodyCodeLooksRight,
  creditCodeIsRight,
  providerClassIsKnown,
  providerIsChecked,
  providerIsNotBanned,
  providerMayProvide,
  qualificationIsAdvised,
  qualificationIsValid,
  screenOf,
} from "./rules.ts";

const vectors = [
  "914403001922038216",
  "9144030071526726XG",
  "91330100716105852F",
  "91110000710925462X",
  "911100007109250324",
  "9111000071093123XX",
  "9152000071430580XT",
  "91100000100003962T",
  "91440300192317458F",
  "91110108551385082Q",
  "91440400192548256N",
  "91440300192181490G",
  "91440300100012316L",
  "9144030010001686XA",
  "12100000400000624D",
  "12100000400002259P",
];

describe("统一社会信用代码", () => {
  test.each(vectors)("%s passes both checks", (code) => {
    expect(creditCodeFault(code)).toBeUndefined();
    expect(bodyCheckPasses(code)).toBe(true);
    expect(creditCodeIsRight.broken({ provider: { creditCode: code } })).toBeUndefined();
  });

  test("any single character changed is found, in every place of every code", () => {
    const characters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
    const missed = vectors.flatMap((code) =>
      [...code].flatMap((character, at) =>
        characters
          .filter((other) => other !== character)
          .map((other) => code.slice(0, at) + other + code.slice(at + 1))
          .filter((changed) => creditCodeFault(changed) === undefined),
      ),
    );
    expect(missed).toEqual([]);
  });

  test.each([
    ["91440300192203821", "应为 18 位，现为 17 位"],
    ["9144030019220382I6", "第 17 位“I”不是代码字符（不用 I、O、S、V、Z 和小写字母）"],
    ["914403001922038217", "校验码应为 6，现为 7"],
  ])("%s: %s", (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
    expect(creditCodeIsRight.broken({ provider: { creditCode: code } })).toBe(
      `统一社会信用代码 ${code} ${fault}`,
    );
  });

  test("a wrong body check is a suspicion only", () => {
    const creditCode = completeCreditCode("91440300192203830");
    expect(creditCodeFault(creditCode)).toBeUndefined();
    expect(bodyCodeLooksRight.broken({ provider: { creditCode } })).toContain("192203830");
    expect(bodyCodeLooksRight.broken({ provider: { creditCode: vectors[0]! } })).toBeUndefined();
  });
});

describe("102 第六条、第八条: who may provide", () => {
  const may = (
    creditCode: string,
    known: {
      institutionClass?: InstitutionClass;
      isFiscalMass?: boolean;
      eligibility?: string;
    } = {},
  ) => {
    const facts = { provider: { creditCode, ...known } };
    return judge([providerMayProvide, providerClassIsKnown], facts, day("2026-11-21")).map(
      (one) => one.because,
    );
  };

  test.each(["91", "92", "93", "51", "52", "53", "31", "32", "N1", "N2", "N3"])(
    "%s may provide without a further question",
    (prefix) => expect(may(`${prefix}990101MA0000000X`)).toEqual([]),
  );

  test("an organ can never provide", () => {
    expect(may("11990101MA0000000X")).toEqual(["代码以 11 开头，属于机关，不能承接"]);
  });

  test.each([
    [undefined, ["事业单位尚未填写分类（公益一类、公益二类或者从事生产经营活动）"]],
    ["publicOne", ["代码以 12 开头，属于事业单位，分类为公益一类，不能承接"]],
    ["administrative", ["代码以 12 开头，属于事业单位，分类为承担行政职能，不能承接"]],
    ["publicTwo", []],
    ["business", []],
  ] as const)("an institution of class %s", (institutionClass, expected) => {
    expect(may("12990101MB0000000X", institutionClass && { institutionClass })).toEqual(expected);
  });

  test("a mass organization is asked how it is funded", () => {
    expect(may("13990101MA0000000X")).toEqual(["编办直接管理的群众团体尚未核实是否由财政拨款保障"]);
    expect(may("13990101MA0000000X", { isFiscalMass: true })).toEqual([
      "代码以 13 开头，属于编办直接管理的群众团体，由财政拨款保障，不能承接",
    ]);
    expect(may("13990101MA0000000X", { isFiscalMass: false })).toEqual([]);
  });

  test("a body that the code does not tell needs a paper", () => {
    expect(screenOf("Y1990101MA0000000X").screen).toBe("byPaper");
    expect(may("Y1990101MA0000000X")).toEqual(["其他机构尚未填写可以承接的核验依据"]);
    expect(may("Y1990101MA0000000X", { eligibility: "村民委员会登记证书" })).toEqual([]);
  });

  test("before 102 was in force its bar is silent", () => {
    const facts = { provider: { creditCode: "11990101MA0000000X" } };
    expect(judge([providerMayProvide], facts, day("2020-02-29"))).toEqual([]);
  });
});

describe("bans", () => {
  const bans = [
    {
      id: "1",
      from: day("2025-06-01"),
      until: day("2026-05-31"),
      document: "县财采罚〔2025〕1号（虚构）",
      reason: "提供虚假材料",
    },
  ];

  test.each([
    ["2025-05-31", "kept"],
    ["2025-06-01", "broken"],
    ["2026-05-31", "broken"],
    ["2026-06-01", "kept"],
  ])("on %s the ban is %s", (on, verdict) => {
    const because = providerIsNotBanned.broken({ bans, on: day(on) });
    expect(because === undefined ? "kept" : "broken").toBe(verdict);
    const ended = banHasEnded.broken({ bans, on: day(on) });
    expect(ended === undefined).toBe(on >= "2026-06-01");
  });
});

describe("qualifications", () => {
  const licence: Qualification = {
    id: "1",
    heldBy: "provider",
    name: "代理记账许可证",
    number: "DLJZ0001",
    issuer: "演示县财政局",
    holders: 1,
    from: day("2024-01-01"),
    to: day("2026-12-31"),
  };
  const staff: Qualification = {
    ...licence,
    id: "2",
    heldBy: "staff",
    name: "初级会计职称",
    holders: 2,
  };
  const required = [
    { of: "provider", name: "代理记账许可证", atLeast: 1 },
    { of: "staff", name: "初级会计职称", atLeast: 3 },
  ] as const;
  const asked = (qualifications: Qualification[], on = "2026-11-21") =>
    qualificationIsValid.broken({ qualifications, required, on: day(on) });

  test("a licence and three people are enough, two are not", () => {
    expect(asked([licence, { ...staff, holders: 3 }])).toBeUndefined();
    expect(asked([licence, staff])).toBe("持“初级会计职称”的人员应不少于 3 人，有效的 2 人");
  });

  test("people of two entries are counted together", () => {
    expect(asked([licence, staff, { ...staff, id: "3", holders: 1 }])).toBeUndefined();
  });

  test("a licence is good on its last day, and has expired the day after", () => {
    const people = { ...staff, holders: 3, to: undefined };
    expect(asked([licence, people], "2026-12-31")).toBeUndefined();
    expect(asked([licence, people], "2027-01-01")).toBe("“代理记账许可证”已于 2026-12-31 到期");
    expect(asked([people])).toBe("没有“代理记账许可证”");
  });

  test("what only a sample asks for is told and bars nobody", () => {
    const asks = (holders: number) => ({
      qualifications: [{ ...staff, holders }],
      required: [{ of: "staff" as const, name: "初级会计职称", atLeast: 3, isAdvice: true }],
      on: day("2026-03-02"),
    });
    expect(qualificationIsValid.broken(asks(2))).toBeUndefined();
    expect(qualificationIsAdvised.broken(asks(2))).toBe(
      "持“初级会计职称”的人员应不少于 3 人，有效的 2 人",
    );
    expect(qualificationIsAdvised.broken(asks(3))).toBeUndefined();
    expect(qualificationIsAdvised.weight).toBe("flags");
  });
});

test("who is only registered, suspended or removed is not invited; who is checked or listed is", () => {
  const open = (
    ["registered", "checked", "listed", "suspended", "banned", "removed"] as const
  ).filter((status) => providerIsChecked.broken({ status }) === undefined);
  // A ban is judged by its days, so that it ends by itself.
  expect(open).toEqual(["checked", "listed", "banned"]);
});
