import type { Day } from "../../base/day.ts";
import type { SixKind } from "../policy/model.ts";

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
};

declare module "../../platform/db.ts" {
  interface Tables extends CatalogTables {}
}
