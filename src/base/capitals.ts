import type { Money } from "./money.ts";

const numerals = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];

/** Four digits: "1002" as 壹仟零贰. Runs of noughts are read once, those at the end not at all. */
function inGroup(digits: string): string {
  let text = "";
  let isGap = false;
  for (const [at, digit] of [...digits].entries()) {
    if (digit === "0") {
      isGap = true;
      continue;
    }
    if (isGap && text !== "") text += "零";
    isGap = false;
    text += `${numerals[Number(digit)]}${places[digits.length - 1 - at]}`;
  }
  return text;
}

/** 万 and 亿 part a number in two: what stands before them is itself read as a whole number. */
function wholeInCapitals(count: bigint): string {
  const [unit, name] = count >= 100_000_000n ? [100_000_000n, "亿"] : [10_000n, "万"];
  if (count < unit) return inGroup(`${count}`);
  const rest = count % unit;
  const head = `${wholeInCapitals(count / unit)}${name}`;
  if (rest === 0n) return head;
  return `${head}${rest < unit / 10n ? "零" : ""}${wholeInCapitals(rest)}`;
}

/** 大写金额: "492,000.00" as 肆拾玖万贰仟元整, as invoices and payment forms write it. */
export function inCapitals(amount: Money): string {
  if (amount === 0n) return "零元整";
  const [sign, count] = amount < 0n ? ["负", -amount] : ["", amount as bigint];
  const [whole, jiao, fen] = [count / 100n, Number((count % 100n) / 10n), Number(count % 10n)];
  const head = whole === 0n ? "" : `${wholeInCapitals(whole)}元`;
  if (jiao === 0 && fen === 0) return `${sign}${head}整`;
  const tenths = jiao === 0 ? (whole === 0n ? "" : "零") : `${numerals[jiao]}角`;
  return `${sign}${head}${tenths}${fen === 0 ? "整" : `${numerals[fen]}分`}`;
}
