/** Where a standard and its drafts are opened. */
export const standardAddress = (item: string, version?: number): string =>
  version === undefined ? `/standards/${item}` : `/standards/${item}?version=${version}`;

export const draftAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }): string =>
  `/standard-drafts/${jurisdiction}/${id}`;

/** Who writes standards, and who sees what is being written. */
export const writesStandards: readonly string[] = ["departmentOfficer"];
export const seesDrafts: readonly string[] = [
  "departmentOfficer",
  "countyFinanceOfficer",
  "countyFinanceReviewer",
];
