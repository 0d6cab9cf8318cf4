import { useSearchParams } from "react-router";
import { fundRowNames, type FundRows } from "../../../modules/desk/fundForms.ts";
import { useMe } from "../me.ts";
import { figures } from "./groups.ts";

const isRows = (text: string | null): text is FundRows =>
  text !== null && Object.hasOwn(fundRowNames, text);

/** By what an office can look: a township has no other offices, only a city or a province has counties. */
function rowsFor(kind: string | undefined, isNarrowed: boolean): FundRows[] {
  const everywhere: FundRows[] = ["item", "month", "source"];
  if (kind === "cityFinance" || kind === "provinceFinance")
    return isNarrowed ? ["organization", ...everywhere, "line"] : ["place", ...everywhere];
  const isOne = kind === "township" || kind === "countyDepartment";
  return isOne ? ["line", ...everywhere] : ["organization", ...everywhere, "line"];
}

/** What is asked for stands in the address, so that a view can be sent to a colleague. */
export function useAsked() {
  const [asked, set] = useSearchParams();
  const me = useMe();
  const kind = me.post?.organization.kind;
  const place = asked.get("place") ?? undefined;
  const choices = rowsFor(kind, place !== undefined);
  const by = asked.get("by");
  const year = Number(asked.get("year")) || Number(me.today.slice(0, 4));
  const merged = (next: Record<string, string | number>) => {
    const all = { ...Object.fromEntries(asked), ...next };
    return Object.fromEntries(
      Object.entries(all).flatMap(([k, v]) => (v === "" ? [] : [[k, `${v}`]])),
    );
  };
  return {
    by: isRows(by) && choices.includes(by) ? by : choices[0]!,
    choices,
    /** All that the office could ever look by. */
    rows: rowsFor(kind, false),
    year,
    within: { year, ...(place === undefined ? {} : { place }) },
    chosen: asked.get("chosen") ?? undefined,
    of: figures.find(([figure]) => figure === asked.get("of"))?.[0],
    change: (next: Record<string, string | number>) => set(merged(next), { replace: true }),
    address: (next: Record<string, string | number>) => `?${new URLSearchParams(merged(next))}`,
  };
}

export type Asked = ReturnType<typeof useAsked>;
