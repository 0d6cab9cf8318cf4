/**
 * Who may ask what, and who then sees the rows. Written by hand from the design, never derived from the code that
 * enforces it: a new endpoint is a decision to be made here, too.
 */
const T = "townshipClerk";
const H = "townshipHead";
const D = "departmentOfficer";
const F = "countyFinanceOfficer";
const V = "countyFinanceReviewer";
const Y = "countyTreasury";
const P = "providerAgent";
const M = "panelMember";
const E = "thirdPartyEvaluator";
const S = "systemAdmin";

const reviewers = ["reviewFinance", "reviewParty", "reviewDiscipline", "reviewSocial"];
const county = [F, V, Y];
const watchers = ["disciplineInspector", "auditor"];
const above = ["cityFinanceViewer", "provinceFinanceViewer"];
const unit = [T, D, H];
const staff = [...unit, ...reviewers, ...county, ...watchers, ...above];

export const allRoles = [...staff, P, M, E, S, "securityAdmin", "auditAdmin"];

export type May = "public" | "signedIn" | readonly string[];

/** Where one stands towards a purchase of 柳河镇 in county 990101. Every other place sees nothing of it. */
export type Place =
  "own" | "county" | "city" | "province" | "winner" | "bidder" | "panel" | "anyProvider";

export type Noun =
  | "need"
  | "revision"
  | "line"
  | "project"
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

const business: readonly Place[] = ["own", "county", "city", "province"];
const withWinner: readonly Place[] = [...business, "winner"];
/** What was announced is announced to every provider; the panel sees what it sits on. */
const announced: readonly Place[] = [...withWinner, "bidder", "anyProvider", "panel"];

const seen = (
  of: Noun,
  to: readonly Place[] = business,
  asks: Record<string, string> = {},
): Sight => ({
  of,
  to,
  asks,
});

const who: Record<string, readonly [May, ...Sight[]]> = {
  // organization
  "POST /api/session": ["public"],
  "POST /api/session/end": ["signedIn"],
  "GET /api/me": ["signedIn"],
  "POST /api/session/post": ["signedIn"],
  "POST /api/session/password": ["signedIn"],
  "GET /api/organizations": [[...staff, S]],
  "GET /api/persons": [[S]],
  "POST /api/persons": [[S]],
  "GET /api/persons/:person": [[S]],
  "POST /api/persons/:person/password": [[S]],
  "POST /api/persons/:person/disable": [[S]],
  "POST /api/persons/:person/posts": [[S]],
  "POST /api/persons/:person/posts/end": [[S]],
  // supervision
  "GET /api/audit/entries": [["auditAdmin", ...watchers], seen("entry", ["county"])],
  "GET /api/audit/entries/:jurisdiction/:id": [
    ["auditAdmin", ...watchers],
    seen("entry", ["county"]),
  ],
  // policy and law
  "GET /api/policy/deadlines": ["public"],
  "GET /api/policy/thresholds": ["public"],
  "GET /api/policy/track": ["signedIn"],
  "GET /api/law/articles": ["public"],
  // provider: one register for all treasuries
  "GET /api/providers": [staff],
  "GET /api/providers/:id": [staff],
  "GET /api/provider": [[P]],
  "POST /api/providers": [[F, V]],
  "POST /api/providers/:id/check": [[F, V]],
  "POST /api/providers/:id/qualifications": [[F, V]],
  "POST /api/providers/:id/directory": [[F, V]],
  "POST /api/providers/:id/ban": [[V]],
  "POST /api/providers/:id/standing": [[V]],
  // catalog
  "GET /api/catalog/items": ["public"],
  "GET /api/catalog/items/:code": ["public"],
  "GET /api/catalog/standards/:item": ["public"],
  "GET /api/catalog/negatives": ["public"],
  "GET /api/catalog/editions": ["public"],
  "GET /api/catalog/editions/:edition/file": ["public"],
  "GET /api/catalog/differences": ["public"],
  "GET /api/catalog/purchase-items": [staff],
  "GET /api/catalog/template": [[T, D, F]],
  "GET /api/catalog/revisions": [[...unit, ...county, ...watchers, ...above], seen("revision")],
  "GET /api/catalog/revisions/:jurisdiction/:id": [
    [...unit, ...county, ...watchers, ...above],
    seen("revision"),
  ],
  "GET /api/catalog/revisions/:jurisdiction/:id/projects": [staff, seen("revision")],
  "POST /api/catalog/revisions": [[D, F]],
  "POST /api/catalog/revisions/import": [[D, F]],
  "POST /api/catalog/proposals": [[T, D, F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/changes": [[T, D, F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/ask": [[F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/answer": [[T, D]],
  "POST /api/catalog/revisions/:jurisdiction/:id/legality": [[F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/experts": [[F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/approve": [[V]],
  "POST /api/catalog/revisions/:jurisdiction/:id/return": [[F, V]],
  "POST /api/catalog/revisions/:jurisdiction/:id/decline": [[F]],
  "POST /api/catalog/revisions/:jurisdiction/:id/publish": [[V]],
  // needs
  "GET /api/needs": [staff, seen("need")],
  "GET /api/needs/similar": [unit, seen("need", ["own"], { words: "代理记账" })],
  "GET /api/needs/:jurisdiction/:id": [staff, seen("need")],
  "POST /api/needs": [unit],
  "POST /api/needs/:jurisdiction/:id/check": [unit],
  "POST /api/needs/:jurisdiction/:id/merge": [unit],
  "POST /api/needs/:jurisdiction/:id/list": [unit],
  "POST /api/needs/:jurisdiction/:id/decline": [unit],
  "POST /api/needs/:jurisdiction/:id/propose": [[T, D]],
  "POST /api/needs/:jurisdiction/:id/answer": [unit],
  // budget
  "GET /api/budget/lines": [staff, seen("line", business, { year: "2026" })],
  "GET /api/budget/lines/:jurisdiction/:id/postings": [staff, seen("line")],
  "POST /api/budget/lines": [[F]],
  "POST /api/budget/lines/:jurisdiction/:id/change": [[F]],
  // project
  "GET /api/projects": [staff, seen("project")],
  "GET /api/projects/prefill": [[T, D]],
  "GET /api/projects/:jurisdiction/:id": [staff, seen("project")],
  "POST /api/projects": [[T, D]],
  "POST /api/projects/:jurisdiction/:id/edit": [[T, D]],
  "POST /api/projects/:jurisdiction/:id/submit": [[T, D]],
  "POST /api/projects/:jurisdiction/:id/review": [reviewers],
  "POST /api/projects/:jurisdiction/:id/approve": [[V]],
  "POST /api/projects/:jurisdiction/:id/send-back": [[V, F]],
  "POST /api/projects/:jurisdiction/:id/plan": [[F]],
  "POST /api/projects/:jurisdiction/:id/unplan": [[F]],
  "POST /api/projects/:jurisdiction/:id/withdraw": [unit],
  // procurement
  "GET /api/procurements": [
    [...staff, P, M],
    seen("consultation", announced),
    seen("comparison", withWinner),
  ],
  "GET /api/procurements/:jurisdiction/:id": [
    [...staff, P, M],
    seen("consultation", announced),
    seen("comparison", withWinner),
  ],
  "GET /api/experts": [[T, D]],
  "GET /api/projects/:jurisdiction/:project/procurement-terms": [[T, D], seen("project", ["own"])],
  "GET /api/quick": [[T, D], { ...seen("project", ["own"]), isAtMost: true }],
  "POST /api/quick": [[T, D]],
  "POST /api/procurements": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/quotes": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/choose": [[H, D]],
  "POST /api/procurements/:jurisdiction/:id/intention": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/notice": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/respond": [[P]],
  "POST /api/procurements/:jurisdiction/:id/withdraw": [[P]],
  "POST /api/procurements/:jurisdiction/:id/close": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/open": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/final-price": [[P]],
  "POST /api/procurements/:jurisdiction/:id/panel": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/review-price": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/invalidate": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/scores": [[M, ...unit]],
  "POST /api/procurements/:jurisdiction/:id/evaluate": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/award": [[H, D]],
  "POST /api/procurements/:jurisdiction/:id/notify": [unit],
  "POST /api/procurements/:jurisdiction/:id/challenge": [[P, T, D]],
  "POST /api/procurements/:jurisdiction/:id/answer-challenge": [unit],
  "POST /api/procurements/:jurisdiction/:id/fail": [[T, D]],
  "POST /api/procurements/:jurisdiction/:id/cancel": [[T, D]],
  // contract
  "GET /api/contracts": [[...staff, P, E], seen("contract", withWinner)],
  "GET /api/contracts/:jurisdiction/:id": [[...staff, P, E], seen("contract", withWinner)],
  "GET /api/projects/:jurisdiction/:project/contracts": [
    [...staff, P, E],
    seen("project", withWinner),
  ],
  "POST /api/contracts": [[T, D]],
  "POST /api/contracts/:jurisdiction/:id/edit": [[T, D]],
  "POST /api/contracts/:jurisdiction/:id/submit": [[T, D]],
  "POST /api/contracts/:jurisdiction/:id/return": [[H, D]],
  "POST /api/contracts/:jurisdiction/:id/sign": [[H, D]],
  "POST /api/contracts/:jurisdiction/:id/file": [unit],
  "POST /api/contracts/:jurisdiction/:id/supplements": [[H, D]],
  "POST /api/contracts/:jurisdiction/:id/end": [[H, D]],
  // delivery
  "GET /api/projects/:jurisdiction/:id/delivery": [[...staff, P], seen("project", withWinner)],
  "GET /api/contracts/:jurisdiction/:id/delivery": [[...staff, P], seen("contract", withWinner)],
  "POST /api/contracts/:jurisdiction/:id/records": [[...unit, P]],
  "POST /api/contracts/:jurisdiction/:id/checks": [[T, D]],
  "GET /api/checks/:jurisdiction/:id": [[...staff, P], seen("check", withWinner)],
  "POST /api/checks/:jurisdiction/:id/rectify": [[...unit, P]],
  "POST /api/contracts/:jurisdiction/:id/acceptances": [[...unit, P]],
  "GET /api/acceptances": [[...staff, P], seen("acceptance", withWinner)],
  "GET /api/acceptances/:jurisdiction/:id": [[...staff, P], seen("acceptance", withWinner)],
  "POST /api/acceptances/:jurisdiction/:id/accept": [unit],
  "POST /api/acceptances/:jurisdiction/:id/refuse": [unit],
  "GET /api/attachments/:jurisdiction/:id": [[...staff, P, E, M], seen("paper", withWinner)],
  // evaluation
  "GET /api/projects/:jurisdiction/:id/evaluations": [[...staff, E, P], seen("project", business)],
  "POST /api/projects/:jurisdiction/:id/evaluations": [[T, D, V]],
  "GET /api/evaluations": [[...staff, E, P], seen("evaluation", business)],
  "GET /api/evaluators": [[T, D, V]],
  "GET /api/evaluations/:jurisdiction/:id": [[...staff, E, P], seen("evaluation", business)],
  "POST /api/evaluations/:jurisdiction/:id/grade": [[T, D, V, E]],
  "POST /api/evaluations/:jurisdiction/:id/publish": [[...unit, V]],
  "POST /api/evaluations/:jurisdiction/:id/consequences": [[...unit, V]],
  "POST /api/evaluations/:jurisdiction/:id/close": [[...unit, V]],
  // payment
  "GET /api/payments/days": [staff],
  "GET /api/payments": [[...staff, P], seen("payment", withWinner)],
  "GET /api/payments/:jurisdiction/:id": [[...staff, P], seen("payment", withWinner)],
  "GET /api/projects/:jurisdiction/:project/payments": [[...staff, P], seen("project", withWinner)],
  "GET /api/claims": [[P], seen("payment", ["winner"])],
  "POST /api/payments": [[T, D]],
  "POST /api/payments/:jurisdiction/:id/check": [[V]],
  "POST /api/payments/:jurisdiction/:id/order": [[F]],
  "POST /api/payments/:jurisdiction/:id/refuse": [[V, F]],
  "POST /api/payments/:jurisdiction/:id/pay": [[Y]],
  "POST /api/payments/:jurisdiction/:id/return": [[Y]],
  // desk: what waits, and how far everything is
  "GET /api/desk": ["signedIn", { ...seen("project", announced), isAtMost: true }],
  "GET /api/projects/:jurisdiction/:id/stages": [
    [...staff, P, E],
    { ...seen("project", withWinner), isAtMost: true },
  ],
  "GET /api/stages": [
    staff,
    { ...seen("project"), asks: { jurisdiction: "990101", projects: "id" } },
  ],
  // statistics: sums of a treasury, for those who answer for it and those above
  "GET /api/returns": [[...county, ...above, ...watchers]],
  "GET /api/returns/:jurisdiction/:year/:form": [[...county, ...above, ...watchers]],
  "GET /api/returns/:jurisdiction/:year/:form/file": [[...county, ...above, ...watchers]],
  "GET /api/returns/:jurisdiction/:year/budget/file": [staff],
  "POST /api/returns": [[F, V]],
  "POST /api/returns/explanations": [[F, V]],
  "POST /api/returns/closings": [[V]],
  // disclosure: snapshots of what the law makes public
  "GET /api/public/front": ["public"],
  "GET /api/public/projects": ["public"],
  "GET /api/public/projects/:jurisdiction/:id": ["public"],
  "GET /api/public/publications": ["public"],
  "GET /api/public/notices": ["public"],
  "GET /api/public/publications/:jurisdiction/:id": ["public"],
  "GET /api/public/contracts/:jurisdiction/:id": ["public"],
  "GET /api/public/evaluations/:jurisdiction/:id": ["public"],
};

export const table: ReadonlyMap<string, Row> = new Map(
  Object.entries(who).map(([endpoint, [may, ...sights]]) => [endpoint, { may, sights }]),
);
