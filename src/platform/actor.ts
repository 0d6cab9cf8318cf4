/** 视野: what the database may show to one who asks. Goes into local settings of each transaction. */
export type Sight = {
  /** Range of jurisdictions: lo <= code < hi. Empty means nothing. */
  lo: string;
  hi: string;
  scope: "all" | "own";
  /** The asker's organization and post. */
  mine: readonly string[];
};

/** 经办人: who acts, in which post. Ids only; names are looked up where they are shown. */
export type Actor = {
  person: string;
  post: string;
  organization: string;
  roles: readonly string[];
  /** The treasury of the post; empty for providers and viewers of no single treasury. */
  jurisdiction: string;
  sight: Sight;
  /** A machine's token without the scope to write. */
  isReadOnly?: boolean;
};

/** Deny by default: nobody sees any row of business. */
export const noSight: Sight = { lo: "", hi: "", scope: "own", mine: [] };

/** Jobs of the platform itself see every row. */
export const fullSight: Sight = { lo: "000000", hi: ":", scope: "all", mine: [] };

const nil = "00000000-0000-0000-0000-000000000000";

/** Nobody signed in. */
export const anonymous: Actor = {
  person: nil,
  post: nil,
  organization: nil,
  roles: [],
  jurisdiction: "",
  sight: noSight,
};

/** The platform's own jobs, within one treasury or all. */
export const platformActor = (jurisdiction = ""): Actor => ({
  ...anonymous,
  jurisdiction,
  sight: fullSight,
});

/** The one treasury an asker works in; nothing for those who look over several. Named in every statement where it is known. */
export const treasuryOf = ({ jurisdiction, sight: { lo, hi } }: Actor): string | undefined =>
  lo === jurisdiction && Number(hi) - Number(lo) === 1 ? jurisdiction : undefined;
