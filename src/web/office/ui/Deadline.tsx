import { day, daysBetween } from "../../../base/day.ts";
import { dayText } from "../../parts/day.ts";
import { useToday } from "./today.ts";

type Due = {
  /** The legal last day. */
  on: string | null | undefined;
  /** Where the law counts working days: what is left of them, counted by the server. */
  workingDaysLeft?: number | null | undefined;
  /** Why the day has moved, or that the calendar is provisional: “09-20 调休上班”, “暂按周末推算”. */
  note?: string | null | undefined;
};

function left(days: number, workingDays: number | null | undefined): [string, string] {
  if (days < 0) return ["bad", `已超 ${-days} 天`];
  if (days === 0) return ["warn", "今天到期"];
  const tone = days <= 1 ? "warn" : "plain";
  return [tone, workingDays ? `剩 ${workingDays} 个工作日` : `剩 ${days} 天`];
}

/** 期限: what is left in bold, the day in grey. Red when past, amber on the last day. */
export function Deadline({ on, workingDaysLeft, note }: Due) {
  const today = useToday();
  if (!on) return <span className="deadline quiet">没有法定期限</span>;
  const days = daysBetween(day(today), day(on.slice(0, 10)));
  const [tone, words] = left(days, workingDaysLeft);
  return (
    <span className={`deadline deadline-${tone}`}>
      <b>{words}</b>
      <span>
        {days < 0 ? "应于" : "最迟"} {dayText(on, today)}
        {note ? `（${note}）` : ""}
      </span>
    </span>
  );
}
