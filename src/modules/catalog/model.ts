import * as z from "zod";
import type { InForce } from "../../base/day.ts";
import { sixKinds, type SixKind } from "../policy/model.ts";

/** 指导性目录的一个版本. */
export type CatalogEdition = InForce & {
  id: string;
  name: string;
  issuer: string;
  place: string;
  confirmed: boolean;
};

/** 目录事项: a leaf can be bought; it carries its kind of the six and its 品目 code. */
export type CatalogItem = {
  edition: string;
  code: string;
  name: string;
  level: number;
  parent?: string | undefined;
  isLeaf: boolean;
  kind?: SixKind | undefined;
  purchaseItem?: string | undefined;
  functionalClass?: string | undefined;
};


export const SixKindShape = z.enum(sixKinds);
