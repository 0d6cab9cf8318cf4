import type { Day } from "../../base/day.ts";
import type { SixKind } from "../policy/model.ts";
import type { StandardContent } from "./model.ts";

/** 目录的表. Filled by migrations alone: the application may only read them. */
export type CatalogTables = {
  purchaseItem: { code: string; level: number; name: string };
  catalogEdition: {
    id: string;
    name: string;
    issuer: string;
    place: string;
    fromOn: Day;
    toOn: Day | null;
    confirmed: boolean;
  };
  catalogItem: {
    edition: string;
    code: string;
    name: string;
    level: number;
    parent: string | null;
    isLeaf: boolean;
    kind: SixKind | null;
    purchaseItem: string | null;
    functionalClass: string | null;
  };
  serviceStandard: {
    item: string;
    version: number;
    name: string;
    unit: string;
    priceLow: bigint;
    priceHigh: bigint;
    document: string;
    fromOn: Day;
    toOn: Day | null;
    confirmed: boolean;
    content: StandardContent;
  };
};

declare module "../../platform/db.ts" {
  interface Tables extends CatalogTables {}
}
