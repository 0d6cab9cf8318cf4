/** In this window only: on a computer that several people use nobody reads what another has asked. */
const place = "goufu.check.recent";
const most = 4;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** 最近问过, the newest first. */
export function recentlyAsked(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    return isTexts(kept) ? kept.slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberAsked(text: string): void {
  const kept = [text, ...recentlyAsked().filter((one) => one !== text)].slice(0, most);
  try {
    sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing only loses a convenience.
  }
}
