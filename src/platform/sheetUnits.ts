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

const errorValue = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|公式没有结果)/i;

/** A cell whose formula failed, or was never computed. */
export const isErrorCell = (text: string): boolean => text.startsWith("#") && errorValue.test(text);

/** 1,234.56 as 1234.56; undefined where a comma stands anywhere but before three digits. */
export function withoutCommas(figure: string): string | undefined {
  const grouped = figure.replaceAll("，", ",");
  if (!grouped.includes(",")) return grouped;
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(grouped) ? grouped.replaceAll(",", "") : undefined;
}
