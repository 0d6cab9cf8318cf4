import { yearOf, type Day } from "../../base/day.ts";
import { nought, sum, type Money } from "../../base/money.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { listThresholds } from "../policy/reads.ts";
import { findThreshold } from "../policy/thresholds.ts";
import { boughtOfItem } from "./reads.ts";
import { notSplitBelowLimit } from "./rules.ts";

type Asked = { item: string; amount?: Money | undefined };

/** 本年已买: of one item by the asker's organization, and what the rule against splitting would say to one more. */
export async function boughtView(db: Db, by: Actor, asked: Asked, on: Day) {
  const { jurisdiction, organization } = by;
  const year = yearOf(on);
  const ofItem = { jurisdiction, organization, catalogItem: asked.item, year };
  const { earlier } = await boughtOfItem(db, ofItem);
  const procurementFrom = await limitOf(db, jurisdiction, on);
  const planned = asked.amount ?? nought;
  const facts = {
    planned,
    earlier,
    procurementFrom,
    tenderFrom: null,
    ofBudgetItem: [],
    approval: "",
  };
  // One that reaches the limit by itself is procurement anyway: nothing is split below it.
  const isBelow = procurementFrom !== null && facts.planned < procurementFrom;
  return {
    year,
    count: earlier.length,
    bought: sum(earlier),
    breaches:
      asked.amount !== undefined && isBelow
        ? judge([notSplitBelowLimit], { method: "quotes", ...facts }, on)
        : [],
  };
}

async function limitOf(db: Db, jurisdiction: string, on: Day): Promise<Money | null> {
  const { division, level } = await getJurisdiction(db, jurisdiction);
  const asked = { place: division, level, object: "services", on } as const;
  return findThreshold(await listThresholds(db), asked)?.procurementFrom ?? null;
}
