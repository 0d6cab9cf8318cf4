import type { Cut, Measure } from "../../../modules/analysis/model.ts";

export type Figure = { jurisdiction: string; year: number; by: Cut; of: string; measure: Measure };

/** Where a figure opens to what it is made of; all of it stands in the address. */
export function figureAddress({ jurisdiction, year, by, of, measure }: Figure, project?: string) {
  const query = new URLSearchParams({ by, of, measure });
  const path = `/analysis/${jurisdiction}/${year}/entries`;
  return `${project === undefined ? path : `${path}/${project}`}?${query}`;
}
