import type * as z from "zod";
import { daysAfter, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { getItem } from "../catalog/reads.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { enterDecision, lastDayOf, subjectOf } from "./decision.ts";
import type { EndInput, UnifiedItem, UnifyInput } from "./model.ts";
import type { Key } from "./actions.ts";
import { listUnified } from "./reads.ts";
import { unifiedLife } from "./states.ts";
import { endUnified, insertUnified, lockUnified } from "./writes.ts";

/** 列为统一实施: from a day on, one department buys the item for all townships. */
export async function unify(
  tx: Tx,
  by: Actor,
  { item: code, department, decision, fromOn }: z.output<typeof UnifyInput>,
  today: Day,
): Promise<Key> {
  const facts = { decision, effectOn: fromOn };
  const status = unifiedLife.next("unify", "unlisted", rolesOf(by), facts, fromOn);
  const office = await getOrganization(tx, department);
  if (office.kind !== "countyDepartment" || office.jurisdiction !== by.jurisdiction)
    throw refuseField("department", `${office.name}不是本县的部门`, "请选择本县主管部门");
  const { division } = await getJurisdiction(tx, by.jurisdiction);
  const item = await getItem(tx, code, division, today);
  if (!item.isLeaf)
    throw refuseField("item", `${code} ${item.name}不是末级事项`, "请选择可以购买的末级事项");
  const others = await listUnified(tx, by.jurisdiction);
  if (others.some((one) => one.item === code && one.status === "listed"))
    throw new Refusal("conflict", `${code} ${item.name}已列为统一实施。要换部门的，先取消再列入`);
  if (others.some((one) => one.item === code && (one.toOn ?? "") >= fromOn))
    throw refuseField("fromOn", `${code} 原来的统一实施还没有结束`, "请填它结束以后的日期");
  const paper = await enterDecision(tx, by, decision);
  const at = now();
  const row: UnifiedItem = {
    jurisdiction: by.jurisdiction,
    id: newId(at),
    organization: by.organization,
    readers: [],
    item: code,
    itemName: item.name,
    department,
    status,
    decision: paper,
    fromOn,
    toOn: null,
    endedBy: null,
    endedReason: "",
    recordedAt: at,
  };
  await insertUnified(tx, row);
  await trace(tx, {
    by,
    verb: "duty.unify",
    subject: subjectOf(by, "unifiedItem", row.id),
    on: fromOn,
    detail: { item: code, department, decision: paper },
  });
  return { jurisdiction: row.jurisdiction, id: row.id };
}

/** 取消统一实施: from the day on each township may buy for itself again. */
export async function release(
  tx: Tx,
  by: Actor,
  { decision, on, reason, ...key }: z.output<typeof EndInput>,
): Promise<void> {
  const row = await lockUnified(tx, key.jurisdiction, key.id);
  const facts = { decision, effectOn: on };
  const status = unifiedLife.next("release", row.status, rolesOf(by), facts, on);
  const toOn = lastDayOf(row.fromOn, daysAfter(on, -1));
  if (!toOn)
    throw refuseField("on", `${row.item} 自 ${row.fromOn} 起统一实施`, "取消日期应晚于这一天");
  const endedBy = await enterDecision(tx, by, decision);
  await endUnified(tx, row, { status, toOn, endedBy, endedReason: reason });
  await trace(tx, {
    by,
    verb: "duty.release",
    subject: subjectOf(by, "unifiedItem", row.id),
    on,
    detail: { item: row.item, decision: endedBy },
  });
}
