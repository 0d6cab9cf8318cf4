import type { InForce } from "./day.ts";

/** 法规: one version of a law with its days in force. A revision is a new value. */
export type Statute = InForce & {
  title: string;
  number: string;
  /** False where the content or the numbering is not confirmed by a published text. */
  confirmed: boolean;
};

/** 条款: where a rule comes from. `article` is written as the paper writes it: "49", "10（五）", "二". */
export type Citation = {
  statute: Statute;
  article: string;
  /** The article number itself may be unconfirmed where the content is not. */
  confirmed: boolean;
};

export const article = (statute: Statute, number: number | string): Citation => ({
  statute,
  article: String(number),
  confirmed: statute.confirmed,
});

/** An article whose number could not be checked: shown as such, and its rule may only flag. */
export const unconfirmed = (statute: Statute, number: number | string): Citation => ({
  statute,
  article: String(number),
  confirmed: false,
});

/** A citation as it goes over the wire. */
export type Basis = { title: string; number: string; article: string; confirmed: boolean };

export const asBasis = ({ statute, article, confirmed }: Citation): Basis => ({
  title: statute.title,
  number: statute.number,
  article,
  confirmed,
});

const digits = "零一二三四五六七八九";

/** 49 as 四十九: articles are cited in Chinese numerals. */
export function inChinese(count: number): string {
  if (count < 10) return digits[count]!;
  if (count < 20) return `十${count % 10 ? digits[count % 10] : ""}`;
  if (count < 100)
    return `${digits[Math.floor(count / 10)]}十${count % 10 ? digits[count % 10] : ""}`;
  const rest = count % 100;
  const tail =
    rest === 0
      ? ""
      : rest < 10
        ? `零${digits[rest]}`
        : rest < 20
          ? `一${inChinese(rest)}`
          : inChinese(rest);
  return `${digits[Math.floor(count / 100)]}百${tail}`;
}

/** 《政府采购法》第四十九条, with the mark of what is not confirmed. */
export function cite({ title, article, confirmed }: Basis): string {
  const leading = /^(\d+)(.*)$/.exec(article);
  const place = leading ? `第${inChinese(Number(leading[1]))}条${leading[2]}` : article;
  return `《${title}》${place}${confirmed ? "" : "（条款待核对）"}`;
}
