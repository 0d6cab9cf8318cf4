import { Button } from "antd";
import type { ReactNode } from "react";
import type { List } from "../call.ts";
import { EmptyState } from "./Notice.tsx";
import { WhyNot } from "./WhyNot.tsx";

/** One column. Figures stand right; on the phone `isMain` is the figure of the first line. */
export type Column<Row> = {
  head: string;
  of: (row: Row) => ReactNode;
  isFigure?: boolean;
  isMain?: boolean;
  width?: number | string;
  /** Sorting by a button in the head. */
  sort?: { isOn: boolean; isDown: boolean; turn: () => void };
};

type Tabled<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Name of the table for screen readers. */
  label: string;
  /** Cells of the last line, one a column; null leaves one empty. */
  sum?: readonly ReactNode[] | undefined;
  isSelected?: (row: Row) => boolean;
};

function Head<Row>({ column: { head, isFigure, sort } }: { column: Column<Row> }) {
  const order = sort?.isOn ? (sort.isDown ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" className={isFigure ? "figure" : undefined} aria-sort={order}>
      {sort ? (
        <button type="button" className="sort" onClick={sort.turn}>
          {head} {order === undefined ? "↕" : sort.isDown ? "↓" : "↑"}
        </button>
      ) : (
        head
      )}
    </th>
  );
}

const classOf = <Row,>({ isFigure, isMain }: Column<Row>) =>
  [isFigure ? "figure" : "", isMain ? "main-figure" : ""].filter(Boolean).join(" ") || undefined;

/** A quiet table: words left, figures right, the first column leads to the thing. Folds into a list on the phone. */
export function Table<Row>({ columns, rows, keyOf, label, sum, isSelected }: Tabled<Row>) {
  const isFolding = columns.length > 3;
  return (
    <div className="table-frame">
      <table className={isFolding ? "table table-foldable" : "table"} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.head} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} aria-selected={isSelected?.(row) || undefined}>
              {columns.map((column) => (
                <td
                  key={column.head}
                  className={classOf(column)}
                  data-head={column.head}
                  style={column.width === undefined ? undefined : { width: column.width }}
                >
                  {column.of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {sum && (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <td key={column.head} className={classOf(column)} data-head={column.head}>
                  {sum[at]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

type Queried<Row> = Omit<Tabled<Row>, "rows"> & {
  list: List<Row>;
  /** What stands here while there is nothing. */
  empty: { title: string; says?: ReactNode; act?: ReactNode };
};

/** A table over a list of the server, with “再看 50 条”. */
export function QueryTable<Row>({ list, empty, ...table }: Queried<Row>) {
  if (list.error) return <WhyNot error={list.error} />;
  if (list.isPending) return <p className="quiet">正在读取…</p>;
  if (list.rows.length === 0) return <EmptyState {...empty} />;
  return (
    <>
      <Table {...table} rows={list.rows} />
      {list.more && (
        <div className="table-more">
          <Button onClick={list.more} loading={list.isMorePending}>
            再看 50 条
          </Button>
        </div>
      )}
    </>
  );
}
