import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { contractView, pageOfContracts, projectContracts } from "./dossier.ts";
import { draft, edit } from "./drafting.ts";
import { endEarly } from "./ending.ts";

export const contractRoutes: Route[] = [
  answer(api.listContracts, ({ db, by, input }) => pageOfContracts(db, by, input)),
  answer(api.viewContract, ({ db, by, input, today }) => contractView(db, by, input, today)),
  answer(api.listProjectContracts, ({ db, by, input }) => projectContracts(db, by, input)),
  act(api.draftContract, ({ tx, by, input }) => draft(tx, by, input)),
  act(api.editContract, async ({ tx, by, input: { jurisdiction, id, ...changes }, today }) => {
    await edit(tx, by, { jurisdiction, id }, changes);
    return contractView(tx, by, { jurisdiction, id }, today);
  }),
  act(api.submitContract, async ({ tx, by, input, today }) => {
    await actions.submit(tx, by, input);
    return contractView(tx, by, input, today);
  }),
  act(api.returnContract, async ({ tx, by, input, today }) => {
    await actions.sendBack(tx, by, input, input);
    return contractView(tx, by, input, today);
  }),
  act(api.signContract, async ({ tx, by, input, today }) => {
    await actions.sign(tx, by, input, input);
    return contractView(tx, by, input, today);
  }),
  act(api.fileContract, async ({ tx, by, input, today }) => {
    await actions.file(tx, by, input, input);
    return contractView(tx, by, input, today);
  }),
  act(api.supplementContract, async ({ tx, by, input, today }) => {
    await actions.supplement(tx, by, input, input);
    return contractView(tx, by, input, today);
  }),
  act(api.endContract, async ({ tx, by, input, today }) => {
    await endEarly(tx, by, input, input);
    return contractView(tx, by, input, today);
  }),
];
