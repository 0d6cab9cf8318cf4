/** Money in fen (分). A bigint, so that no sum, share or report ever loses one fen. */
export type Money = bigint & { readonly unit: "fen" };

export const fen = (count: bigint): Money => count as Money;

export const nought = fen(0n);

/** Reads "41528.12" exactly; refuses what has more than two decimals instead of rounding it. */
export function yuan(text: string): Money {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) throw new RangeError(`不是以元为单位的金额：${text}`);
  const count = BigInt(parts[2]!) * 100n + BigInt((parts[3] ?? "").padEnd(2, "0"));
  return fen(parts[1] ? -count : count);
}

/** Reads 万元 with up to six decimals exactly ("3275.2964"). */
export function wan(text: string): Money {
  const parts = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!parts) throw new RangeError(`不是以万元为单位的金额：${text}`);
  const count = BigInt(parts[2]!) * 1_000_000n + BigInt((parts[3] ?? "").padEnd(6, "0"));
  return fen(parts[1] ? -count : count);
}

export const sum = (amounts: readonly Money[]): Money => fen(amounts.reduce((a, b) => a + b, 0n));

export const plus = (a: Money, b: Money): Money => fen(a + b);

export const minus = (a: Money, b: Money): Money => fen(a - b);

export const times = (price: Money, count: number): Money => fen(price * BigInt(count));

export const least = (a: Money, b: Money): Money => (a < b ? a : b);

/** Compares without dividing: a division would round, and the law does not. */
export const isWithinPercent = (part: Money, whole: Money, percent: number): boolean =>
  part * 100n <= whole * BigInt(percent);

/** Splits an amount by weights so that the parts sum to the whole: the last fen go to the first parts that are not whole fen. */
export function split(whole: Money, weights: readonly number[]): Money[] {
  const total = BigInt(weights.reduce((a, b) => a + b, 0));
  if (total <= 0n) throw new RangeError("份额的权数之和须大于零");
  const parts = weights.map((weight) => (whole * BigInt(weight)) / total);
  let rest = whole - parts.reduce((a, b) => a + b, 0n);
  const one = rest < 0n ? -1n : 1n;
  return parts.map((part, place) => {
    // A part that divides evenly has its due already: a fen more would be one too many.
    if (rest === 0n || (whole * BigInt(weights[place]!)) % total === 0n) return fen(part);
    rest -= one;
    return fen(part + one);
  });
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** 元 for a table, out of fen as the database writes them: "1234567" is "12345.67". */
export function yuanOfText(text: string): string {
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.slice(sign.length).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 元, as screens and reasons write it: "41,528.12". */
export function inYuan(amount: Money): string {
  const [sign, count] = amount < 0n ? ["-", -amount] : ["", amount as bigint];
  return `${sign}${grouped(`${count / 100n}`)}.${String(count % 100n).padStart(2, "0")}`;
}

/** 万元, exactly: up to six decimals, trailing zeros cut. Rounded cells would no longer sum to their total. */
export function inWan(amount: Money): string {
  const [sign, count] = amount < 0n ? ["-", -amount] : ["", amount as bigint];
  const [whole, rest] = [count / 1_000_000n, String(count % 1_000_000n).padStart(6, "0")];
  const decimals = rest.replace(/0+$/, "");
  return decimals === "" ? `${sign}${whole}` : `${sign}${whole}.${decimals}`;
}
