import { readFileSync } from "node:fs";
import { parseCsv } from "../src/platform/sheetCsv.ts";
import { checkReturn } from "../src/modules/statistics/checks.ts";
import { readTable } from "../src/modules/statistics/layout.ts";
import {
  columnName,
  columns,
  ledgerOf,
  measureNames,
  columnOf,
  type Column,
  type Finding,
  type FormNumber,
  type ReturnTable,
} from "../src/modules/statistics/model.ts";

/**
 * 随机改一格: how many random changes of one cell of the real tables the check finds. `npx tsx tools/mutations.ts [seed] [count]`
 * prints what was found, what not, and why it cannot be.
 */

const fixture = (form: FormNumber): ReturnTable =>
  readTable(
    [
      ...parseCsv(
        readFileSync(
          new URL(`../test/fixtures/returns/puyang-2019-table${form}.csv`, import.meta.url),
        ),
      ),
    ],
    { form, year: 2019 },
  );

/** The same numbers for the same seed, on every machine (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const kinds = {
  digit: "一位数字写错",
  swap: "相邻两位写颠倒",
  shift: "小数点错一位",
  blank: "漏填",
  fill: "空格里填了数",
  sign: "写成负数",
  neighbour: "抄了旁边一格",
} as const;
export type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];

type Change = {
  form: FormNumber;
  row: string;
  column: Column;
  kind: Kind;
  from?: bigint;
  to?: bigint;
};
export type Outcome = Change & { found: "error" | "flag" | "none"; why: string };

type Random = (below: number) => number;

/** The figure after the slip of the pen; undefined is an empty cell, null a slip that cannot happen here. */
function slip(kind: Kind, from: bigint | undefined, left: bigint | undefined, random: Random) {
  if (kind === "fill") return from === undefined ? BigInt(random(9_000_000) + 1) * 100n : null;
  if (from === undefined) return null;
  const text = `${from}`;
  const at = random(text.length);
  if (kind === "blank") return undefined;
  if (kind === "sign") return from === 0n ? null : -from;
  if (kind === "neighbour") return left ?? null;
  if (kind === "shift") return random(2) === 0 || from % 10n !== 0n ? from * 10n : from / 10n;
  if (kind === "digit")
    return BigInt(
      text.slice(0, at) + `${(Number(text[at]) + 1 + random(9)) % 10}` + text.slice(at + 1),
    );
  if (at + 1 >= text.length) return null;
  return BigInt(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2));
}

const tables: Record<FormNumber, ReturnTable> = { 1: fixture(1), 2: fixture(2) };
const check = (table: ReturnTable): Finding[] =>
  checkReturn({ table, year: 2019, period: "year", other: tables[table.form === 1 ? 2 : 1] });
const known = { 1: keysOf(check(tables[1])), 2: keysOf(check(tables[2])) };

function keysOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map((one) => `${one.rule} ${one.row} ${one.column} ${one.says}`));
}

const cellAt = (table: ReturnTable, at: number, column: Column): bigint | undefined =>
  table.rows[at]?.cells[column];

function changed(random: Random): { change: Change; table: ReturnTable; at: number } {
  for (;;) {
    const form: FormNumber = random(3) === 0 ? 2 : 1;
    const table = tables[form];
    const at = random(table.rows.length);
    const place = random(columns.length);
    const column = columns[place]!;
    const kind = kindNames[random(kindNames.length)]!;
    const from = cellAt(table, at, column);
    const left = place === 0 ? undefined : cellAt(table, at, columns[place - 1]!);
    const to = slip(kind, from, left, random);
    if (to === null || to === from) continue;
    const rows = table.rows.map((one, index) => {
      if (index !== at) return one;
      const cells = { ...one.cells };
      if (to === undefined) delete cells[column];
      else cells[column] = to;
      return { row: one.row, cells };
    });
    const { row } = table.rows[at]!;
    const change = {
      form,
      row,
      column,
      kind,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    return { change, table: { form, rows }, at };
  }
}

/** Why nothing can be said: said of the form alone, not guessed. */
function whyNot({ kind, column, form }: Change, table: ReturnTable, at: number): string {
  const ledger = ledgerOf(column);
  const isAlone = measureNames.every(
    (one) => cellAt(table, at, columnOf(ledger, one)) === undefined,
  );
  if (kind === "blank" && ledger === "total")
    return "合计栏漏填：没有填不等于填错，合计可由两本账推出";
  if (kind === "blank" && isAlone) return "漏填后这本账整行空白，按规定视同没有发生";
  if (kind === "blank") return "漏填的是“没有填”，不是 0：其余部分没有超出合计，不能断定有误";
  if (form === 2 && ledger === "total") return "表 2 原表这两栏只存下合计行，逐行没有可以对照的数";
  return "改后的数与同行、同列的合计仍然相符";
}

export function tryMutations(seed: number, count: number): Outcome[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const { change, table, at } = changed(random);
    const fresh = check(table).filter(
      (one) => !known[change.form].has(`${one.rule} ${one.row} ${one.column} ${one.says}`),
    );
    const found = fresh.some((one) => one.level === "error")
      ? "error"
      : fresh.length > 0
        ? "flag"
        : "none";
    return { ...change, found, why: found === "none" ? whyNot(change, table, at) : "" };
  });
}

export function report(outcomes: readonly Outcome[]): string {
  const count = (of: (one: Outcome) => boolean): number => outcomes.filter(of).length;
  const lines = kindNames.map((kind) => {
    const [all, error, flag] = [
      count((one) => one.kind === kind),
      count((one) => one.kind === kind && one.found === "error"),
      count((one) => one.kind === kind && one.found === "flag"),
    ];
    return `${kinds[kind]}：${all} 次，报错 ${error}，提示 ${flag}，没有发现 ${all - error - flag}`;
  });
  const reasons = new Map<string, number>();
  for (const one of outcomes)
    if (one.found === "none") reasons.set(one.why, (reasons.get(one.why) ?? 0) + 1);
  return [
    `共改 ${outcomes.length} 格：报错 ${count((one) => one.found === "error")}，提示 ${count((one) => one.found === "flag")}，没有发现 ${count((one) => one.found === "none")}`,
    ...lines,
    ...[...reasons].map(([why, times]) => `没有发现 ${times} 次：${why}`),
    ...outcomes
      .filter((one) => one.found === "none" && one.kind !== "blank")
      .map(
        (one) =>
          `  表${one.form}“${one.row}”${columnName(one.column)}：${one.from ?? "空"} → ${one.to ?? "空"}`,
      ),
    "",
  ].join("\n");
}

if (process.argv[1]?.endsWith("mutations.ts")) {
  const [seed = "2019", count = "1000"] = process.argv.slice(2);
  process.stdout.write(report(tryMutations(Number(seed), Number(count))));
}
