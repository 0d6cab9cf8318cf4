type Key = { jurisdiction: string; id: string };

export const filingAddress = ({ jurisdiction, id }: Key): string =>
  `/filings/${jurisdiction}/${id}`;

export const liftAddress = ({ jurisdiction, id }: Key): string => `/lifts/${jurisdiction}/${id}`;

/** Who files and asks: the offices that buy. */
export const files = ["townshipClerk", "departmentOfficer"];
