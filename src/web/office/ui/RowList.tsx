import type { ReactNode } from "react";

/** One row of what waits: when, what and why, one click to do it. */
export type Row = {
  id: string;
  /** Usually a `Deadline`. */
  lead: ReactNode;
  title: ReactNode;
  /** Why, in figures, closed by its `Citations`. */
  says?: ReactNode;
  act?: ReactNode;
};

export const RowList = ({ rows, label }: { rows: readonly Row[]; label: string }) => (
  <ul className="row-list" aria-label={label}>
    {rows.map(({ id, lead, title, says, act }) => (
      <li key={id}>
        <div>{lead}</div>
        <div>
          <h3>{title}</h3>
          {says !== undefined && <p>{says}</p>}
        </div>
        <div className="row-act">{act}</div>
      </li>
    ))}
  </ul>
);
