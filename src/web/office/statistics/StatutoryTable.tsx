import { fen, inWan } from "../../../base/money.ts";
import {
  columnName,
  columnOf,
  columns,
  ledgerNames,
  ledgers,
  measureNames,
  measureOf,
  measures,
  totalRow,
  type Column,
} from "../../../modules/statistics/model.ts";
import { cellId, type Return } from "./address.ts";
import { byCell, isGrave } from "./causes.ts";
import "./statutory.css";

/** What of a return is needed to print it. */
export type StatutoryForm = Pick<
  Return,
  "title" | "corner" | "filer" | "year" | "notes" | "rows" | "findings"
> & {
  mark?: string | null | undefined;
  explanations: readonly { row: string; column: string }[];
};

/** A cell into which figures of a file have gone. */
type Joined = { row: string; column: string; figure: string };

const textOf = (column: Column, value: string): string =>
  measureOf(column) === "projects" ? value : inWan(fen(BigInt(value)));

const decimalsOf = (text: string): string => /\.\d+$/.exec(text)?.[0] ?? "";

/** The widest decimals of a column: all its figures leave that room, so that the points stand under each other. */
const roomOf = (table: StatutoryForm, column: Column): number =>
  Math.max(
    0,
    ...table.rows.map(({ cells }) => {
      const value = cells[column];
      return value ? decimalsOf(textOf(column, value)).length : 0;
    }),
  );

/** As filed: not one decimal more or less; nothing given is empty, nought is a grey 0. */
function Figure({ column, value, room }: { column: Column; value: string; room: number }) {
  const text = textOf(column, value);
  const decimals = decimalsOf(text);
  return (
    <span className={value === "0" ? "statutory-nought" : undefined}>
      {text.slice(0, text.length - decimals.length)}
      <span className="statutory-decimals" style={{ minWidth: room === 0 ? 0 : `${room - 0.4}ch` }}>
        {decimals}
      </span>
    </span>
  );
}

function Cell({
  table,
  row,
  column,
  room,
  found,
  joined,
}: {
  table: StatutoryForm;
  row: StatutoryForm["rows"][number];
  column: Column;
  room: number;
  found: ReturnType<typeof byCell>;
  joined: Joined | undefined;
}) {
  const name = columnName(column);
  const finding = found.get(`${row.row} ${name}`);
  const value = row.cells[column];
  const isExplained = table.explanations.some((one) => one.row === row.row && one.column === name);
  return (
    <td
      id={cellId(row.row, name)}
      tabIndex={finding ? -1 : undefined}
      className={finding && (isGrave(finding) ? "statutory-error" : "statutory-flag")}
      title={finding?.says ?? (joined && `其中按文件报送 ${joined.figure}`)}
    >
      {joined && (
        <sup className="statutory-joined">
          ※<span className="unseen">其中按文件报送 {joined.figure}</span>
        </sup>
      )}
      {value !== null && value !== undefined && (
        <Figure column={column} value={value} room={room} />
      )}
      {finding && (
        <span className="unseen">
          {finding.level === "error" ? "有错" : isExplained ? "已说明" : "待说明"}
        </span>
      )}
    </td>
  );
}

const Head = ({ corner }: { corner: string }) => (
  <thead>
    <tr>
      <th scope="col" rowSpan={2}>
        {corner}
      </th>
      {ledgerNames.map((ledger) => (
        <th key={ledger} scope="colgroup" colSpan={measureNames.length}>
          {ledgers[ledger]}
        </th>
      ))}
    </tr>
    <tr>
      {ledgerNames.flatMap((ledger) =>
        measureNames.map((measure) => (
          <th key={columnOf(ledger, measure)} scope="col">
            {measures[measure]}
          </th>
        )),
      )}
    </tr>
  </thead>
);

/** 统计表 as the ministry prints it: two-row head, grid, unit, year, filer, notes. */
export function StatutoryTable({
  table,
  joined = [],
}: {
  table: StatutoryForm;
  joined?: readonly Joined[];
}) {
  const found = byCell(table.findings);
  const rooms = new Map(columns.map((column) => [column, roomOf(table, column)]));
  return (
    <div className="statutory">
      <div className="statutory-line">
        <span>填报单位：{table.filer}</span>
        <span>年份：{table.year}</span>
        <span>金额：万元{table.mark === null ? "" : "　含历史台账"}</span>
      </div>
      <div
        className="statutory-frame"
        role="region"
        aria-label={table.title}
        // Wide on a phone: it must be possible to move it by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table aria-label={table.title}>
          <Head corner={table.corner} />
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.row} className={row.row === totalRow ? "statutory-total" : undefined}>
                <th scope="row">{row.row}</th>
                {columns.map((column) => (
                  <Cell
                    key={column}
                    table={table}
                    row={row}
                    column={column}
                    room={rooms.get(column) ?? 0}
                    found={found}
                    joined={joined.find(
                      (one) => one.row === row.row && one.column === columnName(column),
                    )}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="statutory-notes">
        <p>注：{table.notes[0]}</p>
        {table.notes.slice(1).map((note) => (
          <p key={note}>{note}</p>
        ))}
        {table.mark !== null && <p>{table.mark}</p>}
      </div>
    </div>
  );
}
