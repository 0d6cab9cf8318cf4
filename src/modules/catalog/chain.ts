import { isInForce, type Day } from "../../base/day.ts";
import type { CatalogEdition, CatalogLevel } from "./model.ts";

/** 一部目录, whatever its editions: whose it is. */
export type Catalog = {
  place: string;
  level: CatalogLevel;
  organization?: string | undefined;
};

export const isOf = (edition: Catalog, { place, level, organization }: Catalog): boolean =>
  edition.place === place && edition.level === level && edition.organization === organization;

/** 上级: a township's and a department's catalog stand side by side below that of their county. */
const above: Record<CatalogLevel, readonly CatalogLevel[]> = {
  province: [],
  city: ["province"],
  county: ["city", "province"],
  township: ["county", "city", "province"],
  department: ["county", "city", "province"],
};

/** The upper edition in force on a day within which a catalog must stay. `editions` come with the most local first. */
export const upperOf = (
  editions: readonly CatalogEdition[],
  { place, level }: Catalog,
  on: Day,
): CatalogEdition | undefined =>
  editions.find(
    (one) => above[level].includes(one.level) && place.startsWith(one.place) && isInForce(one, on),
  );

/** The editions in force whose upper one is this catalog. */
export const lowerOf = (
  editions: readonly CatalogEdition[],
  catalog: Catalog,
  on: Day,
): CatalogEdition[] =>
  editions.filter((one) => {
    if (!isInForce(one, on) || !one.place.startsWith(catalog.place)) return false;
    const upper = upperOf(editions, one, on);
    return upper !== undefined && isOf(upper, catalog);
  });

/** The newest edition of a catalog, in force already or yet to begin: what a change builds on. */
export const newestOf = (
  editions: readonly CatalogEdition[],
  catalog: Catalog,
): CatalogEdition | undefined =>
  editions
    .filter((one) => isOf(one, catalog))
    .reduce<CatalogEdition | undefined>(
      (newest, one) => (newest && newest.from >= one.from ? newest : one),
      undefined,
    );
