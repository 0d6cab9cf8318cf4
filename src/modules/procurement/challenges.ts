import type * as z from "zod";
import { asBasis, article } from "../../base/law.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import * as laws from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { rolesOf } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import type { AnswerInput, ChallengeInput } from "./forms.ts";
import { getPackage, listResponses } from "./reads.ts";
import { procurementLife } from "./states.ts";
import { enter, mustBePurchaser, mustBeSentToday, subjectOf, takeUp, taskFor } from "./subject.ts";
import { answerOf, insertChallenge, updateProcurement, type Key } from "./writes.ts";

/** 提出质疑, by the provider itself or recorded by the purchaser who received the letter. */
export async function challenge(
  tx: Tx,
  by: Actor,
  { on: asked, provider: named, grounds, ...key }: z.output<typeof ChallengeInput>,
): Promise<Key> {
  mustBeSentToday(by, asked);
  const { one, on } = await enter(tx, "challenge", { ...key, on: asked });
  const isProvider = by.roles.includes("providerAgent");
  if (!isProvider) mustBePurchaser(by, one);
  const provider = isProvider ? by.organization : named;
  if (provider === undefined) throw refuseField("provider", "没有填质疑供应商", "请选择供应商");
  if (isProvider) await mustTakePart(tx, key, provider);
  const calendar = await loadCalendar(tx);
  const { notifiedOn } = one;
  const challengeBy = notifiedOn && deadlineBy("deadline.challenge", notifiedOn, calendar).last;
  const facts = { on, challengeBy };
  const status = procurementLife.next("challenge", one.status, rolesOf(by), facts, on);
  const answerBy = deadlineBy("deadline.challengeAnswer", on, calendar).last;
  const { jurisdiction, organization } = one;
  const row = {
    jurisdiction,
    id: newId(now()),
    organization,
    readers: [provider],
    procurement: one.id,
    provider,
    grounds,
    receivedOn: on,
    answerBy,
    answer: "",
    answeredOn: null,
    post: by.post,
    recordedAt: now(),
  };
  await insertChallenge(tx, row);
  await updateProcurement(tx, key, { status });
  await trace(tx, {
    by,
    verb: "procurement.challenge",
    subject: subjectOf(one),
    on,
    detail: { challenge: row.id, provider },
    tasks: [
      await taskFor(tx, one, "clerk", {
        kind: "procurement.answerChallenge",
        title: `书面答复对“${one.title}”的质疑`,
        says: `${on} 收到质疑，7 个工作日内书面答复`,
        dueOn: answerBy,
        basis: [asBasis(article(laws.procurementLaw, 53))],
      }),
    ],
  });
  return { jurisdiction, id: row.id };
}

/** A notice is seen by every provider; who has not responded to it cannot hold the purchase up. */
async function mustTakePart(tx: Tx, key: Key, provider: string): Promise<void> {
  const { id } = await getPackage(tx, key);
  const responses = await listResponses(tx, key.jurisdiction, id);
  if (!responses.some((row) => row.provider === provider))
    throw new Refusal(
      "forbidden",
      "贵单位没有参与本项采购，不能在平台上提出质疑。请书面联系采购人",
    );
}

/** 答复质疑: the purchase goes on where it stood. A purchase that must be redone is cancelled afterwards. */
export async function answerChallenge(
  tx: Tx,
  by: Actor,
  { on: asked, answer, ...key }: z.output<typeof AnswerInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "answerChallenge", { ...key, on: asked });
  const status = procurementLife.next("answerChallenge", one.status, rolesOf(by), {}, on);
  await answerOf(tx, key, { answer, answeredOn: on });
  await updateProcurement(tx, key, { status });
  await trace(tx, {
    by,
    verb: "procurement.answerChallenge",
    subject: subjectOf(one),
    on,
    done: ["procurement.answerChallenge"],
  });
  return key;
}
