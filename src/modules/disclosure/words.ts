import { inYuan, type Money } from "../../base/money.ts";
import { masked } from "./mask.ts";

/** 公开文本里的写法: facts that say nothing are left out, and what people wrote is masked. */

export const inWords = (amount: Money): string => `${inYuan(amount)} 元`;

type Fact = { name: string; value: string };

export const factsOf = (of: Record<string, string | number | null | undefined>): Fact[] =>
  Object.entries(of).flatMap(([name, value]) =>
    value === null || value === undefined || value === ""
      ? []
      : [{ name, value: masked(String(value)) }],
  );

export const textsOf = (of: Record<string, string>): { name: string; says: string }[] =>
  Object.entries(of).flatMap(([name, says]) =>
    says.trim() === "" ? [] : [{ name, says: masked(says.trim()) }],
  );

/** Hundredths as people write them: 9550 is 95.5, 1200 is 12. */
export const hundredths = (count: number): string =>
  `${count < 0 ? "-" : ""}${Math.floor(Math.abs(count) / 100)}.${String(Math.abs(count) % 100).padStart(2, "0")}`.replace(
    /\.?0+$/,
    "",
  );

/** Parts of a line in a list, as wide apart as the portal writes them. */
export const line = (...parts: (string | false | null | undefined)[]): string =>
  parts.filter(Boolean).join("　");
