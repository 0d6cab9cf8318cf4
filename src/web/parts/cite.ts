import { cite, type Basis } from "../../base/law.ts";

/** 政府采购法 第四十六条: the short form that stands in a line. */
export function citeShort(basis: Basis): string {
  const { title, article } = basis;
  const place = cite({ title: "", number: "", article, confirmed: true }).replace(/^《》/, "");
  return `${title.replace(/^中华人民共和国/, "")} ${place}`;
}
