/**
 * Who may ask what, and who then sees the rows. Written by hand from the design, never derived from the code that
 * enforces it: a new endpoint is a decision to be made here, too.
 */
export const T = "townshipClerk";
export const H = "townshipHead";
export const D = "departmentOfficer";
export const F = "countyFinanceOfficer";
export const V = "countyFinanceReviewer";
export const Y = "countyTreasury";
export const P = "providerAgent";
export const M = "panelMember";
export const E = "thirdPartyEvaluator";
export const S = "systemAdmin";

export const reviewers = ["reviewFinance", "reviewParty", "reviewDiscipline", "reviewSocial"];
export const county = [F, V, Y];
export const watchers = ["disciplineInspector", "auditor"];
/** Those above counties who make a return of their own, and who answers for it. */
export const aboveOfficers = ["cityFinanceOfficer", "provinceFinanceOfficer"];
export const aboveReviewers = ["cityFinanceReviewer", "provinceFinanceReviewer"];
export const above = [
  "cityFinanceViewer",
  "provinceFinanceViewer",
  ...aboveOfficers,
  ...aboveReviewers,
];
export const unit = [T, D, H];
export const staff = [...unit, ...reviewers, ...county, ...watchers, ...above];

export const allRoles = [...staff, P, M, E, S, "securityAdmin", "auditAdmin"];

export type May = "public" | "signedIn" | readonly string[];

/** Where one stands towards a purchase of 柳河镇 in county 990101. Every other place sees nothing of it. */
export type Place =
  | "own"
  | "department"
  | "county"
  | "city"
  | "province"
  | "winner"
  | "bidder"
  | "panel"
  | "anyProvider";

export type Noun =
  | "need"
  | "revision"
  | "filing"
  | "lift"
  | "flag"
  | "line"
  | "grant"
  | "project"
  | "plan"
  | "comparison"
  | "consultation"
  | "contract"
  | "check"
  | "paper"
  | "acceptance"
  | "payment"
  | "evaluation"
  | "entry";

/** Of which purchase an endpoint tells, and to whom. Where none is given, it tells nothing of a single purchase. */
export type Sight = {
  of: Noun;
  to: readonly Place[];
  asks: Record<string, string>;
  /** What is shown depends on the day's work, so that only the others are known: they see nothing. */
  isAtMost?: boolean;
};

export type Row = { may: May; sights: readonly Sight[] };

export const business: readonly Place[] = ["own", "county", "city", "province"];
export const withWinner: readonly Place[] = [...business, "winner"];
/** What was announced is announced to every provider; the panel sees what it sits on. */
export const announced: readonly Place[] = [...withWinner, "bidder", "anyProvider", "panel"];

export const seen = (
  of: Noun,
  to: readonly Place[] = business,
  asks: Record<string, string> = {},
): Sight => ({
  of,
  to,
  asks,
});
