import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { rolesOf } from "../organization/roles.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { directoryKinds, providerStatuses, sizes, type Provider } from "./model.ts";
import * as reads from "./reads.ts";
import { screenOf } from "./rules.ts";
import { providerLife } from "./states.ts";

const done = { done: true } as const;

const row = (provider: Provider) => ({
  ...provider,
  statusName: providerStatuses[provider.status],
  sizeName: sizes[provider.size],
  className: screenOf(provider.creditCode).says,
});

async function view(db: Db, by: Actor, id: string, on: Day) {
  const facts = await reads.factsOfProvider(db, id, on);
  const file = facts.provider;
  const directory = await reads.listDirectory(db, id);
  const all = { check: facts, enlist: facts, resume: facts, lift: facts };
  return {
    ...row(file),
    ...file,
    qualifications: file.qualifications.map((one) => ({
      ...one,
      isValid: one.from <= on && (one.to === undefined || on <= one.to),
    })),
    directory: directory.map((one) => ({ ...one, kindName: directoryKinds[one.kind] })),
    ratings: await reads.listRatings(db, id),
    offers: providerLife.offers(file.status, rolesOf(by), all, on),
  };
}

export const providerRoutes: Route[] = [
  answer(api.listProviders, async ({ db, input }) => {
    const rows = await reads.listProviders(db, { ...input, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const next = rows.length > input.limit ? (shown.at(-1)?.creditCode ?? null) : null;
    return { rows: shown.map(row), next };
  }),
  answer(api.viewProvider, ({ db, by, input, today }) => view(db, by, input.id, today)),
  answer(api.viewOwnProvider, async ({ db, by, today }) => {
    if (!(await reads.findProvider(db, by.organization)))
      throw new Refusal("notFound", "贵单位还没有登记为承接主体。请联系县财政局登记");
    return view(db, by, by.organization, today);
  }),
  act(api.registerProvider, async ({ tx, by, input, today }) => ({
    id: await actions.register(tx, by, input, today),
  })),
  act(api.introduceProvider, async ({ tx, by, input, today }) => ({
    id: await actions.introduce(tx, by, input, today),
  })),
  act(api.checkProvider, async ({ tx, by, input, today }) => {
    await actions.check(tx, by, input, today);
    return done;
  }),
  act(api.addQualification, async ({ tx, by, input, today }) => {
    await actions.addQualification(tx, by, input, today);
    return done;
  }),
  act(api.enlistProvider, async ({ tx, by, input }) => {
    await actions.enlist(tx, by, input);
    return done;
  }),
  act(api.banProvider, async ({ tx, by, input }) => {
    await actions.ban(tx, by, input);
    return done;
  }),
  act(api.changeStanding, async ({ tx, by, input: { verb, ...input } }) => {
    await actions.changeStanding(tx, by, verb, input);
    return done;
  }),
];
