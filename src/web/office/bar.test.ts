import { describe, expect, test } from "vitest";
import { litOf, navOf, phoneOf } from "./bar.ts";

const project = "/projects/990101/0190a1b2-0000-7000-8000-000000000001";

describe("the lit entry of the bar", () => {
  test("the review sheet stands under 联审 for a desk, under 项目 for everybody else", () => {
    const desk = navOf("reviewDiscipline");
    expect(litOf(`${project}/review`, desk)).toBe("/joint-reviews");
    expect(litOf(project, desk)).toBe("/projects");
    expect(litOf(`${project}/review`, phoneOf("reviewDiscipline"))).toBe("/joint-reviews");
    expect(litOf(`${project}/review`, navOf("townshipClerk"))).toBe("/projects");
  });

  test.each([
    ["/", "/"],
    ["/joint-reviews/unanswered", "/joint-reviews"],
    ["/catalog/negatives", "/catalog"],
    ["/password", undefined],
  ])("%s under %s", (path, lit) => {
    expect(litOf(path, navOf("reviewDiscipline"))).toBe(lit);
  });

  test("purchase, contract and what follows stand under 项目, where they have no entry of their own", () => {
    const clerk = navOf("townshipClerk");
    const finance = navOf("countyFinanceOfficer");
    const provider = navOf("providerAgent");
    const at = (noun: string) => `/${noun}/990101/0190a1b2-0000-7000-8000-000000000002`;
    expect(litOf("/quick", clerk)).toBe("/projects");
    expect(litOf(at("procurements"), clerk)).toBe("/projects");
    expect(litOf(at("procurements"), provider)).toBe("/notices");
    expect(litOf(at("contracts"), clerk)).toBe("/projects");
    expect(litOf(at("contracts"), provider)).toBe("/contracts");
    expect(litOf(at("payments"), clerk)).toBe("/projects");
    expect(litOf(at("payments"), finance)).toBe("/payments");
    expect(litOf(at("grants"), finance)).toBe("/funds");
  });
});
