import { day, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { revisionStatuses } from "../catalog/revision.ts";
import { listRevisionsOfNeed } from "../catalog/revisionReads.ts";
import { namesOf } from "../organization/reads.ts";
import type { Role } from "../organization/roles.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { needStatuses, speakerKinds, type Need } from "./model.ts";
import * as reads from "./reads.ts";
import { needLife, verbsOfProject } from "./states.ts";

const done = { done: true } as const;

const rowView = (need: Need, names: Map<string, string>) => ({
  ...need,
  organization: { id: need.organization, name: names.get(need.organization) ?? "" },
  speakerKind: speakerKinds[need.spokenBy],
  heardOn: day(need.heardOn),
  statusName: needStatuses[need.status],
});

async function rowViews(db: Db, needs: readonly Need[]) {
  const names = await namesOf(
    db,
    needs.map((need) => need.organization),
  );
  return needs.map((need) => rowView(need, names));
}

async function viewOf(db: Db, by: Actor, key: { jurisdiction: string; id: string }, today: Day) {
  const need = await reads.getNeed(db, key.jurisdiction, key.id);
  const into = need.mergedInto ? [await reads.getNeed(db, key.jurisdiction, need.mergedInto)] : [];
  const merged = await reads.listMerged(db, key.jurisdiction, key.id);
  const proposals = await listRevisionsOfNeed(db, key.jurisdiction, key.id);
  const [own, ...others] = await rowViews(db, [need, ...into, ...merged]);
  const isOwn = by.organization === need.organization;
  const speaker = isOwn ? await reads.findSpeaker(db, key.jurisdiction, key.id) : undefined;
  const offers = isOwn ? needLife.offers(need.status, by.roles as Role[], {}, today) : [];
  return {
    ...own!,
    reason: need.reason,
    answer: need.answer,
    project: need.project,
    mergedInto: into.length > 0 ? others[0]! : null,
    merged: others.slice(into.length),
    speaker: speaker ? { ...speaker, keepUntil: day(speaker.keepUntil) } : null,
    proposals: proposals.map(({ jurisdiction, id, number, status }) => ({
      jurisdiction,
      id,
      number,
      statusName: revisionStatuses[status],
    })),
    offers: offers.filter((one) => !verbsOfProject.includes(one.verb)),
  };
}

export const needsRoutes: Route[] = [
  answer(api.listNeeds, async ({ db, by, input }) => {
    const needs = await reads.listNeeds(db, by, input);
    const next = needs.length === input.limit ? needs.at(-1)!.id : null;
    return { rows: await rowViews(db, needs), next };
  }),
  answer(api.listSimilar, async ({ db, by, input }) => {
    const found = await reads.listSimilar(db, by, input.words);
    const rows = await rowViews(
      db,
      found.map((one) => one.need),
    );
    return { rows: rows.map((row, at) => ({ ...row, likeness: found[at]!.likeness })) };
  }),
  answer(api.viewNeed, ({ db, by, input, today }) => viewOf(db, by, input, today)),
  act(api.speakNeed, ({ tx, by, input }) => actions.speak(tx, by, input)),
  act(api.checkNeed, async ({ tx, by, input }) => {
    await actions.check(tx, by, input);
    return done;
  }),
  act(api.mergeNeed, async ({ tx, by, input: { into, ...key } }) => {
    await actions.merge(tx, by, key, into);
    return done;
  }),
  act(api.listNeed, async ({ tx, by, input }) => {
    await actions.list(tx, by, input);
    return done;
  }),
  act(api.declineNeed, async ({ tx, by, input: { reason, ...key } }) => {
    await actions.decline(tx, by, key, reason);
    return done;
  }),
  act(api.proposeItemForNeed, ({ tx, by, input: { jurisdiction, id, ...proposal } }) =>
    actions.proposeItem(tx, by, { jurisdiction, id }, proposal),
  ),
  act(api.answerNeed, async ({ tx, by, input: { words, ...key } }) => {
    await actions.answer(tx, by, key, words);
    return done;
  }),
];
