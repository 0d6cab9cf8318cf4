import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { stationsOf } from "./stations.ts";

const project = { heardOn: "2025-11-08", termFrom: "2026-04-15", termTo: "2027-04-14" };
const plan = { kind: "plan", happenedOn: "2026-01-28" };
const award = { kind: "award", happenedOn: "2026-03-12" };
const contract = { kind: "contract", happenedOn: "2026-04-02" };
const acceptance = { kind: "acceptance", happenedOn: "2026-08-14" };

const seen = (publications: { kind: string; happenedOn: string }[], today: string) =>
  stationsOf(project, publications, day(today)).map(({ name, state }) => `${name} ${state}`);

test("a planned project waits for its purchase", () => {
  expect(seen([plan], "2026-02-01")).toEqual([
    "提出需求 done",
    "列入计划 done",
    "采购 now",
    "签合同 ahead",
    "服务 ahead",
    "验收 ahead",
    "评价公开 ahead",
  ]);
});

test("a notice without its result keeps the purchase going", () => {
  const notice = { kind: "notice", happenedOn: "2026-02-26" };
  expect(seen([plan, notice], "2026-03-01")).toContain("采购 now");
});

test("within its term the service goes on, also after a first acceptance", () => {
  const stations = seen([plan, award, contract, acceptance], "2026-09-15");
  expect(stations).toContain("正在服务 now");
  expect(stations).toContain("验收 ahead");
});

test("after its term what was accepted waits for the evaluation", () => {
  const stations = seen([plan, award, contract, acceptance], "2027-05-01");
  expect(stations).toContain("服务 done");
  expect(stations).toContain("验收 done");
  expect(stations).toContain("评价公开 now");
});

test("with the evaluation published everything is done", () => {
  const evaluation = { kind: "evaluation", happenedOn: "2027-05-20" };
  const stations = seen([plan, award, contract, acceptance, evaluation], "2027-06-01");
  expect(stations.every((one) => one.endsWith("done"))).toBe(true);
});

test("who heard no need shows no such station", () => {
  const [first] = stationsOf({ ...project, heardOn: null }, [plan], day("2026-02-01"));
  expect(first?.name).toBe("列入计划");
});
