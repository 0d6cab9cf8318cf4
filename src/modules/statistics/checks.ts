import { asBasis, type Basis } from "../../base/law.ts";
import { day, isInForce } from "../../base/day.ts";
import {
  columnName,
  columnOf,
  columns,
  figureWithUnit,
  ledgerNames,
  ledgers,
  measures,
  totalRow,
  type Cells,
  type Column,
  type Finding,
  type Ledger,
  type Measure,
  type Period,
  type ReturnTable,
} from "./model.ts";
import { executionStaysWithinBudget } from "./rules.ts";
import { checkSums } from "./sums.ts";

export type CheckInput = {
  table: ReturnTable;
  year: number;
  period: Period;
  /** The other form of the same return, where it has been filed. */
  other?: ReturnTable | undefined;
  /** A correction may pass through a moment in which the two forms differ, or neither could ever be corrected. */
  isCorrection?: boolean;
};

/** 核对: everything that can be said about a return from its own figures. */
export const checkReturn = (input: CheckInput): Finding[] => [
  ...checkSums(input.table),
  ...checkNegative(input.table),
  ...checkOtherForm(input),
  ...checkExecution(input),
  ...checkFinal(input),
  ...checkProjects(input),
];

function basisIn(year: number): Basis[] {
  const on = day(`${year}-12-31`);
  return executionStaysWithinBudget.basis.filter((one) => isInForce(one.statute, on)).map(asBasis);
}

const lawful = ({ row, cells }: { row: string; cells: Cells }, ledger: Ledger) => {
  const [budget, executed, final] = (["budget", "executed", "final"] as const).map(
    (measure) => cells[columnOf(ledger, measure)],
  );
  return { row, ledger, budget, executed, final };
};

/** Every row and ledger, with its three sums of money. */
const blocks = (table: ReturnTable) =>
  table.rows.flatMap((one) => ledgerNames.map((ledger) => lawful(one, ledger)));

/** A total only repeats what one of its parts already shows. */
function markCarried(findings: readonly Finding[]): Finding[] {
  const at = new Set(findings.map((one) => `${one.row} ${one.column}`));
  const isFlagged = (row: string, column: string) => at.has(`${row} ${column}`);
  return findings.map((one) => {
    const [ledger, measure] = one.column.split(".");
    const bySide =
      ledger === ledgers.total &&
      [ledgers.general, ledgers.fund].some((part) => isFlagged(one.row, `${part}.${measure}`));
    const byRows =
      one.row === totalRow &&
      findings.some((part) => part.row !== totalRow && part.column === one.column);
    return bySide || byRows ? { ...one, carried: true } : one;
  });
}

function checkExecution({ table, year }: CheckInput): Finding[] {
  const basis = basisIn(year);
  const findings = blocks(table).flatMap(({ row, ledger, budget, executed }): Finding[] => {
    if (budget === undefined || executed === undefined) return [];
    const column = columnOf(ledger, "executed");
    const because = executionStaysWithinBudget.broken({ column, budget, executed });
    if (because === undefined) return [];
    return [
      {
        rule: executionStaysWithinBudget.id,
        level: "flag",
        row,
        column: columnName(column),
        says: `“${row}”${ledgers[ledger]}：${because}`,
        figures: {
          budget: `${budget}`,
          executed: `${executed}`,
          difference: `${executed - budget}`,
        },
        basis,
      },
    ];
  });
  return markCarried(findings);
}

function checkFinal({ table, period }: CheckInput): Finding[] {
  // In July the final account is last year's and the execution is this year's first half.
  if (period === "july") return [];
  const findings = blocks(table).flatMap(({ row, ledger, executed, final }): Finding[] => {
    if (executed === undefined || final === undefined || final <= executed) return [];
    const column = columnOf(ledger, "final");
    const says = [final, executed, final - executed].map((one) => figureWithUnit(column, one));
    return [
      {
        rule: "statistics.finalStaysWithinExecution",
        level: "flag",
        row,
        column: columnName(column),
        says: `“${row}”${ledgers[ledger]}：决算数 ${says[0]}，大于执行数 ${says[1]}，多 ${says[2]}`,
        figures: {
          executed: `${executed}`,
          final: `${final}`,
          difference: `${final - executed}`,
        },
      },
    ];
  });
  return markCarried(findings);
}

/** Money split over two classes leaves one of them without a project: possible, so it is only asked about. */
function checkProjects({ table, period }: CheckInput): Finding[] {
  // In July the final account is last year's: its projects need not be this year's.
  const spending: readonly Measure[] =
    period === "july" ? ["budget", "executed"] : ["budget", "executed", "final"];
  const isCounted = (ledger: Ledger) =>
    table.rows.some((one) => one.cells[columnOf(ledger, "projects")] !== undefined);
  const findings = table.rows.flatMap(({ row, cells }) =>
    ledgerNames.filter(isCounted).flatMap((ledger): Finding[] => {
      const projects = cells[columnOf(ledger, "projects")] ?? 0n;
      const spent = spending.find((measure) => (cells[columnOf(ledger, measure)] ?? 0n) !== 0n);
      if (projects !== 0n || spent === undefined) return [];
      const column = columnOf(ledger, spent);
      const amount = cells[column]!;
      return [
        {
          rule: "statistics.moneyHasProjects",
          level: "flag",
          row,
          column: columnName(columnOf(ledger, "projects")),
          says: `“${row}”${ledgers[ledger]}：${measures[spent]} ${figureWithUnit(column, amount)}，项目数却为零或未填`,
          figures: { projects: `${projects}`, [spent]: `${amount}` },
        },
      ];
    }),
  );
  return markCarried(findings);
}

function checkNegative(table: ReturnTable): Finding[] {
  return table.rows.flatMap(({ row, cells }) =>
    columns.flatMap((column): Finding[] => {
      const value = cells[column];
      if (value === undefined || value >= 0n) return [];
      return [
        {
          rule: "statistics.notNegative",
          level: "error",
          row,
          column: columnName(column),
          says: `“${row}”${columnName(column)}：${figureWithUnit(column, value)}，不能是负数`,
          figures: { reported: `${value}` },
        },
      ];
    }),
  );
}

/** 表1 and 表2 split the same projects in two ways, so their totals are one. */
function checkOtherForm({ table, other, isCorrection }: CheckInput): Finding[] {
  if (!other) return [];
  const total = (one: ReturnTable): Cells =>
    one.rows.find((row) => row.row === totalRow)?.cells ?? {};
  const [mine, theirs] = [total(table), total(other)];
  return columns.flatMap((column: Column): Finding[] => {
    const [reported, expected] = [mine[column], theirs[column]];
    if (reported === undefined || expected === undefined || reported === expected) return [];
    const says = [reported, expected].map((one) => figureWithUnit(column, one));
    return [
      {
        rule: "statistics.formsAgree",
        level: isCorrection ? "flag" : "error",
        row: totalRow,
        column: columnName(column),
        says: `“合计”${columnName(column)}：表${table.form}为 ${says[0]}，已报送的表${other.form}为 ${says[1]}，两表合计应当相同${isCorrection ? `；请同时更正表${other.form}` : `；表${other.form}有误的，请先附说明更正`}`,
        figures: {
          reported: `${reported}`,
          otherForm: `${expected}`,
          difference: `${reported - expected}`,
        },
      },
    ];
  });
}
