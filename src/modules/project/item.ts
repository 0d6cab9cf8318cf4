import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { findItem, type FoundItem } from "../catalog/reads.ts";
import { getOrganization } from "../organization/reads.ts";
import { findFiled } from "../ruling/reads.ts";
import type { FiledFacts } from "../ruling/rules.ts";

type Asked = {
  jurisdiction: string;
  organization: string;
  /** Division of the treasury, by which its catalog is found. */
  place: string;
  code: string;
  on: Day;
};

/** 目录外备案 of the purchaser as an item: whoever may buy by it needs no line of the catalog. */
export type Bought = { item: FoundItem | undefined } & FiledFacts;

/** The catalog that binds a purchaser at a place: a township's own may be narrower than its county's. */
export async function buyingAt(db: Db, place: string, organization: string) {
  const { id, kind } = await getOrganization(db, organization);
  return { place, purchaser: { id, kind } };
}

/** What a code stands for: an item of the catalog of the day, or what this purchaser has filed beside it. */
export async function itemOf(db: Db, asked: Asked): Promise<Bought> {
  const whose = await buyingAt(db, asked.place, asked.organization);
  const item = await findItem(db, asked.code, whose, asked.on);
  if (item) return { item, filed: undefined };
  const filing = await findFiled(db, asked);
  if (!filing) return { item: undefined, filed: undefined };
  const { name, number, kind, purchaseItem, parent, code } = filing;
  const path = ["目录外备案", number];
  const found = {
    edition: "",
    code,
    name,
    level: 3,
    parent,
    isLeaf: true,
    kind,
    purchaseItem,
    path,
    scope: "",
    department: "",
    functionalClasses: [],
  };
  return { item: found, filed: { number, name, toOn: filing.toOn ?? "" } };
}
