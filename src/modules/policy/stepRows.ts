import { article, type Citation } from "../../base/law.ts";
import * as laws from "../../law/statutes.ts";
import type { MethodCode, StepCode } from "./model.ts";

/** Who acts. */
const actors = {
  purchaser: "购买主体",
  finance: "购买主体报财政部门",
  upperFinance: "购买主体报设区的市级以上财政部门",
  panel: "评审小组",
  provider: "供应商",
} as const;

/** A station that is waited for, and the term of the clock that runs from it. */
type After = readonly [code: StepCode, rule?: string];

/** One station: what it comes after, with the term of the clock that runs between, if any. */
type StepRow = {
  who: (typeof actors)[keyof typeof actors];
  /** The first of these that the purchase has; none is the first day. */
  after?: readonly After[];
  /** Must be done before the purchase begins, or another station does. */
  before?: readonly StepCode[];
  /** Beside the law of the term. */
  basis?: readonly Citation[];
};

const law = (number: number) => article(laws.procurementLaw, number);
const regulation = (number: number) => article(laws.procurementRegulation, number);
const purchase = (number: number) => article(laws.servicePurchase, number);
const { purchaser, finance, upperFinance, panel, provider } = actors;

/** The first act that law calls the beginning of a purchase: a method has one of them. */
const starts = [
  "prequalification",
  "tenderDocuments",
  "consultationDocuments",
  "negotiationDocuments",
  "inquiryDocuments",
  "singleSourceNotice",
  "bargaining",
] as const satisfies readonly StepCode[];

const afterResponses: readonly After[] = [
  ["bids"],
  ["consultationResponses"],
  ["negotiationResponses"],
  ["inquiryResponses"],
];
const opening: readonly After[] = [["intention", "deadline.intention"]];

// prettier-ignore
export const stepRows: Record<StepCode, StepRow> = {
  budget:                { who: purchaser,    basis: [purchase(11), purchase(16)] },
  need:                  { who: purchaser,    before: starts, basis: [regulation(15), article(laws.needMeasures, "正文")] },
  intention:             { who: purchaser,    basis: [article(laws.intentionNotice, "正文")] },
  plan:                  { who: finance,      before: starts, basis: [regulation(29)] },
  approval:              { who: upperFinance, before: starts, basis: [law(27), regulation(23), regulation(78)] },
  prequalification:      { who: purchaser,    after: opening },
  draw:                  { who: purchaser,    after: [["prequalification", "deadline.prequalification"]], basis: [law(34)] },
  invitation:            { who: purchaser,    after: [["draw"]], basis: [law(34)] },
  tenderDocuments:       { who: purchaser,    after: opening, basis: [regulation(30)] },
  consultationDocuments: { who: purchaser,    after: opening, basis: [regulation(30)] },
  negotiationDocuments:  { who: purchaser,    after: opening, basis: [regulation(30)] },
  inquiryDocuments:      { who: purchaser,    after: opening, basis: [regulation(30)] },
  singleSourceNotice:    { who: purchaser,    after: opening, basis: [regulation(38)] },
  offered:               { who: purchaser,    after: [["tenderDocuments", "deadline.documentsOffered"], ["invitation", "deadline.documentsOffered"]] },
  sold:                  { who: purchaser,    after: [["consultationDocuments", "deadline.consultationSold"]] },
  clarification:         { who: purchaser,    after: [["bids", "deadline.clarification"]] },
  bids:                  { who: provider,     after: [["tenderDocuments", "deadline.bids"], ["invitation", "deadline.bids"]], basis: [law(36)] },
  consultationResponses: { who: provider,     after: [["consultationDocuments", "deadline.consultationResponse"]] },
  negotiationResponses:  { who: provider,     after: [["negotiationDocuments", "deadline.negotiationResponse"]] },
  inquiryResponses:      { who: provider,     after: [["inquiryDocuments", "deadline.inquiryResponse"]] },
  panel:                 { who: purchaser,    after: afterResponses },
  evaluation:            { who: panel,        after: afterResponses, basis: [article(laws.abnormalPrices, "正文")] },
  bargaining:            { who: purchaser,    after: [["singleSourceNotice", "deadline.singleSource"], ...opening], basis: [law(31)] },
  report:                { who: panel,        after: [["evaluation", "deadline.report"]] },
  winner:                { who: purchaser,    after: [["report", "deadline.winner"]] },
  award:                 { who: purchaser,    after: [["winner", "deadline.notice"], ["bargaining", "deadline.notice"], ["urgentChoice", "deadline.notice"]] },
  challenge:             { who: provider,     after: [["award", "deadline.challenge"]] },
  entrants:              { who: purchaser,    basis: [article(laws.frameworkMeasures, "正文")] },
  order:                 { who: purchaser,    after: [["entrants"]], basis: [article(laws.frameworkMeasures, "正文")] },
  urgency:               { who: purchaser,    basis: [article(laws.emergencyProcurement, "正文")] },
  urgentChoice:          { who: purchaser,    after: [["urgency"]], basis: [article(laws.emergencyProcurement, "正文")] },
  quotes:                { who: purchaser,    after: [["budget"]], basis: [purchase(17)] },
  decision:              { who: purchaser,    after: [["quotes"]], basis: [purchase(17)] },
  contract:              { who: purchaser,    after: [["award", "deadline.sign"], ["decision"], ["order"]], basis: [purchase(23)] },
  contractPublished:     { who: purchaser,    after: [["contract", "deadline.contractPublished"]] },
  contractFiled:         { who: finance,      after: [["contract", "deadline.contractFiled"]] },
  acceptance:            { who: purchaser,    after: [["contract"]], basis: [regulation(45)] },
  payment:               { who: finance,      after: [["acceptance", "deadline.payOnAcceptance"]] },
};

const before = ["budget", "need", "intention", "plan", "approval"] as const;
const judged = ["panel", "evaluation", "report", "winner", "award", "challenge"] as const;
const after = ["contract", "contractPublished", "contractFiled", "acceptance", "payment"] as const;

/** A method is a row of stations. */
// prettier-ignore
export const stationsOf: Record<MethodCode, readonly StepCode[]> = {
  openTender:    [...before, "tenderDocuments", "offered", "clarification", "bids", ...judged, ...after],
  invitedTender: [...before, "prequalification", "draw", "invitation", "offered", "clarification", "bids", ...judged, ...after],
  consultation:  [...before, "consultationDocuments", "sold", "consultationResponses", ...judged, ...after],
  negotiation:   [...before, "negotiationDocuments", "negotiationResponses", ...judged, ...after],
  inquiry:       [...before, "inquiryDocuments", "inquiryResponses", ...judged, ...after],
  singleSource:  [...before, "singleSourceNotice", "bargaining", "award", "challenge", ...after],
  framework:     ["budget", "entrants", "order", "contract", "contractPublished", "contractFiled", "acceptance", "payment"],
  emergency:     ["budget", "urgency", "urgentChoice", "award", ...after],
  quotes:        ["budget", "quotes", "decision", "contract", "acceptance", "payment"],
};
