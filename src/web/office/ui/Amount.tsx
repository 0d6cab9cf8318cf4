import { wanText, yuanText, type Fen } from "../../parts/amount.ts";
import { dayText, momentText } from "../../parts/day.ts";
import { useToday } from "./today.ts";

type Shown = { fen: Fen | null | undefined; unit?: "元" | "万元"; bare?: boolean };

/** Money. With its unit unless `bare` (in tables, where the head has it). Nothing is a dash. */
export function Amount({ fen, unit = "元", bare = false }: Shown) {
  if (fen === null || fen === undefined) return <span>—</span>;
  const text = unit === "元" ? yuanText(fen) : wanText(fen);
  return <span className="whole">{bare ? text : `${text} ${unit}`}</span>;
}

/** A day: without its year inside the year of today. `full` always shows the year. */
export function DayText({ on, full = false }: { on: string | null | undefined; full?: boolean }) {
  const today = useToday();
  if (on === null || on === undefined || on === "") return <span>—</span>;
  return (
    <time className="whole" dateTime={on}>
      {full ? on.slice(0, 10) : dayText(on, today)}
    </time>
  );
}

/** An instant of the server, as day and minute in Beijing. */
export const Moment = ({ at }: { at: string | null | undefined }) =>
  at ? (
    <time className="whole" dateTime={at}>
      {momentText(at)}
    </time>
  ) : (
    <span>—</span>
  );
