import { answer, type Route } from "../../platform/http.ts";
import * as api from "./api.ts";
import { listNeighbours } from "./neighbours.ts";
import { priceRange } from "./priceRange.ts";
import * as reads from "./reads.ts";
import * as views from "./views.ts";

export const disclosureRoutes: Route[] = [
  answer(api.viewFront, ({ db, input, today }) => views.viewFront(db, input.jurisdiction, today)),
  answer(api.listPublicProjects, ({ db, input }) => views.pageProjects(db, input)),
  answer(api.viewPublicProject, ({ db, input, today }) =>
    views.viewPublicProject(db, input.jurisdiction, input.id, today),
  ),
  answer(api.listPublications, ({ db, input }) => views.pagePublications(db, input)),
  answer(api.listNotices, ({ db, input }) =>
    views.pagePublications(db, { ...input, kind: "notice" }),
  ),
  answer(api.viewPublication, async ({ db, input }) =>
    views.viewPublication(db, await reads.getPublication(db, input.jurisdiction, input.id)),
  ),
  answer(api.viewPublicContract, async ({ db, input: { jurisdiction, id } }) =>
    views.viewPublication(db, await reads.getNewestOf(db, jurisdiction, { kind: "contract", id })),
  ),
  answer(api.viewPublicEvaluation, async ({ db, input: { jurisdiction, id } }) =>
    views.viewPublication(
      db,
      await reads.getNewestOf(db, jurisdiction, { kind: "evaluation", id }),
    ),
  ),
  answer(api.listNeighbours, async ({ db, input, today }) => {
    const code = input.jurisdiction ?? (await reads.findCounty(db, undefined))?.code;
    if (code === undefined) return { rows: [] };
    return { rows: await listNeighbours(db, { ...input, jurisdiction: code }, today) };
  }),
  answer(api.viewPriceRange, async ({ db, input, today }) => {
    const code = input.jurisdiction ?? (await reads.findCounty(db, undefined))?.code;
    if (code === undefined) return { count: 0, others: 0, range: null };
    return priceRange(db, { ...input, jurisdiction: code }, today);
  }),
];
