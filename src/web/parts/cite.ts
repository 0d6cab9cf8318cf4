import { cite, type Basis } from "../../base/law.ts";

const placeOf = (basis: Basis): string =>
  cite({ ...basis, title: "", confirmed: true }).replace("《》", "");

/** 政府采购法 第四十六条: the short form that stands in a line. */
export const citeShort = (basis: Basis): string =>
  `${basis.title.replace(/^中华人民共和国/, "")} ${placeOf(basis)}`;

/** Articles of one law stand together: 政府采购法 第四十六、四十九条. */
export function citeTogether(bases: readonly Basis[]): string {
  const [first, ...others] = bases;
  if (!first) return "";
  const plain = /^第([^条]+)条$/;
  const numbers = bases.map((one) => plain.exec(placeOf(one))?.[1]);
  if (others.length === 0 || numbers.includes(undefined)) return bases.map(citeShort).join("；");
  return `${first.title.replace(/^中华人民共和国/, "")} 第${numbers.join("、")}条`;
}

/** Bases of the same law side by side, in the order in which the laws first come. */
export function byStatute(bases: readonly Basis[]): Basis[][] {
  const groups = new Map<string, Basis[]>();
  for (const one of bases) {
    const key = `${one.title} ${one.number}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
