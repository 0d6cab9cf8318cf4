import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import type { Tx } from "../../platform/db.ts";
import type { ControlRule, Threshold } from "./model.ts";
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
