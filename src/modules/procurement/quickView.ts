import type * as z from "zod";
import { yearOf, type Day } from "../../base/day.ts";
import { fen, plus, sum } from "../../base/money.ts";
import { judge, type Breach } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { verdictNames, type Judgement } from "../boundary/model.ts";
import { judgeHere } from "../boundary/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { headRoles } from "../organization/roles.ts";
import { seatsInRole } from "../organization/seats.ts";
import { approverNames } from "../policy/model.ts";
import { requiredBy, standardOf } from "../project/reads.ts";
import { factsOfProvider } from "../provider/reads.ts";
import { wordsMayBeBought } from "../ruling/rules.ts";
import { deciderOf } from "./approvalRules.ts";
import { nextReaches } from "./nearLimit.ts";
import { termsOf } from "./prepare.ts";
import type { QuickAsk, QuickView } from "./quickForms.ts";
import * as found from "./quickReads.ts";
import { boughtOfItem } from "./reads.ts";
import { ceilingWithinPlan, notSplitAroundTender, notSplitBelowLimit } from "./rules.ts";
import { procurementLife } from "./states.ts";

type Asked = z.output<typeof QuickAsk>;

/** 小额购买的三步: what can be bought, from whom, and what the rules of the act would say to it now. */
export async function quickView(db: Db, by: Actor, asked: Asked, on: Day): Promise<QuickView> {
  const { jurisdiction, organization } = by;
  const words = asked.words ?? "";
  const judgement = await judgeIn(db, jurisdiction, words, on);
  const buyable = await found.listBuyable(db, by, { words, judgement }, on);
  const chosen = buyable.find((one) => one.project.id === asked.project);
  const heads = await seatsInRole(db, organization, headRoles, on);
  const { division } = await getJurisdiction(db, jurisdiction);
  return {
    ...(await found.oneQuoteBelow(db, division, on)),
    ...(await judged(db, by, { ...asked, chosen, on, judgement })),
    verdict: judgement && verdictOf(judgement),
    projects: buyable.map(({ project, room, likeness }) => ({
      id: project.id,
      title: project.title,
      item: project.catalogItem,
      itemName: project.itemName,
      free: room.free,
      isAlike: likeness > 0,
    })),
    providers: await found.listQuickProviders(db, by, asked.providerWords ?? "", on),
    confirmers: heads.map((one) => one.name),
  };
}

/** 能不能买, in the same breath as the suggestion. */
export async function judgeIn(
  db: Db,
  jurisdiction: string,
  words: string,
  on: Day,
): Promise<Judgement | null> {
  if (words.trim().length < 2) return null;
  const { division } = await getJurisdiction(db, jurisdiction);
  return judgeHere(db, { text: words, on }, division);
}

const verdictOf = ({ verdict, says, catalog }: Judgement) => ({
  verdict,
  name: verdictNames[verdict],
  says,
  items: catalog.slice(0, 3).map(({ code, name }) => ({ code, name })),
});

/** What bars the words of a purchase, as it would bar the words of a project. */
export const breachesOfWords = (judgement: Judgement | null, on: Day): Breach[] => {
  const barring = (judgement?.findings ?? []).filter((one) => one.weight === "bars");
  return judge([wordsMayBeBought], { barring }, on).map((one) => ({ ...one, field: "words" }));
};

type Judging = Asked & {
  chosen: found.Buyable | undefined;
  on: Day;
  judgement: Judgement | null;
};

/** The act's own rules, asked beforehand with what is known so far. */
async function judged(db: Db, by: Actor, asked: Judging) {
  const { chosen, amount = fen(0n), provider, hash, judgement, on } = asked;
  const words = breachesOfWords(judgement, on);
  if (!chosen) return { year: null, control: null, found: null, breaches: words, ticks: [] };
  const { project, room } = chosen;
  const terms = await termsOf(db, project, amount, on);
  const year = await yearFor(db, by, { ...asked, chosen, terms });
  const money = judge([ceilingWithinPlan], { ...room, ceiling: amount }, on);
  const whose = provider === undefined ? [] : await ofProvider(db, by, { ...asked, provider });
  return {
    year: year.view,
    control: {
      quotesNeeded: terms.quotesNeeded,
      approverName: approverNames[terms.approvedBy ?? "purchaserHead"],
      isByClerk: deciderOf(terms) === "clerk" && terms.quotesNeeded <= 1,
      needsMinutes: terms.approvedBy === "purchaserMeeting",
      document: terms.quotesDocument,
      confirmed: terms.quotesConfirmed,
    },
    found: await found.foundFor(db, chosen, amount, on),
    breaches: [...words, ...money, ...whose, ...year.breaches],
    ticks: [
      { says: "可以买，在目录和计划内", isMet: money.length === 0 && words.length === 0 },
      { says: "没有超过限额，没有拆分", isMet: year.isWithin },
      ...(hash === undefined
        ? []
        : [{ says: "这张凭证没有报过", isMet: !(await found.isVoucherUsed(db, by, hash)) }]),
    ],
  };
}

type Yearly = Judging & {
  chosen: found.Buyable;
  terms: Awaited<ReturnType<typeof termsOf>>;
};

/** 本年累计 of the item against both amounts, and what the rules against splitting say to it. */
async function yearFor(db: Db, by: Actor, { chosen, terms, amount = fen(0n), on }: Yearly) {
  const { catalogItem, id: project } = chosen.project;
  const { procurementFrom, tenderFrom } = terms;
  const item = { ...by, catalogItem, year: yearOf(on), project };
  const earlier = await boughtOfItem(db, item);
  const bought = sum(earlier.earlier);
  const ofBudgetItem = plus(sum(earlier.ofBudgetItem), amount);
  const facts = { method: "quotes" as const, planned: amount, approval: "" };
  const all = { ...facts, ...earlier, procurementFrom, tenderFrom };
  const breaches = judge([notSplitBelowLimit, notSplitAroundTender], all, on);
  const total = fen(bought + amount);
  const isWithin = (procurementFrom === null || total < procurementFrom) && breaches.length === 0;
  return {
    isWithin,
    breaches,
    view: {
      bought,
      times: earlier.earlier.length,
      limit: procurementFrom,
      tenderFrom,
      warning: nextReaches({ total, ofBudgetItem, amount, procurementFrom, tenderFrom }),
    },
  };
}

async function ofProvider(
  db: Db,
  by: Actor,
  { chosen, provider, on }: Judging & { provider: string },
): Promise<Breach[]> {
  const standard = await standardOf(db, chosen!.project);
  const facts = {
    ...(await factsOfProvider(db, provider, on)),
    required: requiredBy(standard),
    purchaser: by.organization,
    responder: provider,
  };
  return judge<typeof facts>(procurementLife.steps.recordQuote.bars, facts, on);
}
