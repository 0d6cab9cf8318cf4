import type { Day } from "../../base/day.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import type { Calendar } from "../policy/model.ts";
import { factsOfProvider } from "../provider/reads.ts";
import { isHead } from "./approvalRules.ts";
import {
  priceOf,
  type Award,
  type Criterion,
  type Package,
  type Procurement,
  type Response,
  type Score,
  type Seat,
} from "./model.ts";
import { priceIsNotAbnormallyLow } from "./responseRules.ts";
import { procurementLife, type ProcurementVerb } from "./states.ts";
import { verbsOf } from "./steps.ts";

export type Sheet = {
  one: Procurement;
  pack: Package;
  responses: readonly Response[];
  criteria: readonly Criterion[];
  seats: readonly (Seat & { name: string })[];
  scores: readonly Score[];
  award: Award | undefined;
};

const providerVerbs: readonly string[] = ["respond", "withdrawResponse", "finalPrice", "challenge"];

const validOf = ({ responses }: Sheet) => responses.filter((row) => row.status === "received");

/** Abnormally low and not yet examined. */
function unreviewedOf(sheet: Sheet, on: Day): readonly Response[] {
  const valid = validOf(sheet);
  const prices = valid.map(priceOf);
  return valid.filter((row) => {
    const facts = { provider: "", price: priceOf(row), prices, ceiling: sheet.pack.ceiling };
    return row.priceReview === "" && judge([priceIsNotAbnormallyLow], facts, on).length > 0;
  });
}

/** Which verbs make sense for this asker at all, beside role and state: own purchase, own seat, own response. */
function concerns(by: Actor, sheet: Sheet, on: Day) {
  const { one, responses, seats, scores, award } = sheet;
  const mine = responses.find((row) => row.provider === by.organization);
  const seat = seats.find((row) => row.post === by.post);
  const isOwn = by.organization === one.organization;
  const special: Partial<Record<ProcurementVerb, boolean>> = {
    respond: !isOwn,
    withdrawResponse: mine?.status === "received",
    finalPrice: mine?.status === "received",
    score: seat !== undefined && !scores.some((row) => row.seat === seat.id),
    open: seats.length > 0,
    reviewPrice: isOwn && unreviewedOf(sheet, on).length > 0,
    invalidate: isOwn && scores.length === 0 && responses.length > 0,
    notify: isOwn && one.notifiedOn === null,
    challenge: one.notifiedOn !== null && (isOwn || mine !== undefined) && award !== undefined,
    contract: false, // signed on the page of the contract
    publishNotice: isOwn && one.intentionOn !== null,
  };
  const meets = verbsOf(one.method);
  return (verb: ProcurementVerb): boolean =>
    meets.has(verb) && (special[verb] ?? (isOwn || providerVerbs.includes(verb)));
}

/** A price within the ceiling, and minutes: what is typed into the form cannot be missing before it is open. */
const chooseFacts = (by: Actor, sheet: Sheet, today: Day) => ({
  ...sheet.one,
  quotes: validOf(sheet).length,
  isByHead: isHead(by),
  minutes: "（填写时核对）",
  minutesOn: today,
  price: sheet.one.ceiling,
  lowest: undefined,
  reason: "",
  bans: [],
  on: today,
});

/** The facts that are known before a form is filled in; what is not known yet judges nothing. */
async function factsOf(
  db: Db,
  by: Actor,
  sheet: Sheet,
  { today, calendar }: { today: Day; calendar: Calendar },
) {
  const { one, seats, scores } = sheet;
  const { respondBy, notifiedOn } = one;
  const valid = validOf(sheet);
  const names = await namesOf(
    db,
    valid.map((row) => row.provider),
  );
  const unreviewed = unreviewedOf(sheet, today);
  const waiting = seats.filter((row) => !scores.some((given) => given.seat === row.id));
  const isProvider = by.roles.includes("providerAgent");
  return {
    cancel: one,
    close: { on: today, respondBy, count: undefined },
    open: { ...one, seats, linked: [] },
    evaluate: {
      waiting: waiting.map((row) => row.name),
      valid: valid.length,
      unreviewed: unreviewed.map((row) => names.get(row.provider) ?? ""),
    },
    challenge: {
      on: today,
      challengeBy: notifiedOn && deadlineBy("deadline.challenge", notifiedOn, calendar).last,
    },
    withdrawResponse: { on: today, respondBy },
    ...(one.method === "quotes" ? { choose: chooseFacts(by, sheet, today) } : {}),
    ...(isProvider && one.status === "noticePublished"
      ? {
          respond: {
            ...(await factsOfProvider(db, by.organization, today)),
            required: one.qualifications,
            purchaser: one.organization,
            responder: by.organization,
            price: one.ceiling,
            ceiling: one.ceiling,
            respondBy,
          },
        }
      : {}),
  };
}

/** 能办什么: open, or closed with reason and law. */
export async function offersOf(
  db: Db,
  by: Actor,
  sheet: Sheet,
  when: { today: Day; calendar: Calendar },
) {
  const facts = await factsOf(db, by, sheet, when);
  const isConcerned = concerns(by, sheet, when.today);
  return procurementLife
    .offers(sheet.one.status, rolesOf(by), facts, when.today)
    .filter((one) => isConcerned(one.verb));
}
