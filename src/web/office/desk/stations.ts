import { day, daysBetween } from "../../../base/day.ts";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewStages } from "../../../modules/desk/api.ts";
import type { Station } from "../../parts/StageLine.tsx";
import { dayText } from "../../parts/day.ts";

export type Stage = Answer<typeof viewStages>["stages"][number];

function onText({ state, on, dueOn, words }: Stage, today: string): string | undefined {
  if (state === "late" && dueOn) return `超 ${daysBetween(day(dueOn), day(today))} 天`;
  if (state === "now" && dueOn) return `${dayText(dueOn, today)} 前`;
  if (state === "now" && words) return words;
  return on ? dayText(on, today) : undefined;
}

/** A stage of the server as a station of a line: what is done with its day, what waits with its last day. */
export function stationOf(stage: Stage, today: string): Station {
  const { name, state, words, note } = stage;
  const waits = state === "late" || (state === "now" && stage.dueOn) ? words : null;
  return {
    name,
    state,
    on: onText(stage, today),
    note: [waits, note].filter(Boolean).join("，") || undefined,
  };
}
