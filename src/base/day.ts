/** A calendar day, "2026-03-01". Text, so that no time zone can move it. */
export type Day = string & { readonly kind: "day" };

const msPerDay = 86_400_000;

export function isDay(text: string): boolean {
  const parts = /^\d{4}-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [month, date] = [Number(parts[1]), Number(parts[2])];
  if (month < 1 || month > 12 || date < 1) return false;
  if (date <= 28) return true; // every month has it; only the last days need a calendar
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`不是日期（应如 2026-03-01）：${text}`);
  return text as Day;
}

/** Calendar days, counted with the first day left out (令87 第八十五条). */
export const daysAfter = (from: Day, count: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + count * msPerDay).toISOString().slice(0, 10) as Day;

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);

export const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** 0 is Sunday. */
export const weekdayOf = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay();

/** What is in force between two days, both included; no `to` means until further notice. */
export type InForce = { from: Day; to?: Day | undefined };

export const isInForce = (span: InForce, on: Day): boolean =>
  span.from <= on && (span.to === undefined || on <= span.to);
