import { fen, inYuan } from "../../base/money.ts";

/** Money as the wire gives it: fen as text. */
export type Fen = string | bigint;

export const fenOf = (amount: Fen) => fen(BigInt(amount));

/** 元 with grouping, two decimals. */
export const yuanText = (amount: Fen): string => inYuan(fenOf(amount));

/** 万元 exactly, with at least two decimals, so that columns align: "1,860.00", "497.922". */
export function wanText(amount: Fen): string {
  const count = BigInt(amount);
  const [sign, size] = count < 0n ? ["-", -count] : ["", count];
  const whole = `${size / 1_000_000n}`.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = String(size % 1_000_000n).padStart(6, "0");
  return `${sign}${whole}.${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, "")}`;
}

/** A share of the whole in hundredths of a percent, for the width of a bar only: never shown as a figure. */
export const shareOf = (part: bigint, whole: bigint): number =>
  whole <= 0n ? 0 : Number((part * 10_000n) / whole) / 100;

/** "52.6%": one decimal, cut and not rounded up, so that 99.96 % never reads as all. */
export function percentText(part: Fen, whole: Fen): string {
  const [a, b] = [BigInt(part), BigInt(whole)];
  if (b === 0n) return "—";
  const tenths = (a * 1000n) / b;
  return `${tenths / 10n}.${tenths % 10n}%`;
}
