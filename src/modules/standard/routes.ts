import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { differencesOf } from "./differences.ts";
import * as reads from "./reads.ts";
import { draftPage, placeAsked, rowViews, standardView } from "./views.ts";

const done = { done: true } as const;

export const standardRoutes: Route[] = [
  answer(api.listStandards, async ({ db, input, today }) => {
    const asked = await placeAsked(db, input.place);
    const rows = await reads.listStandards(db, asked.place, input.on ?? today);
    return { ...asked, rows: rows.map(standardView) };
  }),
  answer(api.viewStandard, async ({ db, input, today }) => {
    const { item, on = today, version } = input;
    const { place, placeName } = await placeAsked(db, input.place);
    const standard =
      version === undefined
        ? await reads.getStandard(db, item, place, on)
        : await reads.getVersion(db, item, place, version);
    return { ...standardView(standard), placeName };
  }),
  answer(api.listVersions, async ({ db, input }) => {
    const { place } = await placeAsked(db, input.place);
    const rows = await reads.listVersions(db, input.item, place);
    return { rows: rows.map(standardView) };
  }),
  answer(api.compareVersions, async ({ db, input: { item, before, after, ...asked } }) => {
    const { place } = await placeAsked(db, asked.place);
    const old = await reads.getVersion(db, item, place, before);
    return { rows: differencesOf(old, await reads.getVersion(db, item, place, after)) };
  }),
  answer(api.listDrafts, async ({ db, by, input }) => {
    const drafts = await reads.listDrafts(db, by, input);
    const next = drafts.length === input.limit ? drafts.at(-1)!.id : null;
    return { rows: await rowViews(db, drafts), next };
  }),
  answer(api.viewDraft, ({ db, by, input, today }) => draftPage(db, by, input, today)),
  act(api.draftStandard, ({ tx, by, input }) => actions.draft(tx, by, input)),
  act(api.editStandard, async ({ tx, by, input: { jurisdiction, id, ...typed } }) => {
    await actions.edit(tx, by, { jurisdiction, id }, typed);
    return done;
  }),
  act(api.submitStandard, async ({ tx, by, input }) => {
    await actions.submit(tx, by, input);
    return done;
  }),
  act(api.sendBackStandard, async ({ tx, by, input: { remarks, ...key } }) => {
    await actions.sendBack(tx, by, key, remarks);
    return done;
  }),
  act(api.agreeToStandard, async ({ tx, by, input }) => {
    await actions.agree(tx, by, input);
    return done;
  }),
  act(api.publishStandard, async ({ tx, by, input: { document, fromOn, ...key } }) => {
    await actions.publish(tx, by, key, { document, fromOn });
    return done;
  }),
  act(api.withdrawStandard, async ({ tx, by, input }) => {
    await actions.withdraw(tx, by, input);
    return done;
  }),
];
