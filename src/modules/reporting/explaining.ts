import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { refuseField, Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { seeingAll } from "../../platform/widen.ts";
import { clerkOf } from "../organization/roles.ts";
import { findRow, formOf } from "../statistics/forms.ts";
import { checkJumps } from "../statistics/jumps.ts";
import {
  columnName,
  columns,
  type Finding,
  type FormNumber,
  type Scope,
} from "../statistics/model.ts";
import { findTable } from "../statistics/reads.ts";
import type { ExplainInput } from "./inputs.ts";
import type { Round } from "./model.ts";
import { mustMake } from "./parts.ts";
import { getRound, getUnit, listExplanations, listUnits, type NamedExplanation } from "./reads.ts";
import {
  cellOf,
  figureAt,
  findingsOf,
  formNumbers,
  keyOf,
  sumsOf,
  unitPairs,
  type Pair,
} from "./tables.ts";
import { insertExplanation } from "./writes.ts";

export type Cell = { form: FormNumber; row: string; column: string };

const isAt =
  ({ form, row, column }: Cell) =>
  (one: NamedExplanation): boolean =>
    one.form === form && one.rowName === row && one.columnName === column;

/** The cells that must be explained: a total that only repeats another cell is not asked about twice. */
export const flaggedCells = (findings: Record<FormNumber, Finding[]>): Cell[] =>
  formNumbers.flatMap((form) =>
    findings[form]
      .filter((one) => one.level === "flag" && !one.carried)
      .map(({ row, column }) => ({ form, row, column })),
  );

/** Of the flagged cells those that an office has not explained as they now stand. */
export const openCells = (
  cells: readonly Cell[],
  pair: Pair,
  said: readonly NamedExplanation[],
): Cell[] =>
  cells.filter(
    (cell) =>
      !said
        .filter(isAt(cell))
        .some((one) => one.figure === figureAt(pair, cell.form, [cell.row, cell.column])),
  );

/** Which units are flagged in a cell: theirs is the source of the sum's. */
export function unitsFlagged(
  round: Round,
  pairs: ReadonlyMap<string, Pair>,
  { form, row, column }: Cell,
): string[] {
  return [...pairs]
    .filter(([, pair]) =>
      findingsOf(pair, round)[form].some(
        (one) => one.level === "flag" && one.row === row && one.column === column,
      ),
    )
    .map(([unit]) => unit);
}

/** 未说明: a cell of the sum is explained by county finance itself, or by all the units from which it comes. */
export function unexplainedOf(round: Round, { pair, findings, pairs, said }: Explained): Cell[] {
  const own = said.filter((one) => one.organization === round.organization);
  return openCells(flaggedCells(findings), pair, own).filter((cell) => {
    const units = unitsFlagged(round, pairs, cell);
    const isSaid = (unit: string) =>
      openCells(
        [cell],
        pairs.get(unit)!,
        said.filter((one) => one.organization === unit),
      ).length === 0;
    return units.length === 0 || !units.every(isSaid);
  });
}

export type Explained = {
  pair: Pair;
  findings: Record<FormNumber, Finding[]>;
  pairs: ReadonlyMap<string, Pair>;
  said: readonly NamedExplanation[];
};

/** What can be said of a treasury's sums: from their own figures, and against what it filed for the year before. */
export async function roundFindings(
  db: Db,
  round: Round,
  pair: Pair,
  scope: Scope = "all",
): Promise<Record<FormNumber, Finding[]>> {
  const own = findingsOf(pair, round);
  const jumps = async (form: FormNumber): Promise<Finding[]> => {
    const last = await findTable(db, keyOf({ ...round, year: round.year - 1 }, form, scope));
    return last ? checkJumps(pair[form], last, round.year) : [];
  };
  return { 1: [...own[1], ...(await jumps(1))], 2: [...own[2], ...(await jumps(2))] };
}

/** Everything by which it is judged whether a round has been explained. */
export async function explainedOf(
  db: Db,
  round: Round,
  pair: Pair,
  until: Date | undefined,
): Promise<Explained> {
  return {
    pair,
    findings: await roundFindings(db, round, pair),
    pairs: await unitPairs(db, round, until),
    said: await listExplanations(db, round),
  };
}

function checkCell({ form, row, column }: Cell, year: number): Cell {
  const named = findRow(formOf(form, year), row);
  if (named === undefined)
    throw refuseField("row", `表${form}没有“${row}”这一行`, "请从表中选择单元格");
  if (!columns.some((one) => columnName(one) === column))
    throw refuseField("column", `表中没有“${column}”这一栏`, "请从表中选择单元格");
  return { form, row: named, column };
}

type Saying = {
  round: Round;
  organization: string;
  pair: Pair;
  cell: Cell;
  says: string;
  /** The unit's row, whose task this may end. */
  unit?: string;
};

async function say(tx: Tx, by: Actor, saying: Saying, on: Day) {
  const { round, organization, pair, cell, says, unit } = saying;
  const { form, row, column } = cell;
  if (cellOf(pair[form], row, column) === undefined)
    throw refuseField("column", `“${row}”${column}没有填数，不用说明`, "请从表中选择单元格");
  const { jurisdiction } = round;
  const id = newId(now());
  await insertExplanation(tx, {
    jurisdiction,
    id,
    organization,
    readers: [],
    round: round.id,
    form,
    rowName: row,
    columnName: column,
    figure: figureAt(pair, form, [row, column]),
    says,
    post: by.post,
    notedAt: now(),
  });
  const said = (await listExplanations(tx, round)).filter(
    (one) => one.organization === organization,
  );
  const open = openCells(flaggedCells(findingsOf(pair, round)), pair, said);
  await trace(tx, {
    by,
    verb: "returnRound.explain",
    subject: { kind: "returnExplanation", id, jurisdiction, organization, readers: [] },
    on,
    detail: { round: round.id, form, row, column },
    doneElsewhere:
      unit && open.length === 0 ? { id: unit, kinds: ["returnUnit.explain"] } : undefined,
  });
  return { id };
}

/** 说明: the finance office that sums, of a cell of the sum. */
export async function explain(tx: Tx, by: Actor, input: z.output<typeof ExplainInput>, on: Day) {
  const round = await getRound(tx, input);
  mustMake(by, round.jurisdiction, "说明");
  refuseFiled(round);
  const cell = checkCell(input, round.year);
  const pair = await sumsOf(tx, round, "all", round.summedAt ?? now());
  return say(tx, by, { round, organization: round.organization, pair, cell, says: input.says }, on);
}

/** 说明: a unit, of a cell of its own table. */
export async function explainOwn(tx: Tx, by: Actor, input: z.output<typeof ExplainInput>, on: Day) {
  const unit = await getUnit(tx, input);
  const round = await getRound(tx, { jurisdiction: unit.jurisdiction, id: unit.round });
  refuseFiled(round);
  const cell = checkCell(input, round.year);
  const pair = (await seeingAll(tx, by, () => unitPairs(tx, round, now()))).get(unit.organization);
  if (!pair)
    throw refuseField("row", "本单位这一年没有购买服务，没有要说明的数", "请从表中选择单元格");
  const { organization } = unit;
  return say(tx, by, { round, organization, pair, cell, says: input.says, unit: unit.id }, on);
}

function refuseFiled({ status }: Round): void {
  if (status === "filed")
    throw new Refusal("conflict", "这期报表已经报送。要改说明，请本级财政先办理“更正报表”");
}

/** 请单位说明: every unit from which a flagged cell comes is asked, in one task of its own. */
export async function askUnits(
  tx: Tx,
  by: Actor,
  key: { jurisdiction: string; id: string },
  on: Day,
): Promise<{ asked: number; cells: number }> {
  const round = await getRound(tx, key);
  mustMake(by, round.jurisdiction, "请单位说明");
  refuseFiled(round);
  const until = round.summedAt ?? now();
  const pair = await sumsOf(tx, round, "all", until);
  const explained = await explainedOf(tx, round, pair, until);
  const cells = unexplainedOf(round, explained);
  const asked = new Map<string, Cell[]>();
  for (const cell of cells)
    for (const unit of unitsFlagged(round, explained.pairs, cell))
      asked.set(unit, [...(asked.get(unit) ?? []), cell]);
  const units = (await listUnits(tx, round)).filter((one) => asked.has(one.organization));
  for (const unit of units) {
    const of = asked.get(unit.organization)!;
    const { id, organization, jurisdiction } = unit;
    await trace(tx, {
      by,
      verb: "returnUnit.askExplanation",
      subject: { kind: "returnUnit", id, jurisdiction, organization, readers: [] },
      on,
      detail: { round: round.id, cells: of.length },
      done: ["returnUnit.explain"],
      tasks: [
        {
          kind: "returnUnit.explain",
          organization,
          role: clerkOf(unit.kind),
          title: `说明统计报表 ${of.length} 格`,
          says: of
            .map(({ form, row, column }) => `表${form}“${row}”${column}`)
            .join("；")
            .slice(0, 200),
          dueOn: undefined,
        },
      ],
    });
  }
  return { asked: units.length, cells: cells.length };
}
