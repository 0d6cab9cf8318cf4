import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { adoptDesks } from "./desks.ts";
import { deskSets, upperSets } from "./division.ts";
import { projectPage, rowViews } from "./page.ts";
import { askLift } from "./lift.ts";
import { lineUse } from "./lineUse.ts";
import * as plan from "./plan.ts";
import { prefill } from "./prefill.ts";
import { preview } from "./preview.ts";
import * as reads from "./reads.ts";
import { listTouched } from "./touched.ts";
import { saveReviewDraft, sign } from "./review.ts";
import { adoptUpperReviews } from "./upper.ts";
import { listUnanswered } from "./waiting.ts";

const done = { done: true } as const;

export const projectRoutes: Route[] = [
  answer(api.listProjects, async ({ db, by, input }) => {
    const projects = await reads.listProjects(db, by, input);
    const next = projects.length === input.limit ? projects.at(-1)!.id : null;
    return { rows: await rowViews(db, projects), next };
  }),
  answer(api.prefillProject, ({ db, by, input, today }) => prefill(db, by, input, today)),
  answer(api.previewProject, ({ db, by, input, today }) => preview(db, by, input, today)),
  answer(api.viewProject, ({ db, by, input, today }) => projectPage(db, by, input, today)),
  answer(api.listLineUse, async ({ db, input }) => ({
    rows: await lineUse(db, input.jurisdiction, input.id),
  })),
  answer(api.listTouched, async ({ db, input, today }) => ({
    rows: await listTouched(db, input, today),
  })),
  act(api.draftProject, ({ tx, by, input }) => actions.draft(tx, by, input)),
  act(api.editProject, async ({ tx, by, input: { jurisdiction, id, ...content } }) => {
    await actions.edit(tx, by, { jurisdiction, id }, content);
    return done;
  }),
  act(api.submitProject, async ({ tx, by, input: { on, ...key } }) => {
    await actions.submit(tx, by, key, on);
    return done;
  }),
  act(api.askProjectLift, ({ tx, by, input: { reason, ...key } }) => askLift(tx, by, key, reason)),
  act(api.signReview, async ({ tx, by, input: { jurisdiction, id, ...opinion } }) => {
    await sign(tx, by, { jurisdiction, id }, opinion);
    return done;
  }),
  act(api.saveReviewDraft, async ({ tx, by, input: { jurisdiction, id, ...written } }) => {
    await saveReviewDraft(tx, by, { jurisdiction, id }, written);
    return done;
  }),
  answer(api.listUnanswered, ({ db, by, today }) => listUnanswered(db, by, today)),
  answer(api.listDeskSets, ({ db, by, input, today }) => deskSets(db, by, input, today)),
  act(api.adoptDesks, async ({ tx, by, input }) => {
    await adoptDesks(tx, by, input);
    return done;
  }),
  answer(api.listUpperSets, ({ db, by, input, today }) => upperSets(db, by, input, today)),
  act(api.adoptUpperReviews, async ({ tx, by, input }) => {
    await adoptUpperReviews(tx, by, input);
    return done;
  }),
  act(api.endorseProject, async ({ tx, by, input: { jurisdiction, id, ...opinion } }) => {
    await plan.endorse(tx, by, { jurisdiction, id }, opinion);
    return done;
  }),
  act(api.approveProject, async ({ tx, by, input: { jurisdiction, id, ...opinion } }) => {
    await plan.approve(tx, by, { jurisdiction, id }, opinion);
    return done;
  }),
  act(api.sendBackProject, async ({ tx, by, input: { reason, ...key } }) => {
    await plan.sendBack(tx, by, key, reason);
    return done;
  }),
  act(api.withdrawProject, async ({ tx, by, input: { reason, ...key } }) => {
    await actions.withdraw(tx, by, key, reason);
    return done;
  }),
];
