import { act, answer, free, type Route } from "../../platform/http.ts";
import * as accounts from "./accounts.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { delegate, endDelegation, viewDelegations } from "./delegation.ts";
import * as offices from "./offices.ts";
import * as reads from "./reads.ts";
import { roleNames } from "./roles.ts";

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
  answer(api.listDelegations, ({ db, by, today }) => viewDelegations(db, by, today)),
  act(api.delegate, ({ tx, by, input }) => delegate(tx, by, input)),
  act(api.endDelegation, async ({ tx, by, input }) => {
    await endDelegation(tx, by, input.id);
    return done;
  }),
  answer(api.listNatures, () => Promise.resolve({ rows: offices.natureTable() })),
  answer(api.listOfficeNatures, async ({ db, by }) => ({
    rows: await offices.officeNatures(db, by.jurisdiction),
  })),
  act(api.correctNature, async ({ tx, by, input }) => {
    await offices.correctNature(tx, by, input);
    return done;
  }),
  answer(api.listSeats, async ({ db, by, input }) => {
    const rows = await reads.listSeats(db, by.jurisdiction, { ...input, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ person, name, login, isDisabled, organization, office, ...row }) => ({
        ...row,
        person: { id: person, name, login, isDisabled },
        organization: { id: organization, name: office },
        roleName: roleNames[row.role],
      })),
      next: rows.length > input.limit && last ? `${last.login} ${last.id}` : null,
    };
  }),
  act(api.addPerson, async ({ tx, by, input }) => ({
    post: await actions.addPerson(tx, by, input),
  })),
  answer(api.viewAccount, ({ db, by, input }) => accounts.viewAccount(db, by, input.person)),
  act(api.resetPassword, async ({ tx, by, input }) => {
    await accounts.resetPassword(tx, by, input);
    return done;
  }),
  act(api.disablePerson, async ({ tx, by, input }) => {
    await accounts.disable(tx, by, input);
    return done;
  }),
  act(api.givePost, async ({ tx, by, input }) => ({
    post: await accounts.givePost(tx, by, input),
  })),
  act(api.endPost, async ({ tx, by, input }) => {
    await accounts.endPost(tx, by, input);
    return done;
  }),
];
