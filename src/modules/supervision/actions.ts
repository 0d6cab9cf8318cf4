import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask } from "../../platform/trace.ts";
import { findByKind, getOrganization } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import { getFlag, listSteps } from "./flags.ts";
import type { Flag, FlagStep, FlagVerb, LeadOutcome } from "./model.ts";
import { flagLife } from "./states.ts";
import { insertStep } from "./writes.ts";

type Said = { jurisdiction: string; id: string; reason: string };

type Act = {
  verb: FlagVerb;
  outcome?: LeadOutcome;
  /** Who is waited for next. */
  next?: (flag: Flag) => Promise<NewTask[]>;
};

/** Its office explains; nobody examines what the own office is flagged for. */
function mustBeFor(by: Actor, { organization }: Flag, verb: FlagVerb): void {
  const isOwn = by.organization === organization;
  if (verb === "explain" && !isOwn)
    throw new Refusal("forbidden", "只有疑点所在的单位可以说明。请由该单位办理");
  if (verb !== "explain" && isOwn)
    throw new Refusal("forbidden", "不能审核本单位的疑点。请由财政局或者纪检监察机关办理");
}

async function step(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, reason }: Said,
  { verb, outcome, next }: Act,
): Promise<void> {
  const { subjectId, rule } = await getFlag(tx, jurisdiction, id);
  await lockKeys(tx, [`flag ${jurisdiction} ${subjectId} ${rule}`]);
  const flag = await getFlag(tx, jurisdiction, id);
  mustBeFor(by, flag, verb);
  const on = today();
  const status = flagLife.next(verb, flag.status, rolesOf(by), {}, on) as FlagStep["status"];
  const { organization, readers, hit } = flag;
  const at = now();
  await insertStep(tx, {
    jurisdiction,
    id: newId(at),
    organization,
    readers,
    hit,
    seq: (await listSteps(tx, flag)).length + 1,
    verb,
    status,
    outcome: outcome ?? null,
    reason,
    post: by.post,
    doneOn: on,
    recordedAt: at,
  });
  await trace(tx, {
    by,
    verb: `flag.${verb}`,
    subject: { kind: "flag", id: flag.id, jurisdiction, organization, readers },
    on,
    detail: { hit, rule },
    tasks: (await next?.(flag)) ?? [],
    done: "*",
  });
}

const titleOf = ({ title, breach }: Flag): string => title ?? breach.says;

/** 说明情况: by the office whose flag it is; county finance reads it. */
export const explain = (tx: Tx, by: Actor, said: Said): Promise<void> =>
  step(tx, by, said, {
    verb: "explain",
    next: async (flag) => {
      const finance = await findByKind(tx, flag.jurisdiction, "countyFinance");
      if (!finance) throw new Refusal("conflict", "本财政区划还没有登记财政局。请系统管理员先登记");
      const title = `审核疑点说明：${titleOf(flag)}`;
      const role = "countyFinanceReviewer";
      return [
        { kind: "flag.accept", organization: finance.id, role, title, says: flag.breach.says },
      ];
    },
  });

/** 采纳说明: the flag is resolved, until its rule says something else. */
export const accept = (tx: Tx, by: Actor, said: Said): Promise<void> =>
  step(tx, by, said, { verb: "accept" });

/** 退回再说明: with what is missing. */
export const sendBack = (tx: Tx, by: Actor, said: Said): Promise<void> =>
  step(tx, by, said, {
    verb: "sendBack",
    next: async (flag) => {
      const { organization } = flag;
      const { kind } = await getOrganization(tx, organization);
      const title = `再说明疑点：${titleOf(flag)}`;
      return [
        { kind: "flag.explain", organization, role: clerkOf(kind), title, says: said.reason },
      ];
    },
  });

/** 转为线索: discipline is told, and answers what came of it. */
export const refer = (tx: Tx, by: Actor, said: Said): Promise<void> =>
  step(tx, by, said, {
    verb: "refer",
    next: async (flag) => {
      const discipline = await findByKind(tx, flag.jurisdiction, "discipline");
      if (!discipline)
        throw new Refusal("conflict", "本财政区划还没有登记纪检监察机关。请系统管理员先登记");
      const title = `办理线索：${titleOf(flag)}`;
      const role = "disciplineInspector";
      return [{ kind: "flag.close", organization: discipline.id, role, title, says: said.reason }];
    },
  });

/** 办结线索: with what came of it. */
export const close = (
  tx: Tx,
  by: Actor,
  { outcome, ...said }: Said & { outcome: LeadOutcome },
): Promise<void> => step(tx, by, said, { verb: "close", outcome });
