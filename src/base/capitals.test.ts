import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inCapitals } from "./capitals.ts";
import { fen, yuan } from "./money.ts";

describe("大写金额", () => {
  test.each([
    ["0", "零元整"],
    ["0.01", "壹分"],
    ["0.10", "壹角整"],
    ["1.05", "壹元零伍分"],
    ["100.00", "壹佰元整"],
    ["1005.50", "壹仟零伍元伍角整"],
    ["10000", "壹万元整"],
    ["100200.03", "壹拾万零贰佰元零叁分"],
    ["224000", "贰拾贰万肆仟元整"],
    ["492000", "肆拾玖万贰仟元整"],
    ["100000000", "壹亿元整"],
    ["100000001", "壹亿零壹元整"],
    ["10010000.10", "壹仟零壹万元壹角整"],
    ["9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
    ["-12.30", "负壹拾贰元叁角整"],
  ])("%s 元", (amount, words) => {
    expect(inCapitals(yuan(amount))).toBe(words);
  });

  test("no two amounts are written alike, so that a cheque can be read back", () => {
    const some = fc.bigInt({ min: 0n, max: 10n ** 17n });
    fc.assert(
      fc.property(some, some, (a, b) => a === b || inCapitals(fen(a)) !== inCapitals(fen(b))),
    );
  });
});
