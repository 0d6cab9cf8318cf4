import { act, answer, type Route } from "../../platform/http.ts";
import { spanOf } from "../analysis/page.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { listParts, mostParts } from "./reads.ts";
import { appraisalOf, partView } from "./sheet.ts";

export const appraisalRoutes: Route[] = [
  answer(api.viewAppraisal, ({ db, by, today, input }) =>
    appraisalOf(db, spanOf(by, input), today),
  ),

  answer(api.listAppraisalParts, async ({ db, by, today, input: { office, measure, ...key } }) => {
    const rows = await listParts(db, spanOf(by, key), { office, measure, today });
    const isTreasury = /^\d{6}$/.test(office);
    const { name } = isTreasury
      ? await getJurisdiction(db, office)
      : await getOrganization(db, office);
    return {
      name,
      rows: rows.slice(0, mostParts).map(partView(measure)),
      isCut: rows.length > mostParts,
    };
  }),

  act(api.adoptWeights, async ({ tx, by, input }) => {
    await actions.adoptWeights(tx, by, input);
    return { done: true } as const;
  }),
];
