import { AsyncLocalStorage } from "node:async_hooks";
import { day, type Day } from "../base/day.ts";

/** The only place that reads the time. Stories and the demonstration county live through other days in `at`. */
const shifted = new AsyncLocalStorage<Date>();

export const now = (): Date => shifted.getStore() ?? new Date();

/** The time on the wall, which no story shifts: for how long something has really waited. */
export const wall = (): Date => new Date();

/** Today in Asia/Shanghai, whatever TZ says. */
export const today = (): Day => dayOf(now());

export const dayOf = (instant: Date): Day =>
  day(new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));

/** Runs as if it were nine in the morning of that day, in China. */
export const at = <T>(on: Day, run: () => T): T =>
  shifted.run(new Date(`${on}T09:00:00+08:00`), run);
