import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { countPersons, namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import type { DayInput, OfResponseInput, ScoresInput, SeatsInput } from "./forms.ts";
import { priceOf } from "./model.ts";
import { getPackage, listCriteria, listResponses, listScores, listSeats } from "./reads.ts";
import { priceIsNotAbnormallyLow } from "./responseRules.ts";
import { rankingOf } from "./scoring.ts";
import { procurementLife, responseLife } from "./states.ts";
import { enter, subjectOf, takeUp, taskFor } from "./subject.ts";
import {
  insertScores,
  replaceSeats,
  showTo,
  updateProcurement,
  updateResponse,
  type Key,
} from "./writes.ts";

/** 组成磋商小组: as a whole, again and again until the opening. */
export async function seat(
  tx: Tx,
  by: Actor,
  { on: asked, seats, ...key }: z.output<typeof SeatsInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "seat", { ...key, on: asked });
  const posts = seats.map((row) => row.post);
  if (new Set(posts).size !== posts.length)
    throw refuseField("seats", "同一人选了两次", "请去掉重复的成员");
  if ((await personsOfPosts(tx, posts)).size !== posts.length)
    throw refuseField("seats", "有的成员没有在岗", "请重新选择");
  if ((await countPersons(tx, posts)) !== posts.length)
    throw refuseField("seats", "同一人以两个岗位入选了两次", "请去掉一个，每人只占一席");
  const facts = { ...one, seats };
  const status = procurementLife.next("seat", one.status, rolesOf(by), facts, on);
  const { jurisdiction, organization } = one;
  const earlier = new Set((await listSeats(tx, key)).map((row) => row.post));
  const rows = seats.map(({ post, kind }) => ({
    jurisdiction,
    id: newId(now()),
    organization,
    readers: posts,
    procurement: one.id,
    post,
    kind,
    recused: false,
  }));
  await replaceSeats(tx, key, rows);
  await showTo(tx, key, [...one.readers.filter((reader) => !earlier.has(reader)), ...posts]);
  await updateProcurement(tx, key, { status });
  await trace(tx, {
    by,
    verb: "procurement.seat",
    subject: subjectOf(one),
    on,
    detail: { posts },
  });
  return key;
}

/** The valid responses, the seats, and what was scored so far. */
async function sheetOf(db: Db, key: Key) {
  const pack = await getPackage(db, key);
  const responses = (await listResponses(db, key.jurisdiction, pack.id)).filter(
    (row) => row.status === "received",
  );
  const scores = await listScores(
    db,
    key.jurisdiction,
    responses.map((row) => row.id),
  );
  return {
    pack,
    responses,
    scores,
    seats: await listSeats(db, key),
    criteria: await listCriteria(db, key),
  };
}

type Sheet = Awaited<ReturnType<typeof sheetOf>>;

/** 提交评分: one seat's whole sheet in one act, signed once and not changed afterwards. */
export async function score(
  tx: Tx,
  by: Actor,
  { on: asked, scores: given, ...key }: z.output<typeof ScoresInput>,
): Promise<Key> {
  const { one, on } = await enter(tx, "score", { ...key, on: asked });
  const { responses, scores, seats, criteria } = await sheetOf(tx, key);
  const mine = seats.find((row) => row.post === by.post);
  if (!mine) throw new Refusal("forbidden", "您不是本项采购的磋商小组成员，不能评分");
  if (scores.some((row) => row.seat === mine.id))
    throw new Refusal("conflict", "您已提交评分，提交后不再改动。请刷新后再看");
  const facts = {
    given: given.map(({ criterion, points }) => {
      const found = criteria.find((row) => row.id === criterion);
      if (!found) throw refuseField("scores", "有的评分项不属于本项采购", "请刷新后重新评分");
      return { ...found, points };
    }),
  };
  procurementLife.next("score", one.status, rolesOf(by), facts, on);
  const byHand = criteria.filter((row) => !row.isPrice);
  for (const response of responses)
    for (const criterion of byHand)
      if (
        given.filter((row) => row.response === response.id && row.criterion === criterion.id)
          .length !== 1
      )
        throw refuseField(
          "scores",
          `“${criterion.name}”应对 ${responses.length} 份有效响应各评一次`,
          "请补齐每一格后再提交",
        );
  if (given.length !== responses.length * byHand.length)
    throw refuseField("scores", "评分中有无效的响应", "请只对有效响应评分");
  const { jurisdiction, organization } = one;
  await insertScores(
    tx,
    given.map((row) => ({
      jurisdiction,
      id: newId(now()),
      organization,
      readers: [by.post],
      seat: mine.id,
      recordedAt: now(),
      ...row,
    })),
  );
  await trace(tx, {
    by,
    verb: "procurement.score",
    subject: subjectOf(one),
    on,
    detail: { seat: mine.id },
    done: ["procurement.score"],
  });
  return key;
}

/** 低价审查记录 and 无效响应: what the panel found, recorded by the purchaser's clerk. */
export async function judgeResponse(
  tx: Tx,
  by: Actor,
  verb: "reviewPrice" | "invalidate",
  { on: asked, response, reason, ...key }: z.output<typeof OfResponseInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, verb, { ...key, on: asked });
  procurementLife.next(verb, one.status, rolesOf(by), {}, on);
  const { responses, scores } = await sheetOf(tx, key);
  const found = responses.find((row) => row.id === response);
  if (!found) throw new Refusal("notFound", "没有这份有效响应。请刷新后再看");
  if (verb === "invalidate" && scores.length > 0)
    throw new Refusal("conflict", "已有成员评分，不能再作无效响应。请由小组在汇总前重新评审");
  const change =
    verb === "invalidate"
      ? {
          status: responseLife.next("invalidate", found.status, rolesOf(by), {}, on),
          invalidReason: reason,
        }
      : { priceReview: reason };
  await updateResponse(tx, found, change);
  await trace(tx, {
    by,
    verb: `procurement.${verb}`,
    subject: subjectOf(one),
    on,
    detail: { response },
  });
  return key;
}

/** Who asks so little that its price must be reviewed, and has not been. */
async function unreviewedIn(db: Db, { pack, responses }: Sheet, on: Day): Promise<string[]> {
  const providers = responses.map((row) => row.provider);
  const names = await namesOf(db, providers);
  const prices = responses.map(priceOf);
  return responses
    .filter((row) => row.priceReview === "")
    .map((row) => ({ provider: names.get(row.provider) ?? "", price: priceOf(row) }))
    .filter((row) => {
      const facts = { ...row, prices, ceiling: pack.ceiling };
      return judge([priceIsNotAbnormallyLow], facts, on).length > 0;
    })
    .map((row) => row.provider);
}

function rankingIn({ responses, scores, seats, criteria }: Sheet) {
  const pointsOf = (response: string, seatId: string): number =>
    scores
      .filter((row) => row.response === response && row.seat === seatId)
      .reduce((total, row) => total + row.points, 0);
  const scored = responses.map((response) => ({
    id: response.id,
    price: priceOf(response),
    bySeat: seats.map((member) => pointsOf(response.id, member.id)),
  }));
  return rankingOf(scored, criteria.find((row) => row.isPrice)?.weight ?? 0);
}

/** 汇总评审结果: every seat has scored; the price points and the ranking are computed, nobody types them. */
export async function evaluate(
  tx: Tx,
  by: Actor,
  { on: asked, ...key }: z.output<typeof DayInput>,
): Promise<Key> {
  const { one, on } = await takeUp(tx, by, "evaluate", { ...key, on: asked });
  const sheet = await sheetOf(tx, key);
  const { responses, scores, seats } = sheet;
  const waiting = seats.filter((row) => !scores.some((given) => given.seat === row.id));
  const facts = {
    waiting: waiting.map((row) => row.name),
    valid: responses.length,
    unreviewed: await unreviewedIn(tx, sheet, on),
  };
  const status = procurementLife.next("evaluate", one.status, rolesOf(by), facts, on);
  const ranking = rankingIn(sheet);
  for (const response of responses) {
    const ranked = responseLife.next("evaluate", response.status, rolesOf(by), {}, on);
    const place = ranking.find((row) => row.id === response.id);
    await updateResponse(tx, response, {
      points: place?.points ?? null,
      rank: place?.rank ?? null,
      status: ranked,
    });
  }
  await updateProcurement(tx, key, { status, evaluatedOn: on });
  const due = deadlineBy("deadline.winner", on, await loadCalendar(tx)).last;
  await trace(tx, {
    by,
    verb: "procurement.evaluate",
    subject: subjectOf(one),
    on,
    detail: { ranking: ranking.map(({ id, points, rank }) => ({ id, points, rank })) },
    done: ["procurement.evaluate"],
    tasks: [
      await taskFor(tx, one, "head", {
        kind: "procurement.award",
        title: `确定“${one.title}”的成交供应商`,
        says: `${on} 评审结束，5 个工作日内按排序确定；逾期视为确定排序第一的供应商`,
        dueOn: due,
        basis: [asBasis(article(laws.procurementRegulation, 43))],
      }),
    ],
  });
  return key;
}
