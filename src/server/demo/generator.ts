import { daysAfter, day, yearOf, type Day } from "../../base/day.ts";
import * as delivery from "../../modules/delivery/api.ts";
import * as contracts from "../../modules/contract/api.ts";
import * as projects from "../../modules/project/api.ts";
import { classes } from "./budgets.ts";
import type { DemoCounty } from "./county.ts";
import { townships } from "./places.ts";
import * as performing from "./performing.ts";
import * as tell from "./purchase.ts";
import type { Teller } from "./teller.ts";
import { trades, type Trade } from "./trades.ts";
import type { Wanted } from "./yearPlans.ts";

/** Mulberry32: the same seed gives the same county, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How far a purchase has come, and how many days ago it must have begun to be there today. */
const stages = {
  spoken: 2,
  drafted: 6,
  reviewing: 9,
  reviewed: 13,
  planned: 16,
  quoting: 22,
  chosen: 26,
  drafting: 30,
  serving: 84,
  asked: 92,
  unpaid: 150,
  requested: 103,
  ordered: 108,
  paid: 118,
} as const;

export type Stage = keyof typeof stages | "evaluated";

type Story = {
  township: (typeof townships)[number];
  trade: Trade;
  begins: Day;
  stage: Stage;
  result: number;
  late: number;
  factor: number;
  /** Written before the budget, and approved with it. */
  isInPlan?: boolean;
};

const share = (price: number, count: number, factor: number): string =>
  (Math.round((price * count * factor) / 10) * 10).toFixed(2);

function tellingOf(county: DemoCounty, { township, trade, begins, factor }: Story): tell.Telling {
  const year = yearOf(begins);
  const quantity = trade.quantityFor(township.villages);
  const [first, second, third] = trade.firms;
  return {
    township: township.key,
    townshipName: township.name,
    villages: township.villages,
    year,
    line: county.lines[`${township.key} ${year} ${trade.line}`]!,
    item: trade.item,
    title: `${trade.title}（${year} 年）`,
    need: trade.need,
    forWhom: trade.forWhom,
    unit: trade.unit,
    unitPrice: trade.price.toFixed(2),
    quantity,
    offers: [
      [first!, share(trade.price, quantity, factor)],
      [second!, share(trade.price, quantity, factor + 0.02)],
      [third!, share(trade.price, quantity, 1)],
    ],
    begins,
    ...(trade.targets ? { targets: trade.targets } : {}),
    ...(trade.standards ? { standards: trade.standards } : {}),
  };
}

/** What the year's plan was made of, before the budget: the purchases that begin in January. */
export const plannedOf = (county: DemoCounty, today: Day): Wanted[] =>
  storiesOf(today)
    .filter((one) => one.isInPlan)
    .map((story) => {
      const { title, ledger } = classes.find(({ code }) => code === story.trade.line)!;
      const source = ledger === "fund" ? ("transfer" as const) : ("own" as const);
      const line = { title, ledger, source, functionalClass: story.trade.line };
      return { telling: tellingOf(county, story), line };
    });

type Planned = ReadonlyMap<string, tell.Purchase>;

/** Tells one purchase as far as its stage. */
async function tellOne(
  teller: Teller,
  county: DemoCounty,
  story: Story,
  planned: Planned,
): Promise<void> {
  const inPlan = story.isInPlan ? planned.get(story.township.key) : undefined;
  if (inPlan) return tellBuying({ ...inPlan, teller }, story);
  const one = tell.begin(teller, county.organizations, tellingOf(county, story));
  const reached = (wanted: Stage): boolean => story.stage === wanted;
  const need = await tell.speak(one);
  if (reached("spoken")) return;
  tell.pass(one, 3);
  await tell.draft(one, need);
  if (reached("drafted")) return;
  await tell.submit(one);
  if (reached("reviewing")) return reviewSome(one);
  await tell.review(one);
  if (reached("reviewed")) return;
  await tell.approve(one);
  if (reached("planned")) return;
  await tellBuying(one, story);
}

/** From the plan on. */
async function tellBuying(one: tell.Purchase, story: Story): Promise<void> {
  const reached = (wanted: Stage): boolean => story.stage === wanted;
  await tell.prepareQuotes(one);
  tell.pass(one, 2);
  for (const offer of one.offers) await tell.quote(one, offer);
  if (reached("quoting")) return;
  await tell.choose(one);
  if (reached("chosen")) return;
  await performing.draftContract(one);
  if (reached("drafting")) return submitOnly(one);
  await performing.sign(one);
  await performing.serve(one);
  if (reached("serving")) return;
  await afterService(one, story);
}

async function reviewSome(one: tell.Purchase): Promise<void> {
  for (const role of ["reviewFinance", "reviewParty"] as const) {
    tell.pass(one, 1);
    const input = { ...one.key, opinion: "agree" as const, reason: "指标落实，属于乡镇职责" };
    await one.teller.does(`${role}@${one.township}`, projects.signReview, input);
  }
}

async function submitOnly(one: tell.Purchase): Promise<void> {
  const { jurisdiction, id } = one.contract;
  await one.teller.does(tell.clerkOf(one), contracts.submitContract, { jurisdiction, id });
}

async function afterService(one: tell.Purchase, { stage, result, late }: Story): Promise<void> {
  const asked = one.contract.price;
  if (stage === "asked") {
    const { jurisdiction, id } = one.contract;
    const seen = await one.teller.sees(tell.clerkOf(one), delivery.viewContractDelivery, {
      jurisdiction,
      id,
    });
    const instalment = seen.toAccept[0]!.instalment;
    await one.teller.does(tell.clerkOf(one), delivery.askAcceptance, {
      jurisdiction,
      id,
      instalment,
      period: "全年",
      asked,
    });
    return;
  }
  const unmet = result < 0.9 ? [0] : [];
  const acceptance = await performing.accept(one, {
    period: "全年",
    asked,
    unmet,
    satisfied: result < 0.9 ? 3 : 5,
  });
  if (stage === "unpaid") return;
  if (stage === "requested" || stage === "ordered") {
    await performing.pay(one, acceptance, { until: stage });
    return;
  }
  await performing.pay(one, acceptance, { late });
  if (stage === "evaluated") await performing.evaluate(one, result);
}

/** Every township: two purchases of last year to their end, one of this year to its end, two on their way. */
export function storiesOf(today: Day, seed = 20_260_101): Story[] {
  const random = seeded(seed);
  const pick = (place: number): Trade => trades[place % trades.length]!;
  const year = yearOf(today);
  const running = Object.keys(stages) as (keyof typeof stages)[];
  const isLate = (key: string): boolean => key === "maan" || key === "sanhe";
  return townships.flatMap((township, t) => {
    const factor = () => 0.9 + Math.floor(random() * 8) / 100;
    const result = () => [1, 0.97, 0.92, 0.86, 0.84, 0.74, 0.7, 0.55][Math.floor(random() * 8)]!;
    const late = isLate(township.key) ? 24 + Math.floor(random() * 6) : Math.floor(random() * 8);
    const ended = (begins: Day, n: number): Story => ({
      township,
      trade: pick(t + n * 3),
      begins,
      stage: "evaluated",
      result: result(),
      late,
      factor: factor(),
    });
    const onTheWay = (n: number): Story => {
      const stage = running[(t * 2 + n) % running.length]!;
      return {
        township,
        trade: pick(t + 5 + n * 2),
        begins: beginOf(today, stages[stage]),
        stage,
        result: 1,
        late: 0,
        factor: factor(),
      };
    };
    const stories = [
      ended(day(`${year - 1}-01-${22 + (t % 7)}`), 0),
      ended(day(`${year - 1}-03-${10 + t}`), 1),
      onTheWay(0),
      onTheWay(1),
    ];
    // This year's finished one needs half a year behind it.
    const early = day(`${year}-01-${21 + (t % 8)}`);
    if (daysAfter(early, 150) < today) stories.push({ ...ended(early, 2), isInPlan: true });
    return stories;
  });
}

/** Begun so many days ago, but within one fiscal year: what begins in December would be next year's. */
export function beginOf(today: Day, ago: number): Day {
  const begins = daysAfter(today, -ago);
  const latest = day(`${yearOf(begins)}-10-05`);
  const earliest = day(`${yearOf(begins)}-01-21`);
  return begins > latest ? latest : begins < earliest ? earliest : begins;
}

/** What the stories draw on each line: budgets are approved a little above it. */
export function drawnBy(today: Day): Map<string, bigint> {
  const drawn = new Map<string, bigint>();
  for (const { township, trade, begins, isInPlan } of storiesOf(today)) {
    if (isInPlan) continue; // on a line that was asked for with the plan
    const key = `${township.key} ${yearOf(begins)} ${trade.line}`;
    const cost = BigInt(trade.price) * BigInt(trade.quantityFor(township.villages)) * 100n;
    drawn.set(key, (drawn.get(key) ?? 0n) + cost);
  }
  return drawn;
}

/** Told by a few tellers at once: each lives on days of its own. */
export async function tellAll(
  tellers: () => Teller,
  county: DemoCounty,
  { today, planned }: { today: Day; planned: Planned },
): Promise<number> {
  const stories = storiesOf(today);
  const waiting = [...stories];
  const tell = async (): Promise<void> => {
    const teller = tellers();
    for (let story = waiting.shift(); story; story = waiting.shift())
      await tellOne(teller, county, story, planned);
  };
  await Promise.all([tell(), tell(), tell(), tell()]);
  return stories.length;
}
