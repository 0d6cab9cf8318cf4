import type { ReactNode } from "react";
import { StageSegments, type Station } from "./StageLine.tsx";

/** One noun in a timetable. `stations` has one entry for each stage of the head; null leaves the cell empty. */
export type TimetableRow = {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  stations: readonly (Station | null)[];
  act?: ReactNode;
};

type Timetabled = { stages: readonly string[]; rows: readonly TimetableRow[]; label: string };

const reached = (one: Station | null | undefined) =>
  one?.state === "done" || one?.state === "now" || one?.state === "late";

function Cell({ stations, at }: { stations: TimetableRow["stations"]; at: number }) {
  const one = stations[at];
  const hasBefore = stations.slice(0, at).some(Boolean);
  const hasAfter = stations.slice(at + 1).some(Boolean);
  const isPassed = stations.slice(at + 1).some(reached);
  const before = reached(one) || isPassed ? "done" : "ahead";
  const after = isPassed ? "done" : "ahead";
  return (
    <td
      data-state={one?.state}
      data-before={hasBefore && (one || hasAfter) ? before : undefined}
      data-after={hasAfter && (one || hasBefore) ? after : undefined}
      aria-current={one?.state === "now" || one?.state === "late" ? "step" : undefined}
    >
      {one && <span className="dot" aria-hidden="true" />}
      <span className="station-on">{one?.on ?? " "}</span>
      {one && <span className="unseen">{one.state === "done" ? "已完成" : one.name}</span>}
    </td>
  );
}

function PhoneRow({ row }: { row: TimetableRow }) {
  const stations = row.stations.filter((one) => one !== null);
  const current = stations.find((one) => one.state === "now" || one.state === "late");
  return (
    <li>
      <div className="timetable-head">
        <span>{row.title}</span>
        <span data-state={current?.state}>
          {current ? `${current.name}　${current.on ?? ""}` : "已办结"}
        </span>
      </div>
      <StageSegments stations={stations} label="进度" />
      <div className="timetable-foot">
        <span>{row.note}</span>
        {row.act}
      </div>
    </li>
  );
}

/** 时刻表: many lives under one head of stages, so that they are compared down a column. */
export const Timetable = ({ stages, rows, label }: Timetabled) => (
  <>
    <table className="timetable" aria-label={label}>
      <colgroup>
        <col style={{ width: "25%" }} />
        {stages.map((stage) => (
          <col key={stage} />
        ))}
        <col style={{ width: "5%" }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">项目</span>
          </th>
          {stages.map((stage) => (
            <th key={stage} scope="col">
              {stage}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">去办</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.title}
              <span className="quiet">{row.note}</span>
            </th>
            {stages.map((stage, at) => (
              <Cell key={stage} stations={row.stations} at={at} />
            ))}
            <td className="timetable-act">{row.act}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <ul className="timetable-list" aria-label={label}>
      {rows.map((row) => (
        <PhoneRow key={row.id} row={row} />
      ))}
    </ul>
  </>
);
