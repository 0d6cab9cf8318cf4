import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, inWan, inYuan, isWithinPercent, split, sum, times, wan, yuan } from "./money.ts";

const anyAmount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(fen);

describe("an amount in yuan", () => {
  test.each([
    ["0", 0n],
    ["41528.12", 4152812n],
    ["0.1", 10n],
    ["-3.05", -305n],
    ["99999999999999.99", 9999999999999999n],
  ])("%s is read exactly", (text, count) => expect(yuan(text)).toBe(count));

  test.each(["1.005", "", "1,000.00", "1e3", "１", " 1", "1.", ".5", "--1", "NaN"])(
    "“%s” is refused, not rounded",
    (text) => expect(() => yuan(text)).toThrow("不是以元为单位的金额"),
  );

  test("is written with its groups and both decimals", () => {
    expect(inYuan(fen(4152812n))).toBe("41,528.12");
    expect(inYuan(fen(100n))).toBe("1.00");
    expect(inYuan(fen(-5n))).toBe("-0.05");
    expect(inYuan(fen(123456789012n))).toBe("1,234,567,890.12");
  });

  test("comes back from every amount", () => {
    fc.assert(
      fc.property(anyAmount, (amount) => yuan(inYuan(amount).replaceAll(",", "")) === amount),
    );
  });
});

describe("an amount in 万元", () => {
  test.each([
    ["3275.2964", 3275296400n],
    ["0.000001", 1n],
    ["166", 166000000n],
  ])("%s is read exactly", (text, count) => {
    expect(wan(text)).toBe(count);
    expect(inWan(fen(count))).toBe(text);
  });

  test("a seventh decimal would be less than a fen, and is refused", () => {
    expect(() => wan("0.0000001")).toThrow("不是以万元为单位的金额");
  });

  test("comes back from every amount", () => {
    fc.assert(fc.property(anyAmount, (amount) => wan(inWan(amount)) === amount));
  });
});

describe("sums and parts", () => {
  test("ten per cent is reached at the fen, and passed by the next", () => {
    const price = yuan("81000.05");
    expect(isWithinPercent(yuan("8100.00"), price, 10)).toBe(true);
    expect(isWithinPercent(yuan("8100.01"), price, 10)).toBe(false);
  });

  test("a sum of nothing is nothing, and a price times a count is exact", () => {
    expect(sum([])).toBe(0n);
    expect(times(yuan("6000.01"), 14)).toBe(8400014n);
  });

  test("a hundred yuan among three leave the odd fen with the first", () => {
    expect(split(yuan("100.00"), [1, 1, 1])).toEqual([3334n, 3333n, 3333n]);
    expect(split(yuan("-100.00"), [1, 1, 1])).toEqual([-3334n, -3333n, -3333n]);
  });

  test("a part that divides evenly keeps its due, the odd fen goes to one that does not", () => {
    expect(split(fen(2n), [2, 1, 1])).toEqual([1n, 1n, 0n]);
  });

  test("parts always sum to the whole, and none is more than a fen from its due", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(anyAmount, weights, (whole, given) => {
        const total = BigInt(given.reduce((a, b) => a + b, 0));
        fc.pre(total > 0n);
        const parts = split(whole, given);
        const isDue = parts.every((part, i) => {
          const off = part * total - whole * BigInt(given[i]!);
          return off < total && -off < total;
        });
        return sum(parts) === whole && isDue;
      }),
    );
  });

  test("shares of no weight at all are refused", () => {
    expect(() => split(yuan("1.00"), [0, 0])).toThrow("权数之和须大于零");
  });
});
