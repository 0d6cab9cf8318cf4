import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { Breach } from "../../../base/rule.ts";
import type { TypedRow } from "./standardDraft.ts";
import "./standard.css";

/** A column of a list that is typed row by row. */
export type RowColumn = {
  name: string;
  label: string;
  /** Words grow with what is typed; a figure is short; a choice has its options. */
  kind: "words" | "line" | "figure" | "choice";
  options?: readonly { value: string; label: string }[];
};

type Cell = { column: RowColumn; row: TypedRow; at: number; set: (value: string) => void };

function Cell({ column: { name, label, kind, options }, row, at, set }: Cell) {
  const named = `第 ${at + 1} 行${label}`;
  const value = row[name] ?? "";
  if (kind === "choice")
    return (
      <Select
        aria-label={named}
        value={value}
        options={[...(options ?? [])]}
        onChange={set}
        style={{ width: "100%" }}
      />
    );
  const typed = {
    "aria-label": named,
    value,
    onChange: ({ target }: { target: { value: string } }) => set(target.value),
  };
  if (kind === "words") return <Input.TextArea {...typed} autoSize={{ minRows: 1, maxRows: 8 }} />;
  return <Input {...typed} {...(kind === "figure" ? { inputMode: "decimal" as const } : {})} />;
}

type Listed = {
  /** 验收事项: names the list, and the class of its columns. */
  label: string;
  of: "qualifications" | "clauses" | "acceptance" | "indicators";
  columns: readonly RowColumn[];
  rows: readonly TypedRow[];
  /** What a new row begins with. */
  fresh: TypedRow;
  adds: string;
  onChange: (rows: TypedRow[]) => void;
  breaches?: readonly Breach[];
  /** What the rows come to. */
  below?: ReactNode;
};

/** "content.indicators.2.weight": which row and cell a refusal speaks of. */
const placeOf = ({ field = "" }: Breach, columns: readonly RowColumn[]): string => {
  const [, row, name] = /\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (row === undefined) return "";
  const label = columns.find((one) => one.name === name)?.label ?? "";
  return `第 ${Number(row) + 1} 行“${label}”：`;
};

/** A list of rows: side by side where there is room, under each other with their labels on the phone. */
export function RowsField(props: Listed) {
  const { label, of, columns, rows, fresh, adds, onChange, breaches = [], below } = props;
  const set = (at: number, name: string, value: string) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, [name]: value } : row)));
  return (
    <>
      <ol className={`typed-rows typed-${of}`} aria-label={label}>
        {rows.length > 0 && (
          <li className="typed-head" aria-hidden="true">
            {columns.map((column) => (
              <span key={column.name}>{column.label}</span>
            ))}
          </li>
        )}
        {rows.map((row, at) => (
          <li key={at}>
            {columns.map((column) => (
              <div key={column.name} className={column.kind === "words" ? "typed-wide" : undefined}>
                <span className="typed-label" aria-hidden="true">
                  {column.label}
                </span>
                <Cell
                  column={column}
                  row={row}
                  at={at}
                  set={(value) => set(at, column.name, value)}
                />
              </div>
            ))}
            <Button
              aria-label={`去掉第 ${at + 1} 行`}
              onClick={() => onChange(rows.filter((_, place) => place !== at))}
            >
              去掉
            </Button>
          </li>
        ))}
      </ol>
      {breaches.map((one) => (
        <p key={(one.field ?? "") + one.because} className="notice notice-bad" role="alert">
          {placeOf(one, columns)}
          {one.because}。{one.fix}。
        </p>
      ))}
      {below}
      <Button onClick={() => onChange([...rows, fresh])}>{adds}</Button>
    </>
  );
}
