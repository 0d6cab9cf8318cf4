import { describe, expect, test } from "vitest";
import {
  dutyIsDecided,
  dutyIsOfTownship,
  itemIsLinkedToDuty,
  unifiedItemIsLeftToDepartment,
  type DutyFacts,
} from "./rules.ts";

const decision = {
  document: "青编发〔2026〕3号（虚构）",
  issuer: "青禾县委编委",
  decidedOn: "2026-03-01",
  decidedBy: "县委编委会议",
};

describe("102 第十条（一）: a duty enters the list by a decision", () => {
  test("of the day on which it takes effect, or before", () => {
    expect(dutyIsDecided.broken({ decision, effectOn: "2026-03-01" })).toBeUndefined();
    expect(dutyIsDecided.broken({ decision, effectOn: "2027-01-01" })).toBeUndefined();
  });

  test("a day that lies before the decision is refused with both days", () => {
    expect(dutyIsDecided.broken({ decision, effectOn: "2026-02-28" })).toBe(
      "自 2026-02-28 起生效，而决定作出于 2026-03-01",
    );
  });

  test.each([
    ["document", "没有填写文号"],
    ["issuer", "没有填写发文机关"],
    ["decidedBy", "没有填写决定的会议或者负责人"],
  ])("without %s: %s", (part, because) => {
    const facts = { decision: { ...decision, [part]: "" }, effectOn: "2026-03-01" };
    expect(dutyIsDecided.broken(facts)).toBe(because);
  });

  test("all that is missing is said at once", () => {
    const nothing = { document: "", issuer: "", decidedBy: "" };
    expect(dutyIsDecided.broken({ decision: nothing, effectOn: "2026-03-01" })).toBe(
      "没有填写文号、发文机关、决定日期、决定的会议或者负责人",
    );
  });
});

const own = { code: "T031", name: "集镇环境卫生日常保洁" };
const ofFarming = { code: "D012", name: "农产品质量安全监督抽查", leadOffice: "县农业农村局" };

const facts = (changes: Partial<DutyFacts["duties"]> = {}, kind = "township"): DutyFacts => ({
  purchaser: { name: "柳河镇", kind },
  item: { code: "A1209", name: "农产品质量安全服务" },
  duties: { hasList: true, own: [], ofDepartments: [], ...changes },
  unified: undefined,
});

describe("102 第十条（一）: a township buys what is its own duty", () => {
  test.each([
    ["a duty of the township", facts({ own: [own] }), undefined],
    [
      "of the township and a department too",
      facts({ own: [own], ofDepartments: [ofFarming] }),
      undefined,
    ],
    [
      "of a department alone",
      facts({ ofDepartments: [ofFarming] }),
      "A1209 农产品质量安全服务在责任清单中是县农业农村局的职责（D012 农产品质量安全监督抽查），没有列为乡镇的属地事项",
    ],
    [
      "bought by the department itself",
      facts({ ofDepartments: [ofFarming] }, "countyDepartment"),
      undefined,
    ],
    [
      "where the county has no list",
      facts({ hasList: false, ofDepartments: [ofFarming] }),
      undefined,
    ],
  ])("%s", (_, given, because) => {
    expect(dutyIsOfTownship.broken(given)).toBe(because);
  });

  test.each([
    [
      "linked with nothing is a question",
      facts(),
      "责任清单里没有一项乡镇属地事项关联了 A1209 农产品质量安全服务",
    ],
    ["linked with an own duty", facts({ own: [own] }), undefined],
    [
      "linked with a department's duty is barred elsewhere",
      facts({ ofDepartments: [ofFarming] }),
      undefined,
    ],
    ["without a list nothing is asked", facts({ hasList: false }), undefined],
    ["nor of a department", facts({}, "countyDepartment"), undefined],
  ])("%s", (_, given, because) => {
    expect(itemIsLinkedToDuty.broken(given)).toBe(because);
  });
});

describe("102 第十一条: what one department buys for all", () => {
  const unified = {
    department: "青禾县农业农村局",
    document: "青政办〔2026〕8号（虚构）",
    from: "2026-01-01",
  };

  test("a township that buys for itself is told who buys, since when and by which paper", () => {
    expect(unifiedItemIsLeftToDepartment.broken({ ...facts({ own: [own] }), unified })).toBe(
      "A1209 农产品质量安全服务自 2026-01-01 起由青禾县农业农村局统一实施（青政办〔2026〕8号（虚构））",
    );
  });

  test("the department buys, and so does a township where nothing is unified", () => {
    const ofDepartment = { ...facts({}, "countyDepartment"), unified };
    expect(unifiedItemIsLeftToDepartment.broken(ofDepartment)).toBeUndefined();
    expect(unifiedItemIsLeftToDepartment.broken(facts())).toBeUndefined();
  });
});
