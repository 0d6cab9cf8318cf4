import { daysAfter, day, yearOf } from "../../src/base/day.ts";
import * as budget from "../../src/modules/budget/api.ts";
import * as delivery from "../../src/modules/delivery/api.ts";
import * as duty from "../../src/modules/duty/api.ts";
import * as evaluation from "../../src/modules/evaluation/api.ts";
import * as needs from "../../src/modules/needs/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import * as ruling from "../../src/modules/ruling/api.ts";
import * as supervision from "../../src/modules/supervision/api.ts";
import { today } from "../../src/platform/clock.ts";
import { tellPlans } from "../../src/server/demo/annualPlan.ts";
import { tellAdjustment } from "../../src/server/demo/adjustment.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import { consult, homeCare } from "../../src/server/demo/consultation.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as purchase from "../../src/server/demo/purchase.ts";
import { enterGrants, splitGrants } from "../../src/server/demo/grants.ts";
import { filer } from "../../src/server/demo/returns.ts";
import { tellRulings } from "../../src/server/demo/rulings.ts";
import { returnedStandard } from "../../src/server/demo/standards.ts";
import { settle } from "../../src/server/jobs.ts";
import type { Town } from "./harness.ts";

/** The two stories as they went by, and the addresses of what they left behind. */
export type Told = {
  books: purchase.Purchase;
  care: purchase.Purchase;
  acceptance: string;
  check: string;
  payment: string;
  evaluation: string;
  need: string;
  line: string;
  duty: string;
  filing: string;
  lift: string;
  flag: string;
  /** A draft that county finance has sent back. */
  standard: string;
  revision: string;
  plan: string;
  grant: string;
  round: string;
  /** The return of 柳河镇 in that round. */
  unitReturn: string;
};

/** In the year that lies behind by three quarters: all of it is past, whenever the tests run. */
function telling(town: Town, usual: purchase.Telling): purchase.Purchase {
  const year = yearOf(daysAfter(today(), -300));
  return purchase.begin(town.teller, town.county.organizations, {
    ...usual,
    year,
    title: usual.title.replace("2026", String(year)),
    begins: day(`${year}${usual.begins.slice(4)}`),
  });
}

const lineOf = (town: Town, township: string, trade: string): string =>
  town.county.lines[`${township} ${yearOf(daysAfter(today(), -300))} ${trade}`]!;

async function tellBooks(town: Town): Promise<purchase.Purchase> {
  const books = telling(town, bookkeeping(lineOf(town, "liuhe", "2130199")));
  await purchase.plan(books);
  await purchase.compareQuotes(books);
  await performing.draftContract(books);
  await performing.sign(books);
  await performing.serve(books);
  const asked = books.contract.price;
  // So late that it is a flag.
  await performing.pay(books, await performing.accept(books, { period: "全年", asked }), {
    late: 40,
  });
  await performing.evaluate(books);
  return books;
}

/** Two standards were not met, and the money is overdue. */
async function tellCare(town: Town): Promise<{ care: purchase.Purchase; acceptance: string }> {
  const care = telling(town, homeCare(lineOf(town, "shuangxi", "2080802")));
  await purchase.plan(care);
  await consult(care, (who) => town.county.actor(who).post);
  await performing.draftContract(care);
  await performing.sign(care);
  await performing.serve(care);
  const asked = String(BigInt(care.contract.price) / 2n);
  const judged = await performing.accept(care, { period: "上半年", asked, unmet: [0, 2] });
  await performing.pay(care, judged, { until: "ordered" });
  return { care, acceptance: judged.id };
}

async function findFault(care: purchase.Purchase): Promise<string> {
  const { jurisdiction, id, shares } = care.contract;
  const made = await care.teller.does(purchase.clerkOf(care), delivery.spotCheck, {
    jurisdiction,
    id,
    share: shares[0]!.share,
    found: "两个组本月少上门一次",
    isFault: true,
    rectifyBy: daysAfter(care.day, 7),
  });
  return made.id;
}

/** 费随事转: the first of six funds, split over the townships. */
async function tellGrant({ teller, county }: Town, year: number): Promise<string> {
  teller.on(day(`${year}-01-25`));
  const keys = await enterGrants(teller, county.organizations, year);
  await splitGrants(teller, county.organizations, keys, year);
  return keys["FS01"]!.id;
}

/** 报送: the last July round is open, and its units are asked. */
async function tellRound({ teller }: Town): Promise<{ round: string; unitReturn: string }> {
  const now = today();
  const year = yearOf(daysAfter(now, -200));
  teller.on(now);
  const key = await teller.does(filer, reporting.openRound, { year, period: "july" });
  const { units } = await teller.sees(filer, reporting.viewRound, { ...key, form: 1 });
  return { round: key.id, unitReturn: units.find((one) => one.name === "柳河镇")!.id };
}

export async function tellBoth(town: Town): Promise<Told> {
  const books = await tellBooks(town);
  const { care, acceptance } = await tellCare(town);
  const check = await findFault(care);
  await settle(town.database);
  const { sees } = town.teller;
  const clerk = purchase.clerkOf(books);
  const said = await sees(clerk, needs.listNeeds, {});
  const paid = await sees(purchase.clerkOf(care), payments.listProjectPayments, {
    jurisdiction: care.key.jurisdiction,
    project: care.key.id,
  });
  const graded = await sees(clerk, evaluation.viewProjectEvaluations, books.key);
  const lines = await sees(clerk, budget.listBudgetLines, { year: books.year });
  const duties = await sees(clerk, duty.listDuties, {});
  await tellRulings(town.teller, town.county, today());
  const filings = await sees(clerk, ruling.listFilings, {});
  const lifts = await sees("townshipClerk@dawan", ruling.listLifts, {});
  const flags = await sees(filer, supervision.listFlags, {});
  const { organizations } = town.county;
  const revision = await tellAdjustment(town.teller, organizations, daysAfter(today(), -9));
  return {
    books,
    care,
    acceptance,
    check,
    payment: paid.rows[0]!.id,
    evaluation: graded.rows[0]!.id,
    need: said.rows[0]!.id,
    line: lines.rows[0]!.id,
    duty: duties.rows[0]!.id,
    filing: filings.rows[0]!.id,
    lift: lifts.rows[0]!.id,
    flag: flags.rows[0]!.id,
    standard: (await returnedStandard(town.teller)).id,
    revision: revision.id,
    plan: (await tellPlans(town.teller, organizations, today())).plan.id,
    grant: await tellGrant(town, books.year),
    ...(await tellRound(town)),
  };
}
