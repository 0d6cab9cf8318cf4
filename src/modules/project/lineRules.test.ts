import { describe, expect, test } from "vitest";
import { fen } from "../../base/money.ts";
import { lentLineStaysAsAgreed, linesAreItsOwn } from "./lineRules.ts";

const lent = (agreed: bigint, wanted: bigint, paysOwnerAlone = true) => ({
  lent: [
    { code: "2026-05", owner: "石桥乡", agreed: fen(agreed), wanted: fen(wanted), paysOwnerAlone },
  ],
});

describe("项目只能使用本单位的指标，或者参加单位同意支付自己份额的指标", () => {
  test("its own lines, and what a township agreed to, to the fen", () => {
    expect(linesAreItsOwn.broken({ lent: [] })).toBeUndefined();
    expect(linesAreItsOwn.broken(lent(6_600_000n, 6_600_000n))).toBeUndefined();
  });

  test("a fen more than was agreed, the share of another, or no consent at all", () => {
    expect(linesAreItsOwn.broken(lent(6_600_000n, 6_600_001n))).toBe(
      "指标 2026-05 是石桥乡的，同意支付 66,000.00 元，本项目要用 66,000.01 元",
    );
    expect(linesAreItsOwn.broken(lent(6_600_000n, 6_600_000n, false))).toBe(
      "指标 2026-05 是石桥乡的，只能支付石桥乡自己的份额",
    );
    expect(linesAreItsOwn.broken(lent(0n, 1n))).toBe("指标 2026-05 是石桥乡的，没有同意给本项目用");
  });
});

describe("参加单位的指标只支付它同意的数，不凭文件追加", () => {
  const raised = (wanted: bigint) => ({
    raised: { code: "2026-05", owner: "石桥乡", agreed: fen(6_600_000n), wanted: fen(wanted) },
  });

  test("the purchaser's own line, and up to what was agreed", () => {
    expect(lentLineStaysAsAgreed.broken({ raised: undefined })).toBeUndefined();
    expect(lentLineStaysAsAgreed.broken(raised(6_600_000n))).toBeUndefined();
  });

  test("a fen more", () => {
    expect(lentLineStaysAsAgreed.broken(raised(6_600_001n))).toBe(
      "指标 2026-05 是石桥乡的，同意支付 66,000.00 元，追加后要用 66,000.01 元",
    );
  });
});
