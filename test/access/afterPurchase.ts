import {
  above,
  aboveOfficers,
  aboveReviewers,
  county,
  F,
  staff,
  unit,
  V,
  watchers,
  type May,
  type Sight,
} from "./roles.ts";

/** What is told of purchases when they are done: returns, sums, what the public reads. */
/** Of returns: who makes one at any level, and who answers for it. Of which treasury, `partsIn` tells. */
const makers = [F, V, ...aboveOfficers, ...aboveReviewers];
const answering = [V, ...aboveReviewers];

export const afterPurchase: Record<string, readonly [May, ...Sight[]]> = {
  // reporting: units confirm, each level of finance files its own, the upper levels look on
  "GET /api/return-rounds": [[...county, ...above, ...watchers]],
  "GET /api/history/imports/:jurisdiction/:id/rounds": [[...county, ...watchers]],
  "POST /api/return-rounds": [makers],
  "GET /api/return-rounds/:jurisdiction/:id": [[...county, ...above, ...watchers]],
  "GET /api/return-rounds/:jurisdiction/:id/file": [[...county, ...above, ...watchers]],
  "GET /api/return-rounds/:jurisdiction/:id/template": [makers],
  "POST /api/return-rounds/:jurisdiction/:id/files": [makers],
  "POST /api/return-rounds/:jurisdiction/:id/sum": [makers],
  "POST /api/return-rounds/:jurisdiction/:id/omissions": [aboveReviewers],
  "POST /api/return-rounds/:jurisdiction/:id/check": [makers],
  "POST /api/return-rounds/:jurisdiction/:id/file": [answering],
  "POST /api/return-rounds/:jurisdiction/:id/correct": [answering],
  "POST /api/return-rounds/:jurisdiction/:id/send-back": [above],
  "POST /api/return-rounds/:jurisdiction/:id/explain": [makers],
  "POST /api/return-rounds/:jurisdiction/:id/ask-units": [makers],
  "GET /api/unit-returns": [unit],
  "GET /api/unit-returns/:jurisdiction/:id": [[...unit, ...county, ...above, ...watchers]],
  "POST /api/unit-returns/:jurisdiction/:id/confirm": [unit],
  "POST /api/unit-returns/:jurisdiction/:id/explain": [unit],
  "POST /api/unit-returns/:jurisdiction/:id/send-back": [makers],
  "POST /api/unit-returns/:jurisdiction/:id/vouch": [answering],
  "POST /api/unit-returns/:jurisdiction/:id/remind": [makers],
  "GET /api/return-overview": [above],
  "GET /api/return-overview/sums": [above],
  "POST /api/return-overview/remind": [above],
  // analysis
  "GET /api/analysis/:jurisdiction/:year": [staff],
  "GET /api/analysis/:jurisdiction/:year/entries": [staff],
  "GET /api/analysis/:jurisdiction/:year/entries/:project": [staff],
  "GET /api/analysis/:jurisdiction/:year/prices": [staff],
  "GET /api/analysis/:jurisdiction/:year/file": [staff],
  // appraisal
  "GET /api/appraisals/:jurisdiction/:year": [staff],
  "GET /api/appraisals/:jurisdiction/:year/:office/:measure": [staff],
  "POST /api/appraisals/weights": [[V]],
  // disclosure: snapshots of what the law makes public
  "GET /api/public/front": ["public"],
  "GET /api/public/projects": ["public"],
  "GET /api/public/projects/:jurisdiction/:id": ["public"],
  "GET /api/public/publications": ["public"],
  "GET /api/public/notices": ["public"],
  "GET /api/public/publications/:jurisdiction/:id": ["public"],
  "GET /api/public/contracts/:jurisdiction/:id": ["public"],
  "GET /api/public/evaluations/:jurisdiction/:id": ["public"],
  "GET /api/public/neighbours": ["public"],
  "GET /api/public/neighbours/prices": ["public"],
};
