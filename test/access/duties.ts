import { D, F, seen, staff, T, V, type Asking } from "./seats.ts";

/** Whose duty a matter is, and what people decide beside the rules. */
export const dutyRows: Asking = {
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
};
