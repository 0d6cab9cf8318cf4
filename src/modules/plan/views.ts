import * as z from "zod";
import { date, id, key, keysOf, moneyOut, offer, page, year } from "../../base/shape.ts";
import { changeNames, planStatusNames, projectVerdicts, roundNames } from "./model.ts";

const organization = z.object({ id, name: z.string() });
const stage = z.enum(keysOf(roundNames));

export const PlanRow = z.object({
  ...key,
  organization,
  /** The county, where a city looks. */
  place: z.string(),
  year: z.number(),
  status: z.enum(planStatusNames),
  statusName: z.string(),
  /** The last day of the step that is now to be taken; null once approved. */
  dueOn: date.nullable(),
  isLate: z.boolean(),
  projects: z.number(),
  /** Asked for by the last 上报: fiscal money, and own and donated money beside it. */
  fiscal: moneyOut,
  other: moneyOut,
  ceiling: moneyOut.nullable(),
  approvedOn: date.nullable(),
});

const RoundProjectView = z.object({
  project: id,
  number: z.string(),
  title: z.string(),
  itemName: z.string(),
  fiscal: moneyOut,
  other: moneyOut,
  verdict: z.enum(projectVerdicts).nullable(),
  verdictName: z.string(),
  remark: z.string(),
});

const RoundLineView = z.object({
  line: id,
  code: z.string(),
  title: z.string(),
  functionalClass: z.string(),
  ledger: z.string(),
  isProposed: z.boolean(),
  amount: moneyOut,
  used: moneyOut,
});

const RoundView = z.object({
  id,
  seq: z.number(),
  stage,
  stageName: z.string(),
  words: z.string(),
  ceiling: moneyOut.nullable(),
  fiscal: moneyOut,
  other: moneyOut,
  person: z.string(),
  happenedOn: date,
  recordedAt: z.date(),
  projects: z.array(RoundProjectView),
  lines: z.array(RoundLineView),
});

/** A project that may go up, with what still stands in its way. */
const CandidateView = z.object({
  project: id,
  number: z.string(),
  title: z.string(),
  itemName: z.string(),
  statusName: z.string(),
  isReady: z.boolean(),
  isPlanned: z.boolean(),
  fiscal: moneyOut,
  other: moneyOut,
  /** What county finance said of it last. */
  verdictName: z.string(),
  remark: z.string(),
  isChosen: z.boolean(),
});

const ProposalView = z.object({
  id,
  code: z.string(),
  title: z.string(),
  functionalClass: z.string(),
  ledgerName: z.string(),
  sourceName: z.string(),
  amount: moneyOut,
  isApproved: z.boolean(),
});

const ChangeView = z.object({
  id,
  kind: z.enum(keysOf(changeNames)),
  kindName: z.string(),
  project: id,
  title: z.string(),
  amount: moneyOut,
  reason: z.string(),
  document: z.string(),
  person: z.string(),
  happenedOn: date,
});

export const PlanView = PlanRow.extend({
  call: z.object({ number: z.string(), title: z.string() }),
  firstUpBy: date,
  firstDownBy: date,
  secondUpBy: date,
  decision: z.object({ number: z.string(), title: z.string(), decidedOn: date }).nullable(),
  candidates: z.array(CandidateView),
  proposals: z.array(ProposalView),
  rounds: z.array(RoundView),
  changes: z.array(ChangeView),
  isOwn: z.boolean(),
  offers: z.array(offer),
});

export const PlansInput = z.object({
  ...page,
  year: year.optional(),
  status: z.enum(planStatusNames).optional(),
});
