import { hindrances, refuseHindered } from "./hindrances.ts";
import { day, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { type Db, type Tx } from "../../platform/db.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { carryNotes, fileReturn, refuseErrors } from "../statistics/actions.ts";
import { columnName, totalRow, type FormNumber, type Scope } from "../statistics/model.ts";
import { findReturn } from "../statistics/reads.ts";
import { explainedOf, unitsFlagged } from "./explaining.ts";
import { filingPeriods, type Round } from "./model.ts";
import { lackingOf, standingsOf } from "./lower.ts";
import { partsIn, roleIn } from "./parts.ts";
import { listOmissions } from "./reads.ts";
import { roundLife } from "./states.ts";
import {
  figureAt,
  formNumbers,
  hashOfText,
  keyOf,
  pairContent,
  scopeNames,
  sumsOf,
} from "./tables.ts";
import * as writes from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

export const nameOf = ({ year, period }: Pick<Round, "year" | "period">): string =>
  `${year} 年统计报表（${filingPeriods[period]}）`;

export const subjectOf = ({ jurisdiction, id, organization, readers }: Round): Subject => ({
  kind: "returnRound",
  id,
  jurisdiction,
  organization,
  readers,
});

export const waiting = (
  round: Round,
  verb: string,
): Pick<NewTask, "kind" | "organization" | "role"> => ({
  kind: `returnRound.${verb}`,
  organization: round.organization,
  role: roleIn(round.jurisdiction, verb === "file" || verb === "correct" ? "reviewer" : "officer"),
});

/** 汇总: from now on the figures of the round are those known at this instant. */
export async function sumRound(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const round = await writes.lockRound(tx, key);
  const status = roundLife.next("sum", round.status, partsIn(by, round.jurisdiction), {}, on);
  await writes.updateRound(tx, round, { status, summedAt: now(), checkedHash: "" });
  await trace(tx, {
    by,
    verb: "returnRound.sum",
    subject: subjectOf(round),
    on,
    done: ["returnRound.sum", "returnRound.check", "returnRound.file"],
    tasks: [
      { ...waiting(round, "check"), title: `核对 ${nameOf(round)}`, dueOn: day(round.dueOn) },
    ],
  });
}

const hashOfSums = async (db: Db, round: Round): Promise<string> => {
  const texts: string[] = [];
  for (const scope of scopeNames)
    texts.push(pairContent(await sumsOf(db, round, scope, round.summedAt ?? undefined)));
  return hashOfText(texts.join("\n"));
};

/** 核对通过 */
export async function checkRound(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const round = await writes.lockRound(tx, key);
  const status = roundLife.next("check", round.status, partsIn(by, round.jurisdiction), {}, on);
  refuseHindered(await hindrances(tx, round));
  const checkedHash = await hashOfSums(tx, round);
  await writes.updateRound(tx, round, { status, checkedHash });
  await trace(tx, {
    by,
    verb: "returnRound.check",
    subject: subjectOf(round),
    on,
    detail: { hash: checkedHash },
    done: ["returnRound.check"],
    tasks: [{ ...waiting(round, "file"), title: `报送 ${nameOf(round)}`, dueOn: day(round.dueOn) }],
  });
}

/** 报送: both tables of both scopes, as checked, each frozen with its hash; a correction becomes a new version. */
export async function fileRound(
  tx: Tx,
  by: Actor,
  { reason: given = "", ...key }: Key & { reason?: string | undefined },
  on: Day,
): Promise<{ versions: number[] }> {
  const round = await writes.lockRound(tx, key);
  const status = roundLife.next("file", round.status, partsIn(by, round.jurisdiction), {}, on);
  refuseHindered(await hindrances(tx, round));
  if ((await hashOfSums(tx, round)) !== round.checkedHash)
    throw new Refusal(
      "conflict",
      "核对以后数字变了（补录了汇总以前的业务或文件）。请重新汇总、核对",
    );
  const versions: number[] = [];
  const reason = round.reason || given;
  for (const scope of scopeNames) {
    const pair = await sumsOf(tx, round, scope, round.summedAt ?? undefined);
    for (const form of formNumbers) {
      const input = {
        key: keyOf(round, form, scope),
        table: pair[form],
        reason,
        round: round.id,
      };
      const filing = refuseErrors(await fileReturn(tx, by, input, on));
      versions.push(filing.version ?? 0);
      if (filing.stored && scope === "all") {
        await keepExplanations(tx, by, { round, form, scope });
        await keepOmissions(tx, by, round, form);
      }
    }
  }
  await writes.updateRound(tx, round, { status, reason, remarks: "" });
  await trace(tx, {
    by,
    verb: "returnRound.file",
    subject: subjectOf(round),
    on,
    detail: { hash: round.checkedHash, versions },
    done: "*",
  });
  return { versions };
}

/** The explanations stand beside the frozen version too, each by the name of who gave it. */
async function keepExplanations(
  tx: Tx,
  by: Actor,
  { round, form, scope }: { round: Round; form: FormNumber; scope: Scope },
): Promise<void> {
  const filed = await findReturn(tx, keyOf(round, form, scope));
  if (!filed) return;
  const until = round.summedAt ?? undefined;
  const pair = await sumsOf(tx, round, scope, until);
  const { pairs, said } = await explainedOf(tx, round, pair, until);
  const holding = said.filter((one) => {
    if (one.form !== form) return false;
    const cell = { form, row: one.rowName, column: one.columnName };
    const figures = one.organization === round.organization ? pair : pairs.get(one.organization);
    const isSource =
      one.organization === round.organization ||
      unitsFlagged(round, pairs, cell).includes(one.organization);
    return (
      isSource &&
      figures !== undefined &&
      one.figure === figureAt(figures, form, [one.rowName, one.columnName])
    );
  });
  await carryNotes(
    tx,
    by,
    filed,
    holding.map(({ rowName, columnName, says, post, office, organization, notedAt }) => ({
      rowName,
      columnName,
      says: organization === round.organization ? says : `${office}：${says}`,
      post,
      notedAt,
    })),
  );
}

/** Who was left out stands beside the frozen version, at its total, by the name of who decided it. */
async function keepOmissions(tx: Tx, by: Actor, round: Round, form: FormNumber): Promise<void> {
  const filed = await findReturn(tx, keyOf(round, form, "all"));
  if (!filed) return;
  const lacking = new Map(
    lackingOf(await standingsOf(tx, round)).map(({ place }) => [place.code, place.name]),
  );
  const omitted = (await listOmissions(tx, round)).filter((one) => lacking.has(one.treasury));
  const at = { rowName: totalRow, columnName: columnName("total.projects") };
  await carryNotes(
    tx,
    by,
    filed,
    omitted.map(({ treasury, says, post, notedAt }) => ({
      ...at,
      says: `${lacking.get(treasury)}没有报送，准予缺报：${says}`,
      post,
      notedAt,
    })),
  );
}

/** 更正报表: what was filed stays; the figures are taken anew and will be a new version with this reason. */
export async function correctRound(
  tx: Tx,
  by: Actor,
  { reason, ...key }: Key & { reason: string },
  on: Day,
): Promise<void> {
  const round = await writes.lockRound(tx, key);
  const status = roundLife.next("correct", round.status, partsIn(by, round.jurisdiction), {}, on);
  await writes.updateRound(tx, round, { status, reason, checkedHash: "", summedAt: null });
  await trace(tx, {
    by,
    verb: "returnRound.correct",
    subject: subjectOf(round),
    on,
    done: ["returnRound.correct"],
    tasks: [{ ...waiting(round, "sum"), title: `更正 ${nameOf(round)}`, says: reason }],
  });
}

/** What is sent back must be possible to bring again. */
export function refusePast(dueOn: Day, on: Day): void {
  if (dueOn < on)
    throw refuseField("dueOn", `重新报来的日期 ${dueOn} 已经过去`, "请填今天或者以后的日期");
}

/** 退回更正: by the city or the province, with what is wrong. The filed version stays as it is. */
export async function sendBackRound(
  tx: Tx,
  by: Actor,
  { remarks, dueOn, ...key }: Key & { remarks: string; dueOn: Day },
  on: Day,
): Promise<void> {
  const round = await writes.lockRound(tx, key);
  const status = roundLife.next("sendBack", round.status, partsIn(by, round.jurisdiction), {}, on);
  refusePast(dueOn, on);
  await writes.updateRound(tx, round, { status, remarks, dueOn });
  await trace(tx, {
    by,
    verb: "returnRound.sendBack",
    subject: subjectOf(round),
    on,
    tasks: [
      { ...waiting(round, "correct"), title: `上级退回 ${nameOf(round)}`, says: remarks, dueOn },
    ],
  });
}
