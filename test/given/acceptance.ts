import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { askAcceptance, recordService } from "../../src/modules/delivery/actions.ts";
import { accept } from "../../src/modules/delivery/verdict.ts";
import type { Actor } from "../../src/platform/actor.ts";
import type { County } from "../given.ts";

/** What of a contract these acts need to know. */
export type Served = { contract: string; share: string; instalment: string; standards: string[] };

export const threeOpinions = [4, 5, 5].map((satisfied) => ({
  place: "柳河村",
  satisfied,
  words: "",
}));

/** The provider records one round of service. */
export const aRecord = (county: County, made: Served, quantity = 12): Promise<string> =>
  county.act("providerAgent", (tx, by) =>
    recordService(tx, by, {
      jurisdiction: county.jurisdiction,
      id: made.contract,
      share: made.share,
      doneOn: day("2026-04-10"),
      quantity,
      place: "柳河村",
      says: "上门服务 12 户",
    }),
  );

/** The provider asks for an acceptance, in yuan. */
export const anAsking = (
  county: County,
  made: Served,
  amount: string,
  { period = "第一季", on = "2026-06-01" } = {},
): Promise<string> =>
  county.act("providerAgent", (tx, by) =>
    askAcceptance(tx, by, {
      jurisdiction: county.jurisdiction,
      id: made.contract,
      instalment: made.instalment,
      period,
      asked: yuan(amount),
      on: day(on),
    }),
  );

/** Every standard judged: met, but for those said to be not. */
export const judgedAs = ({ standards }: Served, met: boolean[] = []) =>
  standards.map((clause, at) => ({
    clause,
    met: met[at] ?? true,
    note: met[at] === false ? "两户没有服务" : "",
  }));

type Judging = { met?: boolean[]; opinions?: typeof threeOpinions; who?: Actor; on?: string };

/** The township's head signs the acceptance. */
export const anAcceptance = (
  county: County,
  id: string,
  made: Served,
  judging: Judging = {},
): Promise<void> => {
  const { met = [], opinions = threeOpinions, who, on = "2026-06-10" } = judging;
  return county.act(who ?? "townshipHead", (tx, by) =>
    accept(tx, by, {
      jurisdiction: county.jurisdiction,
      id,
      on: day(on),
      items: judgedAs(made, met),
      opinions,
    }),
  );
};
