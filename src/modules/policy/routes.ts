import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { findGist } from "../../law/articles.ts";
import type { Db } from "../../platform/db.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { deadlinesOf } from "./deadlines.ts";
import { approverNames, trackNames } from "./model.ts";
import * as reads from "./reads.ts";
import { methodsView, stepsView } from "./views.ts";
import { trackFor, trackReason, type ThresholdCase } from "./thresholds.ts";

const done = { done: true } as const;

export const policyRoutes: Route[] = [
  answer(api.countDeadlines, async ({ db, input: { event, from } }) =>
    deadlinesOf(event, from, await reads.loadCalendar(db)),
  ),
  answer(api.listThresholds, async ({ db, input: { place = "" } }) => {
    const rows = await reads.listThresholds(db);
    return { rows: rows.filter((row) => place === "" || place.startsWith(row.place)) };
  }),
  answer(api.chooseTrack, async ({ db, input: { amount, ...asked } }) =>
    chosenTrack(db, asked, amount),
  ),
  answer(api.viewArticle, async ({ input: { title, article, on }, today }) =>
    articleView(title, article, on ?? today),
  ),
  answer(api.listControlRules, async ({ db, input: { place = "" } }) => {
    const rows = await reads.listControlRules(db);
    return {
      rows: rows
        .filter((row) => place === "" || place.startsWith(row.place))
        .map((row) => ({
          ...row,
          papers: [...row.papers],
          approvedBy: approverNames[row.approvedBy],
        })),
    };
  }),
  answer(api.listMethods, ({ db, input, today }) =>
    methodsView(db, { ...input, on: input.on ?? today }),
  ),
  answer(api.listSteps, ({ db, input }) => stepsView(db, input)),
  act(api.adoptThreshold, async ({ tx, by, input }) => {
    await actions.adoptThreshold(tx, by, input);
    return done;
  }),
  act(api.adoptControlRules, async ({ tx, by, input }) => {
    await actions.adoptControlRules(tx, by, input);
    return done;
  }),
];

async function chosenTrack(db: Db, asked: ThresholdCase, amount: Money) {
  const threshold = await reads.getThreshold(db, asked);
  const track = trackFor(amount, threshold);
  const chosen = {
    track,
    trackName: trackNames[track],
    because: trackReason(amount, threshold, track),
    threshold,
  };
  if (track !== "belowThreshold") return chosen;
  const rule = await reads.getControlRule(db, asked.place, amount, asked.on);
  const { papers, approvedBy } = rule;
  return {
    ...chosen,
    control: { ...rule, papers: [...papers], approvedBy: approverNames[approvedBy] },
  };
}

function articleView(title: string, article: string, on: Day) {
  const gist = findGist(title, article, on);
  if (!gist) throw new Refusal("notFound", `没有《${title}》${article} 的要点，请查阅正式文本`);
  const { statute, says, confirmed } = gist;
  return {
    title: statute.title,
    number: statute.number,
    article: gist.article,
    says,
    from: statute.from,
    to: statute.to,
    confirmed,
  };
}
