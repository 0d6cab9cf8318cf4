import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge, type Bar } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import type { NewTask, Subject } from "../../platform/trace.ts";
import { getOrganization } from "../organization/reads.ts";
import { everyProvider } from "../organization/sight.ts";
import type { Procurement } from "./model.ts";
import type { ProcurementVerb } from "./states.ts";
import { mustMeet } from "./steps.ts";
import { lockProcurement } from "./writes.ts";

/** 采购 as the subject of a trace. Providers see the published purchase, never its traces. */
export const subjectOf = (one: Procurement): Subject => ({
  kind: "procurement",
  id: one.id,
  jurisdiction: one.jurisdiction,
  organization: one.organization,
  readers: withoutProviders(one.readers),
});

export const withoutProviders = (readers: readonly string[]): string[] =>
  readers.filter((one) => one !== everyProvider);

/** The day of the act: today where nothing is said, never a day to come, never before the step that went before. */
export function happened(on: Day | undefined, earlier?: Procurement): Day {
  const day = on ?? today();
  if (day > today())
    throw refuseField("on", `填的日期 ${day} 还没有到，今天是 ${today()}`, "请填实际办理的日期");
  const last = earlier && lastDayOf(earlier);
  if (last !== undefined && day < last)
    throw refuseField("on", `填的日期 ${day} 早于上一步的 ${last}`, "请核对办理日期");
  return day;
}

const lastDayOf = (one: Procurement): Day | undefined =>
  [
    one.preparedOn,
    one.intentionOn,
    one.noticeOn,
    one.method === "consultation" ? one.closedOn : null,
    one.openedOn,
    one.evaluatedOn,
    one.awardedOn,
  ]
    .filter((day) => day !== null)
    .sort()
    .at(-1);

/** What a provider sends itself is dated by its sending: an offer cannot be dated back before the deadline. */
export function mustBeSentToday(by: Actor, on: Day | undefined): void {
  if (on === undefined || on === today() || !by.roles.includes("providerAgent")) return;
  throw refuseField(
    "on",
    `填的日期 ${on} 不是今天 ${today()}`,
    "承接主体在平台上提交的，以提交当日为准，不用填日期",
  );
}

/** County finance sees all, but only the purchaser itself buys. */
export function mustBePurchaser(by: Actor, { organization }: { organization: string }): void {
  if (by.organization !== organization)
    throw new Refusal("forbidden", "只有本项采购的购买主体才能办理。请联系该单位经办人");
}

type Asked = { jurisdiction: string; id: string; on?: Day | undefined };

/** Where every act begins: the purchase is held, the verb is a step of its track, and the day can be. */
export async function enter(tx: Tx, verb: ProcurementVerb, { on, ...key }: Asked) {
  const one = await lockProcurement(tx, key);
  mustMeet(one, verb);
  return { one, on: happened(on, one) };
}

/** An act that is the purchaser's own. */
export async function takeUp(tx: Tx, by: Actor, verb: ProcurementVerb, asked: Asked) {
  const entered = await enter(tx, verb, asked);
  mustBePurchaser(by, entered.one);
  return entered;
}

export function refuseBroken<Facts>(bars: readonly Bar<Facts>[], facts: Facts, on: Day): void {
  const breaches = judge(bars, facts, on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

type Waiting = Omit<NewTask, "organization" | "role">;

/** A task for the purchaser: its clerk, or its head who confirms. A department has one officer for both. */
export async function taskFor(
  tx: Tx,
  { organization }: { organization: string },
  who: "clerk" | "head",
  task: Waiting,
): Promise<NewTask> {
  const { kind } = await getOrganization(tx, organization);
  const township = who === "clerk" ? "townshipClerk" : "townshipHead";
  return { ...task, organization, role: kind === "township" ? township : "departmentOfficer" };
}
