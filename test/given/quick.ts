import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { buyQuickly } from "../../src/modules/procurement/quick.ts";
import type { Key } from "../../src/modules/procurement/writes.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";

/** A small purchase out of a project in the plan, on 2026-03-05, the service still to come. */
export const aQuickPurchase = (
  county: County,
  project: { id: string },
  { amount, words = "补记一个村的旧账", provider = "provider" }: Quick,
): Promise<Key> =>
  at(day("2026-03-05"), () =>
    county.act("townshipClerk", (tx, by) =>
      buyQuickly(
        tx,
        by,
        {
          project: project.id,
          words,
          amount: yuan(amount),
          provider: county.organizations[provider]!,
        },
        undefined,
      ),
    ),
  );

type Quick = { amount: string; words?: string; provider?: string };
