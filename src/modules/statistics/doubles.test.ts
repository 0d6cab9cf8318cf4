import { expect, test } from "vitest";
import { checkDoubles } from "./doubles.ts";
import type { ReturnTable } from "./model.ts";

const counted = (projects: bigint): ReturnTable => ({
  form: 1,
  rows: [{ row: "合计", cells: { "total.projects": projects } }],
});
const known = { distinct: 12n, crossing: ["A-1", "A-2"] };

test("as many projects too many as stand on both ledgers are asked about, by their numbers", () => {
  expect(checkDoubles(counted(14n), known)).toMatchObject([
    {
      rule: "statistics.projectInTwoLedgers",
      level: "flag",
      row: "合计",
      column: "合计.项目数",
      says: "项目数合计 14 个，账上不重复的是 12 个，多 2 个；有 2 个项目同时用两本账（A-1、A-2），一个项目只计一次，可能各计了一次",
    },
  ]);
});

test("the right count is not, and more than the ledgers could double has another cause", () => {
  expect(checkDoubles(counted(12n), known)).toEqual([]);
  expect(checkDoubles(counted(15n), known)).toEqual([]);
  expect(checkDoubles(counted(13n), { distinct: 12n, crossing: [] })).toEqual([]);
});
