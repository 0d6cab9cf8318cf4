import { act, answer, free, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import * as reads from "./reads.ts";

const done = { done: true } as const;

export const organizationRoutes: Route[] = [
  free(api.signIn, async ({ database, input, address, setSession }) => {
    setSession(await actions.signIn(database, input, address));
    return done;
  }),
  free(api.signOut, async ({ database, by, setSession }) => {
    await actions.signOut(database, by);
    setSession(null);
    return done;
  }),
  answer(api.viewMe, ({ db, by }) => actions.me(db, by)),
  act(api.choosePost, async ({ tx, by, input }) => {
    await actions.choosePost(tx, by, input.post);
    return done;
  }),
  act(api.changePassword, async ({ tx, by, input }) => {
    await actions.changePassword(tx, by, input);
    return done;
  }),
  answer(api.listOrganizations, async ({ db, by, input }) => ({
    rows: await reads.listOrganizations(db, by.jurisdiction, [input.kind]),
  })),
  act(api.addPerson, async ({ tx, by, input }) => ({
    post: await actions.addPerson(tx, by, input),
  })),
];
