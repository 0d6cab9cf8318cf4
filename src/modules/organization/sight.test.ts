import { describe, expect, test } from "vitest";
import { noSight } from "../../platform/actor.ts";
import { allRoles, type Role } from "./roles.ts";
import { actorOf, everyProvider, personOnly, sightOf } from "./sight.ts";

const mine = ["11111111-1111-1111-1111-111111111111"];

const seesAll = (role: Role, home: string, code: string): boolean => {
  const { lo, hi, scope } = sightOf(role, home, mine);
  return scope === "all" && lo <= code && code < hi;
};

describe("how far a role sees", () => {
  test.each([
    ["countyFinanceReviewer", "990101", ["990101"]],
    ["auditor", "990101", ["990101"]],
    ["cityFinanceViewer", "990100", ["990100", "990101", "990199"]],
    ["cityFinanceOfficer", "990100", ["990100", "990101", "990199"]],
    ["cityFinanceReviewer", "990100", ["990100", "990101", "990199"]],
    ["provinceFinanceViewer", "990000", ["990000", "990101", "990201", "999999"]],
    ["provinceFinanceOfficer", "990000", ["990000", "990101", "990201", "999999"]],
    ["provinceFinanceReviewer", "990000", ["990000", "990101", "990201", "999999"]],
    ["townshipClerk", "990101", []],
    ["systemAdmin", "990101", []],
    ["securityAdmin", "990101", []],
  ] as const)("%s of %s sees all of %j", (role, home, expected) => {
    const codes = [
      "980101",
      "990000",
      "990100",
      "990101",
      "990102",
      "990199",
      "990200",
      "990201",
      "999999",
    ];
    const seen = codes.filter((code) => seesAll(role, home, code));
    if (role.startsWith("cityFinance"))
      expect(seen).toEqual(["990100", "990101", "990102", "990199"]);
    else if (role.startsWith("provinceFinance")) expect(seen).toEqual(codes.slice(1));
    else expect(seen).toEqual(expected);
  });

  test("a province at the end of the codes ends after its last", () => {
    const { lo, hi } = sightOf("provinceFinanceViewer", "990000", mine);
    expect([lo, hi]).toEqual(["990000", ":"]);
    expect(sightOf("auditor", "999999", mine).hi).toBe(":");
    expect(sightOf("cityFinanceViewer", "419900", mine)).toMatchObject({
      lo: "419900",
      hi: "420000",
    });
  });

  test("who belongs to no treasury sees in all of them what names him, and no more", () => {
    expect(sightOf("providerAgent", null, mine)).toEqual({
      lo: "000000",
      hi: ":",
      scope: "own",
      mine,
    });
    expect(sightOf("countyTreasury", null, mine)).toEqual(noSight);
    expect(sightOf("auditor", null, mine)).toEqual(noSight);
  });

  test("administrators see no business at all", () => {
    for (const role of ["systemAdmin", "securityAdmin"] as const)
      expect(sightOf(role, "990101", mine)).toEqual(noSight);
  });

  test("no role but those of finance, watchers and the audit administrator sees more than what names it", () => {
    const wide = allRoles.filter((role) => sightOf(role, "990101", mine).scope === "all");
    expect(wide).toEqual([
      "countyFinanceOfficer",
      "countyFinanceReviewer",
      "countyTreasury",
      "disciplineInspector",
      "auditor",
      "cityFinanceViewer",
      "cityFinanceOfficer",
      "cityFinanceReviewer",
      "provinceFinanceViewer",
      "provinceFinanceOfficer",
      "provinceFinanceReviewer",
      "auditAdmin",
    ]);
  });
});

describe("who acts", () => {
  const post = {
    id: "22222222-2222-2222-2222-222222222222",
    person: "33333333-3333-3333-3333-333333333333",
    organization: mine[0]!,
    name: "柳河镇",
    kind: "township",
    jurisdiction: "990101",
  } as const;

  test("is an organization and a post", () => {
    const by = actorOf({ ...post, role: "townshipClerk" });
    expect(by.sight.mine).toEqual([post.organization, post.id]);
    expect(by.roles).toEqual(["townshipClerk"]);
  });

  test("is, as a provider, one of all those to whom a notice goes", () => {
    const by = actorOf({ ...post, kind: "provider", jurisdiction: null, role: "providerAgent" });
    expect(by.sight.mine).toEqual([post.organization, post.id, everyProvider]);
    expect(by.jurisdiction).toBe("");
  });

  test("is, without a post, nobody in particular", () => {
    expect(personOnly(post.person)).toMatchObject({ roles: [], jurisdiction: "", sight: noSight });
  });
});
