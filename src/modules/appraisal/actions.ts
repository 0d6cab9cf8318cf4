import type * as z from "zod";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { measureNames, measures, type WeightsInput } from "./model.ts";
import { listWeights } from "./reads.ts";
import { insertWeights } from "./writes.ts";

type Typed = z.output<typeof WeightsInput>;

function mustBeTable(rows: Typed["rows"]): void {
  const missing = measureNames.find((name) => !rows.some((row) => row.measure === name));
  if (missing) throw refuseField("rows", `没有填“${measures[missing].name}”`, "每一项指标各填一行");
  const total = rows.reduce((all, row) => all + row.weight, 0);
  if (total !== 100)
    throw refuseField("rows", `各项权重合计 ${total}，应为 100`, "请调整权重，使合计为 100");
  for (const { measure, best, worst } of rows) {
    const { name } = measures[measure];
    const isDays = measure === "paying";
    if (isDays ? best < worst : best > worst) continue;
    throw refuseField(
      "rows",
      `“${name}”满分值 ${best}、零分值 ${worst}`,
      isDays ? "付款用时越短越好，满分的天数应当少于零分的天数" : "满分值应当高于零分值",
    );
  }
}

/** 录入考核权重: the table of one paper replaces the one before it, from its first day on; none is edited. */
export async function adoptWeights(tx: Tx, by: Actor, { rows, document, from }: Typed) {
  const { division: place } = await getJurisdiction(tx, by.jurisdiction);
  await lockKeys(tx, [`appraisal ${place}`]);
  mustBeTable(rows);
  const known = await listWeights(tx);
  const earlier = known.find((row) => row.place === place && row.from === from);
  if (earlier)
    throw refuseField(
      "from",
      `自 ${from} 起的考核权重已按《${earlier.document}》录入`,
      "录入过的不改；新文件请填它自己的施行日期",
    );
  await insertWeights(
    tx,
    rows.map((row) => ({ ...row, place, document, from, confirmed: true })),
  );
  await record(tx, by, {
    verb: "appraisal.adoptWeights",
    subject: { kind: "appraisal", id: place },
    detail: { document, from, rows },
  });
}
