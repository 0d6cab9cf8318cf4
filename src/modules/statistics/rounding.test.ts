import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wan } from "../../base/money.ts";
import { parseCsv } from "../../platform/sheetCsv.ts";
import { checkTold, isWithinRounding, type ToldFigure } from "./rounding.ts";

const fixture = new URL("../../../test/fixtures/returns/xinjiang-2018.csv", import.meta.url);

/** Xinjiang 2018, as its report tells it: 亿元 to two decimals, one figure to the 万元. */
const told: ToldFigure[] = [...parseCsv(readFileSync(fixture))]
  .slice(1)
  .filter((line) => line.cells.length >= 4)
  .map(({ cells: [name = "", projects = "0", amount = "0", unit = "0"] }) => ({
    name,
    projects: BigInt(projects),
    amount: wan(amount),
    unit: wan(unit),
  }));
const [parts, stated] = [told.slice(0, -1), told.at(-1)!];

test("Xinjiang 2018: 1,632 projects agree; 35.1723 against 35.18 亿 is rounding and no error", () => {
  expect(parts).toHaveLength(6);
  expect(stated).toMatchObject({ projects: 1632n, amount: wan("351800") });
  expect(checkTold(parts, stated)).toEqual({
    errors: [],
    explained: [
      "各项金额之和 351723 万元，“合计(报告所载)”351800 万元，相差 77 万元：各数按各自精度四舍五入，最多可差 300.5 万元，是尾差，不是错误",
    ],
  });
});

test("a 万元 beyond what rounding can do is an error, and so is a single project", () => {
  const off = (amount: string) => checkTold(parts, { ...stated, amount: wan(amount) });
  expect(off("352023.5")).toMatchObject({ errors: [] });
  expect(off("352023.6").errors).toEqual([
    "各项金额之和 351723 万元，“合计(报告所载)”352023.6 万元，相差 300.6 万元，超过四舍五入最多可差的 300.5 万元",
  ]);
  expect(checkTold(parts, { ...stated, projects: 1633n }).errors).toEqual([
    "各项项目数之和 1632 个，“合计(报告所载)”1633 个，相差 1 个",
  ]);
});

test("half of all units together is the limit, one fen more is beyond it", () => {
  expect(isWithinRounding(2n, [1n, 1n, 2n])).toBe(true);
  expect(isWithinRounding(3n, [1n, 1n, 2n])).toBe(false);
});
