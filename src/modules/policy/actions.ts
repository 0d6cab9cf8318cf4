import type * as z from "zod";
import { inYuan, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { getJurisdiction } from "../organization/reads.ts";
import type * as inputs from "./inputs.ts";
import type { ControlRule, Threshold } from "./model.ts";
import { listControlRules, listThresholds } from "./reads.ts";
import { tenderLimitIsHigher } from "./rules.ts";
import { insertControlRules, insertThresholds } from "./writes.ts";

/** 录入本地标准: limits and internal rules of a place, with the paper that sets them. None is ever edited. */
export async function adoptFigures(
  tx: Tx,
  by: Actor,
  figures: { thresholds: readonly Threshold[]; controlRules: readonly ControlRule[] },
): Promise<void> {
  const all = [...figures.thresholds, ...figures.controlRules];
  if (all.some((row) => row.document.trim() === ""))
    throw refuseField("document", "没有写明依据文件", "请填写文件名称和文号");
  if (figures.thresholds.length > 0) await insertThresholds(tx, figures.thresholds);
  if (figures.controlRules.length > 0) await insertControlRules(tx, figures.controlRules);
  const place = all[0]?.place ?? "";
  const detail = { documents: [...new Set(all.map((row) => row.document))], rows: all.length };
  await record(tx, by, {
    verb: "policy.adoptFigures",
    subject: { kind: "policy", id: place },
    detail,
  });
}

type Input<Shape extends z.ZodType> = z.output<Shape>;

/** 录入限额标准 of the own place: a paper of the province or of whom it authorized (采购法 第八条). */
export async function adoptThreshold(
  tx: Tx,
  by: Actor,
  { object, procurementFrom, openTenderFrom, ...paper }: Input<typeof inputs.ThresholdInput>,
): Promise<void> {
  const { division: place, name: placeName, level } = await getJurisdiction(tx, by.jurisdiction);
  await lockKeys(tx, [`policy ${place}`]);
  const limits = { procurementFrom, openTenderFrom };
  const breaches = judge([tenderLimitIsHigher], limits, paper.from);
  if (procurementFrom <= 0n)
    throw refuseField("procurementFrom", "采购限额标准须大于零", "请照文件填写");
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
  const rows = await listThresholds(tx);
  const earlier = rows.find(
    (row) =>
      row.place === place &&
      row.level === level &&
      row.object === object &&
      row.from === paper.from,
  );
  if (earlier)
    throw refuseField(
      "from",
      `自 ${paper.from} 起的限额已按《${earlier.document}》录入`,
      "录入过的不改；新文件请填它自己的施行日期",
    );
  const row = { place, placeName, level, object, ...limits, ...paper, isGuide: false };
  await adoptFigures(tx, by, { thresholds: [row], controlRules: [] });
}

/** A table must begin at nought and rise: an amount without its rule would be refused later, where nobody can help. */
function mustBeTable(rows: readonly { amountFrom: Money }[]): void {
  if (rows[0]?.amountFrom !== 0n)
    throw refuseField("rows", "第一档没有从 0 元开始", "请把第一档的起点填为 0 元");
  const at = rows.findIndex(
    (row, place) => place > 0 && row.amountFrom <= rows[place - 1]!.amountFrom,
  );
  if (at < 0) return;
  const [before, now] = [rows[at - 1]!, rows[at]!];
  throw refuseField(
    "rows",
    `第 ${at + 1} 档从 ${inYuan(now.amountFrom)} 元起，不高于前一档的 ${inYuan(before.amountFrom)} 元`,
    "请按金额从低到高填写",
  );
}

/** 录入内控标准: the table of one paper replaces the one before it, from its first day on. */
export async function adoptControlRules(
  tx: Tx,
  by: Actor,
  { rows, ...paper }: Input<typeof inputs.ControlRulesInput>,
): Promise<void> {
  const { division: place } = await getJurisdiction(tx, by.jurisdiction);
  await lockKeys(tx, [`policy ${place}`]);
  mustBeTable(rows);
  const known = await listControlRules(tx);
  const earlier = known.find((row) => row.place === place && row.from === paper.from);
  if (earlier)
    throw refuseField(
      "from",
      `自 ${paper.from} 起的内控标准已按《${earlier.document}》录入`,
      "录入过的不改；新文件请填它自己的施行日期",
    );
  const controlRules = rows.map((row) => ({ ...row, ...paper, place }));
  await adoptFigures(tx, by, { thresholds: [], controlRules });
}
