import { describe, expect, test } from "vitest";
import {
  crowdedFunctions,
  deepFiles,
  emptyName,
  emptyNames,
  longFiles,
  longFunctions,
  wordsOf,
} from "./shape.ts";
import { filesIn, sourceOf, sources } from "./source.ts";

const lines = (count: number): string => "x();\n".repeat(count);

describe("sizes", () => {
  test("no file is longer than 300 lines", () => {
    expect(longFiles(sources())).toEqual([]);
  });

  test("no function is longer than 60 lines, no component than 80", () => {
    expect(longFunctions(sources())).toEqual([]);
  });

  test("no function takes more than four parameters", () => {
    expect(crowdedFunctions(sources())).toEqual([]);
  });

  test("no file lies more than four folders deep", () => {
    expect(deepFiles(["src", "test", "tools", "bin"].flatMap(filesIn))).toEqual([]);
  });

  test("the three hundredth line is allowed, the next is not", () => {
    expect(longFiles([sourceOf("src/a.ts", lines(300))])).toEqual([]);
    expect(longFiles([sourceOf("src/a.ts", lines(301))])).toEqual([
      "src/a.ts has 301 lines of 300",
    ]);
  });

  test("the sixtieth line of a function is allowed, the next is not; a chapter of tests may be longer", () => {
    const long = (count: number) => `const a = () => {\n${lines(count - 2)}};\n`;
    expect(longFunctions([sourceOf("src/a.ts", long(60))])).toEqual([]);
    expect(longFunctions([sourceOf("src/a.ts", long(61))])).toEqual([
      "src/a.ts:1 a has 61 lines of 60",
    ]);
    expect(longFunctions([sourceOf("src/a.test.ts", long(61))])).toEqual([]);
    expect(longFunctions([sourceOf("src/A.tsx", long(80))])).toEqual([]);
    expect(longFunctions([sourceOf("src/A.tsx", long(81))])).toHaveLength(1);
  });

  test("a fifth parameter and a fifth folder are found", () => {
    const five = "export function f(a: 1, b: 2, c: 3, d: 4, e: 5) { return [a, b, c, d, e]; }";
    expect(crowdedFunctions([sourceOf("src/a.ts", five)])).toEqual(["src/a.ts:1 f takes 5"]);
    expect(deepFiles(["a/b/c/d/x.ts", "a/b/c/d/e/x.ts"])).toEqual([
      "a/b/c/d/e/x.ts lies 5 folders deep of 4",
    ]);
  });
});

describe("names", () => {
  test("no name says nothing", () => {
    expect(emptyNames(sources())).toEqual([]);
  });

  test("a name is read word by word", () => {
    expect(wordsOf("budgetLineId")).toEqual(["budget", "line", "id"]);
  });

  test.each([
    ["dateUtils", "utils"],
    ["PaymentManager", "manager"],
    ["sharedRows", "shared"],
    ["contractData", "data"],
    ["PaymentService", "Service"],
    ["ReviewProcess", "Process"],
    ["database", undefined],
    ["dataFolder", undefined],
    ["serviceStandard", undefined],
    ["share", undefined],
  ])("%s: %s", (name, found) => {
    expect(emptyName(name)).toBe(found);
  });

  test("faults in a file's name, a type, a field and a parameter are found", () => {
    const text =
      "type RowInfo = { helper: string };\nexport const f = (handler: RowInfo) => handler;";
    expect(emptyNames([sourceOf("src/common/rows.ts", text)])).toEqual([
      "src/common/rows.ts is named “common”",
      "src/common/rows.ts:1 RowInfo is named “info”",
      "src/common/rows.ts:1 helper is named “helper”",
      "src/common/rows.ts:2 handler is named “handler”",
    ]);
  });
});
