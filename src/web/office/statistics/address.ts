import { useParams, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewReturn } from "../../../modules/statistics/api.ts";
import { periods, scopes, type Period, type Scope } from "../../../modules/statistics/model.ts";

export type Return = Answer<typeof viewReturn>;
export type Finding = Return["findings"][number];

export type Asked = {
  jurisdiction: string;
  year: number;
  form: 1 | 2;
  scope: Scope;
  period: Period;
  source: "ledger" | "filed";
  version?: number;
  /** The day of whose knowledge it is asked. */
  asOf?: string;
};

const knows = <Names extends object>(
  names: Names,
  text: string | null,
): text is string & keyof Names => text !== null && Object.hasOwn(names, text);

/** Which return is asked for: all of it stands in the address, so that it can be passed on. */
export function useAskedReturn(): Asked {
  const { jurisdiction = "", year = "", form } = useParams();
  const [query] = useSearchParams();
  const [scope, period] = [query.get("scope"), query.get("period")];
  const [version, asOf] = [query.get("version"), query.get("asOf")];
  return {
    jurisdiction,
    year: Number(year),
    form: form === "2" ? 2 : 1,
    scope: knows(scopes, scope) ? scope : "all",
    period: knows(periods, period) ? period : "year",
    source: query.get("source") === "ledger" ? "ledger" : "filed",
    ...(version ? { version: Number(version) } : {}),
    ...(asOf ? { asOf } : {}),
  };
}

/** The address of a return; what is usual is left out. */
export function returnAddress(
  asked: Omit<Asked, "scope" | "period"> & { scope: string; period: string },
) {
  const { jurisdiction, year, form, scope, period, source, version, asOf } = asked;
  const query = new URLSearchParams();
  if (scope !== "all") query.set("scope", scope);
  if (period !== "year") query.set("period", period);
  if (source === "ledger") query.set("source", source);
  if (version !== undefined) query.set("version", `${version}`);
  if (asOf !== undefined) query.set("asOf", asOf);
  return `/returns/${jurisdiction}/${year}/${form}${query.size > 0 ? `?${query}` : ""}`;
}

export const formNames = { 1: "表 1　按领域", 2: "表 2　按类别" } as const;

/** The id of a cell on the page, so that a finding can lead to it. */
export const cellId = (row: string, column: string): string => `格-${row}-${column}`;
