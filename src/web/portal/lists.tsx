import type { Answer } from "../../base/endpoint.ts";
import type { listPublications, listPublicProjects } from "../../modules/disclosure/api.ts";
import { wanText } from "../parts/amount.ts";
import { dayText } from "../parts/day.ts";
import type { ListedItem } from "./parts.tsx";
import { addressOf } from "./publicationAddress.ts";

export type Publication = Answer<typeof listPublications>["rows"][number];
export type PublicProject = Answer<typeof listPublicProjects>["rows"][number];

/** Title and day, then what it is, whose, and the one line of its paper. */
export const itemOf = (one: Publication, today: string): ListedItem => ({
  id: one.id,
  href: addressOf(one),
  title: one.title,
  right: dayText(one.publishedOn, today),
  says: `${one.kindName}　${one.place}　${one.says}`,
});

export const projectItem = (one: PublicProject): ListedItem => ({
  id: one.id,
  href: `/projects/${one.jurisdiction}/${one.id}`,
  title: one.title,
  right: one.grade ? `${one.stage}，${one.grade}` : one.stage,
  says: [
    one.place,
    `${one.year} 年`,
    one.itemName,
    `计划 ${wanText(one.planned)} 万元，已付 ${wanText(one.paid)} 万元`,
    one.provider,
  ]
    .filter(Boolean)
    .join("　"),
});

export const placeName = (county: string): string | undefined =>
  county === "" ? undefined : `${county}政府购买服务公开`;
