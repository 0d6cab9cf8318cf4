/** 金额单位, as people write it in the heads and above the tables of their workbooks. */
export type Unit = "yuan" | "wan";

export const unitNames: Record<Unit, string> = { yuan: "元", wan: "万元" };

/** A cell as it is compared: full-width signs as half-width ones, without any space. */
export const tight = (text: string): string =>
  /^[\x21-\x7e\u4e00-\u9fff]*$/.test(text) ? text : text.normalize("NFKC").replace(/\s/g, "");

/** 万元 or 元, where a text names a unit of money at all; "other" for 千元 or 亿元, in which no ledger of ours is kept. */
export function unitIn(text: string): Unit | "other" | undefined {
  const found = /(百万|千|亿|万)?(?<!单)元|万(?=[)\]】]|$)/.exec(tight(text));
  if (!found) return undefined;
  if (found[0].startsWith("万")) return "wan";
  return found[1] === undefined ? "yuan" : "other";
}

/** “单位：万元” above a table, in any of its spellings. */
export function unitAbove(text: string): Unit | "other" | undefined {
  const said = /单位[:(]?(?:人民币)?[:(]?((?:百万|千|亿|万)?元)/.exec(tight(text));
  return said ? unitIn(said[1]!) : undefined;
}
