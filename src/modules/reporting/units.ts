import { day, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { seeingAll } from "../../platform/widen.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { findFiler } from "../statistics/reads.ts";
import { nameOf, refusePast, type Key } from "./actions.ts";
import { flaggedCells, openCells, type Cell } from "./explaining.ts";
import type { FilingPeriod, Round, Unit, UnitStatus } from "./model.ts";
import { mustMake, partsIn, roleIn } from "./parts.ts";
import { findRound, getRound, listExplanations } from "./reads.ts";
import { unitLife } from "./states.ts";
import { findingsOf, hashOfText, pairContent, sumsOf, unitPairs, type Pair } from "./tables.ts";
import * as writes from "./writes.ts";

const subjectOf = ({ jurisdiction, id, organization }: Unit): Subject => ({
  kind: "returnUnit",
  id,
  jurisdiction,
  organization,
  readers: [],
});

/**
 * A unit's own two tables; where nothing was posted, a form of noughts. They are a part of the treasury's: which project
 * counts where can only be seen over all units. The unit is given its own part alone.
 */
export async function pairOfUnit(db: Db, by: Actor, round: Round, unit: Unit): Promise<Pair> {
  return seeingAll(db, by, async () => {
    const found = (await unitPairs(db, round, now())).get(unit.organization);
    if (found) return found;
    const whole = await sumsOf(db, round, "all", now());
    return { 1: emptied(whole[1]), 2: emptied(whole[2]) };
  });
}

/** The same cells as given in the whole, each of them nought: what the historical ledger adds is the county's, and its mark too. */
const emptied = (table: Pair[1]): Pair[1] => ({
  form: table.form,
  rows: table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(Object.keys(cells).map((column) => [column, 0n])),
  })),
});

/** 未说明 of a unit's own tables. */
export async function openCellsOf(db: Db, round: Round, unit: Unit, pair: Pair): Promise<Cell[]> {
  const said = (await listExplanations(db, round)).filter(
    (one) => one.organization === unit.organization,
  );
  return openCells(flaggedCells(findingsOf(pair, round)), pair, said);
}

const locked = async (tx: Tx, key: Key): Promise<{ unit: Unit; round: Round }> => {
  const unit = await writes.lockUnit(tx, key);
  const round = await getRound(tx, { jurisdiction: unit.jurisdiction, id: unit.round });
  if (round.status === "filed")
    throw new Refusal(
      "conflict",
      `${nameOf(round)}已经报送，单位的数不能再动。确需改的，请本级财政先办理“更正报表”`,
    );
  return { unit, round };
};

/** 确认无误: by the unit itself, of these very figures, once every flagged cell has been explained. */
export async function confirmUnit(tx: Tx, by: Actor, key: Key, on: Day): Promise<{ hash: string }> {
  const { unit, round } = await locked(tx, key);
  const status = unitLife.next("confirm", unit.status, partsIn(by, unit.jurisdiction), {}, on);
  const pair = await pairOfUnit(tx, by, round, unit);
  const open = await openCellsOf(tx, round, unit, pair);
  const [first] = open;
  if (first)
    throw new Refusal(
      "unlawful",
      `还有 ${open.length} 格没有说明：表${first.form}“${first.row}”${first.column}。请先写一句原因，再确认`,
    );
  return confirm(tx, by, { unit, pair, status, on });
}

type Confirming = { unit: Unit; pair: Pair; status: UnitStatus; on: Day; vouched?: string };

async function confirm(tx: Tx, by: Actor, { unit, pair, status, on, vouched = "" }: Confirming) {
  const content = pairContent(pair);
  const hash = hashOfText(content);
  await writes.updateUnit(tx, unit, {
    status,
    content,
    hash,
    confirmedOn: on,
    post: by.post,
    vouched,
    remarks: "",
  });
  await trace(tx, {
    by,
    verb: vouched === "" ? "returnUnit.confirm" : "returnUnit.vouch",
    subject: subjectOf(unit),
    on,
    detail: { round: unit.round, hash },
    done: "*",
  });
  return { hash };
}

/** 代为确认: by name and with a reason, where a unit cannot. */
export async function vouchUnit(
  tx: Tx,
  by: Actor,
  { reason, ...key }: Key & { reason: string },
  on: Day,
): Promise<{ hash: string }> {
  const { unit, round } = await locked(tx, key);
  const status = unitLife.next("vouch", unit.status, partsIn(by, unit.jurisdiction), {}, on);
  const pair = await pairOfUnit(tx, by, round, unit);
  return confirm(tx, by, { unit, pair, status, on, vouched: reason });
}

const asking = async (tx: Tx, round: Round, unit: Unit): Promise<NewTask> => ({
  kind: "returnUnit.confirm",
  organization: unit.organization,
  role: clerkOf((await getOrganization(tx, unit.organization)).kind),
  title: `确认 ${nameOf(round)}`,
  dueOn: day(unit.dueOn),
});

/** 退回单位: with what is wrong; it confirms again. */
export async function sendBackUnit(
  tx: Tx,
  by: Actor,
  { remarks, dueOn, ...key }: Key & { remarks: string; dueOn: Day },
  on: Day,
): Promise<void> {
  const { unit, round } = await locked(tx, key);
  const status = unitLife.next("sendBack", unit.status, partsIn(by, unit.jurisdiction), {}, on);
  refusePast(dueOn, on);
  await writes.updateUnit(tx, unit, { status, remarks, dueOn });
  const task = { ...(await asking(tx, round, { ...unit, dueOn })), says: remarks };
  const subject = subjectOf(unit);
  await trace(tx, { by, verb: "returnUnit.sendBack", subject, on, tasks: [task] });
}

type Reminding = { says: string };

/** 催报 of a unit: what it was told stays on record, and waits on its workbench. */
export async function remindUnit(
  tx: Tx,
  by: Actor,
  { says, ...key }: Key & Reminding,
  on: Day,
): Promise<{ id: string }> {
  const { unit, round } = await locked(tx, key);
  mustMake(by, unit.jurisdiction, "催报单位");
  if (unit.status === "confirmed")
    throw new Refusal("conflict", "这个单位已经确认，不用催报。数字有误的，请退回单位");
  const { jurisdiction, organization } = unit;
  const { year, period } = round;
  const id = await remember(tx, by, {
    jurisdiction,
    organization,
    year,
    period,
    unit: unit.id,
    says,
    on,
  });
  const task = { ...(await asking(tx, round, unit)), title: `催报：确认 ${nameOf(round)}`, says };
  await trace(tx, {
    by,
    verb: "returnUnit.remind",
    subject: subjectOf(unit),
    on,
    detail: { reminder: id },
    done: ["returnUnit.confirm"],
    tasks: [task],
  });
  return { id };
}

type Reminded = {
  jurisdiction: string;
  organization: string;
  year: number;
  period: FilingPeriod;
  unit: string | null;
  says: string;
  on: Day;
};

async function remember(tx: Tx, by: Actor, { on, ...of }: Reminded): Promise<string> {
  const at = now();
  const id = newId(at);
  await writes.insertReminder(tx, {
    ...of,
    id,
    readers: [],
    post: by.post,
    remindedOn: on,
    recordedAt: at,
  });
  return id;
}

/** 催报 of a whole treasury, by the city or the province, whether or not it has begun. */
export async function remindTreasury(
  tx: Tx,
  by: Actor,
  of: { jurisdiction: string; year: number; period: FilingPeriod; says: string },
  on: Day,
): Promise<{ id: string }> {
  const { jurisdiction, year, period, says } = of;
  if (!partsIn(by, jurisdiction).includes("superior"))
    throw new Refusal("notFound", `没有 ${jurisdiction} 的统计报表`);
  const round = await findRound(tx, of);
  if (round?.status === "filed") throw new Refusal("conflict", `${nameOf(of)}已经报送，不用催报`);
  const filer = await findFiler(tx, jurisdiction);
  if (!filer.id)
    throw new Refusal("conflict", `${filer.name}没有使用本系统，待办送不到。请发函或者打电话催报`);
  const organization = filer.id;
  const id = await remember(tx, by, {
    jurisdiction,
    organization,
    year,
    period,
    unit: null,
    says,
    on,
  });
  await trace(tx, {
    by,
    verb: "returnRound.remind",
    subject: {
      kind: round ? "returnRound" : "returnReminder",
      id: round?.id ?? id,
      jurisdiction,
      organization,
      readers: [],
    },
    on,
    detail: { year, period, reminder: id },
    tasks: [
      {
        kind: "returnRound.remind",
        organization,
        role: roleIn(jurisdiction, "officer"),
        title: `上级催报 ${nameOf(of)}`,
        says,
        ...(round ? { dueOn: day(round.dueOn) } : {}),
      },
    ],
  });
  return { id };
}
