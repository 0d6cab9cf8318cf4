import type { Day } from "../../base/day.ts";
import { judge } from "../../base/rule.ts";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listAttachments } from "../../platform/files.ts";
import { namesOf } from "../organization/reads.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { approverNames, type Calendar } from "../policy/model.ts";
import { loadCalendar } from "../policy/reads.ts";
import type { ProcurementView } from "./forms.ts";
import {
  methodNames,
  priceOf,
  procurementStatuses,
  responseStatuses,
  seatKinds,
  trackNames,
  type Award,
  type Criterion,
  type Procurement,
  type Response,
} from "./model.ts";
import { offersOf } from "./offers.ts";
import {
  findAwardOf,
  getPackage,
  getProcurement,
  listChallenges,
  listCriteria,
  listProcurements,
  listResponses,
  listScores,
  listSeats,
} from "./reads.ts";
import { priceIsNotAbnormallyLow } from "./responseRules.ts";
import { pricePoints } from "./scoring.ts";
import { stationsOf } from "./steps.ts";
import type { Key } from "./writes.ts";

const called = (one: Pick<Procurement, "track" | "method" | "status">) => ({
  trackName: trackNames[one.track],
  methodName: methodNames[one.method],
  statusName: procurementStatuses[one.status],
});

type Page = {
  project?: string | undefined;
  open?: boolean | undefined;
  limit: number;
  after?: string | undefined;
};

export async function procurementPage(db: Db, by: Actor, page: Page, today: Day) {
  const rows = await listProcurements(db, {
    ...page,
    jurisdiction: treasuryOf(by),
    openOn: page.open ? today : undefined,
  });
  const ids = rows.flatMap((row) => [row.organization, ...(row.winner ? [row.winner] : [])]);
  const names = await namesOf(db, ids);
  return {
    rows: rows.map((row) => ({
      ...row,
      ...called(row),
      track: trackNames[row.track],
      method: methodNames[row.method],
      purchaser: names.get(row.organization) ?? "",
      winner: row.winner ? (names.get(row.winner) ?? "") : null,
      price: row.awardPrice,
    })),
    next: rows.length < page.limit ? null : (rows.at(-1)?.id ?? null),
  };
}

type Shown = { one: Procurement; names: Map<string, string>; criteria: readonly Criterion[] };

const named = (names: Map<string, string>, id: string) => ({ id, name: names.get(id) ?? "" });

/** A provider learns its rank with the result, not before. */
function responseViews(
  { one, names, criteria }: Shown,
  responses: readonly Response[],
  isProvider: boolean,
): ProcurementView["responses"] {
  const valid = responses.filter((row) => row.status === "received" || row.status === "ranked");
  const prices = valid.map(priceOf);
  const lowest = prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[0];
  const weight = criteria.find((row) => row.isPrice)?.weight;
  const mayKnow = !isProvider || one.notifiedOn !== null;
  return responses.map((row) => {
    const price = priceOf(row);
    const facts = { provider: names.get(row.provider) ?? "", price, prices, ceiling: one.ceiling };
    const isScored = row.points !== null && weight !== undefined && lowest !== undefined;
    return {
      ...row,
      provider: named(names, row.provider),
      statusName: responseStatuses[row.status],
      pricePoints: isScored && !isProvider ? pricePoints(price, lowest, weight) : null,
      points: mayKnow ? row.points : null,
      rank: mayKnow ? row.rank : null,
      doubts:
        !isProvider && one.openedOn && valid.includes(row)
          ? judge([priceIsNotAbnormallyLow], facts, one.openedOn)
          : [],
    };
  });
}

const awardView = (award: Award | undefined, names: Map<string, string>) =>
  award ? { ...award, provider: named(names, award.provider) } : null;

/** What a notice that goes out today could say at the earliest. */
const earliestOf = (one: Procurement, today: Day, calendar: Calendar) =>
  one.method === "consultation" && one.noticeOn === null
    ? {
        documentsUntil: deadlineBy("deadline.consultationSold", today, calendar).last,
        respondBy: deadlineBy("deadline.consultationResponse", today, calendar).last,
      }
    : null;

/** 采购页: what the asker may see of it; row-level security has already left out the rest. */
export async function procurementView(
  db: Db,
  by: Actor,
  key: Key,
  today: Day,
): Promise<ProcurementView> {
  const one = await getProcurement(db, key);
  const pack = await getPackage(db, key);
  const calendar = await loadCalendar(db);
  const responses = await listResponses(db, key.jurisdiction, pack.id);
  const criteria = await listCriteria(db, key);
  const isProvider = by.roles.includes("providerAgent");
  const seats = isProvider ? [] : await listSeats(db, key);
  const scores = isProvider
    ? []
    : await listScores(
        db,
        key.jurisdiction,
        responses.map((row) => row.id),
      );
  const award = await findAwardOf(db, key);
  const challenges = await listChallenges(db, key);
  const names = await namesOf(db, [
    one.organization,
    ...responses.map((row) => row.provider),
    ...challenges.map((row) => row.provider),
    ...(award ? [award.provider] : []),
  ]);
  const sheet = { one, pack, responses, criteria, seats, scores, award };
  const { notifiedOn } = one;
  return {
    ...one,
    ...called(one),
    approverName: one.approvedBy === null ? "" : approverNames[one.approvedBy],
    purchaser: named(names, one.organization),
    qualifications: one.qualifications.map(requirementText),
    challengeBy: notifiedOn && deadlineBy("deadline.challenge", notifiedOn, calendar).last,
    earliest: earliestOf(one, today, calendar),
    stations: stationsOf(one, calendar, today),
    criteria,
    seats: seats.map((row) => ({
      ...row,
      kindName: seatKinds[row.kind],
      hasScored: scores.some((given) => given.seat === row.id),
      isMine: row.post === by.post,
    })),
    responses: responseViews({ one, names, criteria }, responses, isProvider),
    papers: await listAttachments(db, key.jurisdiction, one.id),
    scores,
    award: awardView(award, names),
    challenges: challenges.map((row) => ({ ...row, provider: names.get(row.provider) ?? "" })),
    isMine: by.organization === one.organization,
    offers: await offersOf(db, by, sheet, { today, calendar }),
  };
}

const requirementText = ({
  of,
  name,
  atLeast,
  isAdvice,
}: Procurement["qualifications"][number]) => {
  const asked = of === "provider" ? `具备“${name}”` : `持“${name}”的人员不少于 ${atLeast} 人`;
  return isAdvice ? `${asked}（样例标准的建议，待核对，只提示）` : asked;
};
