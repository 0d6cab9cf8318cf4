import type { Station } from "../../parts/StageLine.tsx";
import { dayText } from "../../parts/day.ts";
import type { View } from "./forms.ts";

/** Notes under the stations: how many, who, and where the law counts from. */
const notes = (view: View): Record<string, string | undefined> => ({
  询价比价: `${view.responses.length} 家，要求 ${view.quotesNeeded} 家`,
  磋商公告: view.documentsUntil === null ? undefined : `文件提供至 ${view.documentsUntil.slice(5)}`,
  响应截止:
    view.respondBy === null || view.status === "noticePublished"
      ? undefined
      : `截止日 ${view.respondBy.slice(5)}`,
  开启: view.openedOn === null ? undefined : `${view.responses.length} 家响应`,
  评审: view.seats.length === 0 ? undefined : `小组 ${view.seats.length} 人`,
  确定成交: view.award?.provider.name,
  通知公告: view.challengeBy === null ? undefined : `质疑期至 ${view.challengeBy.slice(5)}`,
});

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function stationsShown(view: View): Station[] {
  const said = notes(view);
  return view.stations.map(({ name, state, on, note }) => ({
    name,
    state,
    on: on !== undefined && isDay(on) ? dayText(on, view.preparedOn) : on,
    note: note ?? said[name],
  }));
}
