import { D, F, seen, staff, T, V, type May, type Sight } from "./roles.ts";

/** What stands before a purchase: catalog, standards, duties, the reading of words, rulings. */
export const beforePurchase: Record<string, readonly [May, ...Sight[]]> = {
  // catalog
  "GET /api/catalog/items": ["public"],
  "GET /api/catalog/items/:code": ["public"],
  "GET /api/catalog/negatives": ["public"],
  // boundary: the product's face is open to all
  "GET /api/boundary/check": ["public"],
  "GET /api/boundary/cues": ["public"],
  // duty: one list for every office of its treasury
  "GET /api/duties": [staff],
  "GET /api/duties/template": [[F, V]],
  "GET /api/duties/:jurisdiction/:id": [staff],
  "POST /api/duties": [[F, V]],
  "POST /api/duties/import": [[F, V]],
  "POST /api/duties/:jurisdiction/:id/withdraw": [[F, V]],
  "GET /api/unified-items": [staff],
  "POST /api/unified-items": [[F, V]],
  "POST /api/unified-items/:jurisdiction/:id/release": [[F, V]],
  // ruling: what people decide beside the rules
  "GET /api/filings": [staff, seen("filing")],
  "GET /api/filings/:jurisdiction/:id": [staff, seen("filing")],
  "POST /api/filings": [[T, D]],
  "POST /api/filings/:jurisdiction/:id/edit": [[T, D]],
  "POST /api/filings/:jurisdiction/:id/submit": [[T, D]],
  "POST /api/filings/:jurisdiction/:id/withdraw": [[T, D]],
  "POST /api/filings/:jurisdiction/:id/accept": [[V]],
  "POST /api/filings/:jurisdiction/:id/decline": [[V]],
  "GET /api/lifts": [staff, seen("lift")],
  "GET /api/lifts/:jurisdiction/:id": [staff, seen("lift")],
  "POST /api/lifts/:jurisdiction/:id/grant": [[V]],
  "POST /api/lifts/:jurisdiction/:id/refuse": [[V]],
  "POST /api/lifts/:jurisdiction/:id/withdraw": [[T, D]],
  // standard: what holds is for everybody; what is being written, for the department and county finance
  "GET /api/catalog/standards": ["public"],
  "GET /api/catalog/standards/:item": ["public"],
  "GET /api/catalog/standards/:item/versions": ["public"],
  "GET /api/catalog/standards/:item/differences": ["public"],
  "GET /api/standard-drafts": [[D, F, V]],
  "GET /api/standard-drafts/:jurisdiction/:id": [[D, F, V]],
  "POST /api/standard-drafts": [[D]],
  "POST /api/standard-drafts/:jurisdiction/:id/edit": [[D]],
  "POST /api/standard-drafts/:jurisdiction/:id/submit": [[D]],
  "POST /api/standard-drafts/:jurisdiction/:id/send-back": [[F, V]],
  "POST /api/standard-drafts/:jurisdiction/:id/agree": [[V]],
  "POST /api/standard-drafts/:jurisdiction/:id/publish": [[D]],
  "POST /api/standard-drafts/:jurisdiction/:id/withdraw": [[D]],
  "GET /api/catalog/search": ["public"],
};
