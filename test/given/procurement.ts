import type * as z from "zod";
import { day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { actorOf } from "../../src/modules/organization/sight.ts";
import { insertPerson, insertPost } from "../../src/modules/organization/writes.ts";
import * as actions from "../../src/modules/procurement/actions.ts";
import { PrepareInput } from "../../src/modules/procurement/forms.ts";
import { evaluate, score, seat } from "../../src/modules/procurement/panel.ts";
import { prepare } from "../../src/modules/procurement/prepare.ts";
import { choose, recordQuote } from "../../src/modules/procurement/quotes.ts";
import {
  findAwardOf,
  getPackage,
  listCriteria,
  listResponses,
} from "../../src/modules/procurement/reads.ts";
import { close, open, respond } from "../../src/modules/procurement/responses.ts";
import type { Key } from "../../src/modules/procurement/writes.ts";
import type { Licence } from "./provider.ts";
import type { Actor } from "../../src/platform/actor.ts";
import { at, now } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/identity.ts";
import type { County } from "../given.ts";
import { aLargeProjectInPlan, aProjectInPlan } from "./project.ts";
import { aCheckedProvider } from "./provider.ts";

export const bidders = ["provider", "otherProvider", "thirdProvider"] as const;

/** On that day, as if it were nine in the morning. */
export const on = <T>(text: string, run: () => Promise<T>): Promise<T> => at(day(text), run);

const care = ["养老服务相关登记或者备案", "养老护理员职业技能等级证书", "健康证明"];

/** What the standard of 社区居家养老 asks of a provider. */
export const careLicences: Licence[] = care.map((name, i) => ({
  heldBy: i === 0 ? "provider" : "staff",
  name,
  number: "",
  issuer: "",
  holders: i === 0 ? 1 : 6,
  from: day("2024-01-01"),
}));

/** The three providers of the county, registered and checked. Once a database. */
export async function threeBidders(
  county: County,
  qualifications?: readonly Licence[],
): Promise<void> {
  for (const key of bidders)
    await on("2026-01-05", () =>
      aCheckedProvider(county, key, qualifications ? { qualifications: [...qualifications] } : {}),
    );
}

/** Another expert of the pool. */
export async function anExpert(county: County, name: string): Promise<Actor> {
  const [person, post] = [newId(now()), newId(now())];
  const organization = county.organizations["expert"]!;
  const row = { id: post, person, organization, role: "panelMember" as const };
  await county.act("systemAdmin", async (tx) => {
    await insertPerson(tx, {
      id: person,
      login: `expert.${person}`,
      name,
      password: "!",
      mustChange: false,
      changedAt: now(),
      isDisabled: false,
      isDemo: false,
    });
    await insertPost(tx, { ...row, fromOn: "2020-01-01", toOn: null });
  });
  return actorOf({ ...row, name: "评审专家库", kind: "thirdParty", jurisdiction: null });
}

type Typed = Partial<z.input<typeof PrepareInput>>;

const prepared = (county: County, typed: Typed): Promise<Key> => {
  const { jurisdiction } = county;
  const input = PrepareInput.parse({ jurisdiction, ...typed });
  return on("2026-03-03", () => county.act("townshipClerk", (tx, by) => prepare(tx, by, input)));
};

/** 村级代理记账, below the limit: a plan of 84,000.00 yuan, ready for quotes on 2026-03-03. */
export async function aComparison(county: County, typed: Typed = {}): Promise<Key> {
  const project = await on("2026-03-02", () => aProjectInPlan(county));
  return prepared(county, { project: project.id, ceiling: String(yuan("84000.00")), ...typed });
}

export const quote = (county: County, key: Key, who: string, price: string) =>
  on("2026-03-05", () =>
    county.act("townshipClerk", (tx, by) =>
      recordQuote(tx, by, {
        ...key,
        provider: county.organizations[who]!,
        price: yuan(price),
        says: "",
      }),
    ),
  );

/** Three quotes, the lowest chosen: 80,000.00 yuan on 2026-03-06. Providers must have been given. */
export async function anAward(county: County, prices = ["80000.00", "82000.00", "83500.00"]) {
  const key = await aComparison(county);
  const quotes: Key[] = [];
  for (const [i, price] of prices.entries())
    quotes.push(await quote(county, key, bidders[i]!, price));
  await on("2026-03-06", () =>
    county.act("townshipHead", (tx, by) =>
      choose(tx, by, { ...key, response: quotes[0]!.id, reason: "" }),
    ),
  );
  return (await county.ask("townshipClerk", (db) => findAwardOf(db, key)))!;
}

export const careCriteria: Typed["criteria"] = [
  { name: "价格", isPrice: true, weight: 20, says: "低价优先法" },
  { name: "服务方案", weight: 50, says: "方案完整得 40 分以上，缺一项扣 5 分" },
  { name: "人员配备", weight: 30, says: "持证护理员每人 3 分，最多 30 分" },
];

/** 社区居家养老 by consultation, prepared on 2026-03-03 with a ceiling of 400,000.00 yuan. */
export async function aConsultation(county: County, typed: Typed = {}): Promise<Key> {
  const project = await on("2026-03-02", () => aLargeProjectInPlan(county));
  return prepared(county, {
    project: project.id,
    ceiling: String(yuan("400000.00")),
    smeReserved: true,
    criteria: careCriteria,
    ...typed,
  });
}

/** Intention on 03-04, notice on 04-07; documents until 04-14, responses until 04-17. */
export async function aNotice(county: County, typed: Typed = {}): Promise<Key> {
  const key = await aConsultation(county, typed);
  await on("2026-03-04", () =>
    county.act("townshipClerk", (tx, by) => actions.publishIntention(tx, by, key)),
  );
  await on("2026-04-07", () =>
    county.act("townshipClerk", (tx, by) =>
      actions.publishNotice(tx, by, {
        ...key,
        documentsUntil: day("2026-04-14"),
        respondBy: day("2026-04-17"),
      }),
    ),
  );
  return key;
}

export const offer = (county: County, key: Key, who: string, price: string) =>
  on("2026-04-16", () =>
    county.act(county.as("providerAgent", who), (tx, by) =>
      respond(tx, by, { ...key, price: yuan(price), says: "" }),
    ),
  );

/** Two experts and the head of the township. */
export async function aPanel(county: County): Promise<Actor[]> {
  return [
    county.as("panelMember"),
    await anExpert(county, "评审专家乙"),
    county.as("townshipHead"),
  ];
}

/** Responses at these prices, closed on 04-17, the panel seated and the responses opened on 04-20. */
export async function anOpening(
  county: County,
  prices = ["380000.00", "390000.00", "398000.00"],
): Promise<{ key: Key; panel: Actor[] }> {
  const key = await aNotice(county);
  for (const [i, price] of prices.entries()) await offer(county, key, bidders[i]!, price);
  await on("2026-04-17", () => county.act("townshipClerk", (tx, by) => close(tx, by, key)));
  const panel = await aPanel(county);
  const seats = panel.map(({ post, roles }) => ({
    post,
    kind: roles.includes("panelMember") ? ("expert" as const) : ("purchaser" as const),
  }));
  await on("2026-04-20", () =>
    county.act("townshipClerk", async (tx, by) => {
      await seat(tx, by, { ...key, seats });
      await open(tx, by, key);
    }),
  );
  return { key, panel };
}

/** One seat's sheet: points in whole points for 服务方案 and 人员配备, by provider key. */
export const scoreAs = (
  county: County,
  key: Key,
  who: Actor,
  points: Record<string, [number, number]>,
) =>
  on("2026-04-20", () =>
    county.act(who, async (tx, by) => {
      const pack = await getPackage(tx, key);
      const criteria = (await listCriteria(tx, key)).filter((row) => !row.isPrice);
      const responses = await listResponses(tx, key.jurisdiction, pack.id);
      const scores = Object.entries(points).flatMap(([provider, given]) => {
        const response = responses.find(
          (row) => row.provider === county.organizations[provider],
        )!.id;
        return criteria.map((row, i) => ({
          response,
          criterion: row.id,
          points: given[i]! * 100,
        }));
      });
      await score(tx, by, { ...key, scores });
    }),
  );

/** 成交 of a consultation: evaluated on 04-20, awarded and notified on 04-22 to the best, otherProvider. */
export async function aConsultationAward(county: County) {
  const { key, panel } = await anOpening(county);
  for (const who of panel)
    await scoreAs(county, key, who, {
      provider: [40, 20],
      otherProvider: [46, 27],
      thirdProvider: [38, 24],
    });
  await on("2026-04-20", () => county.act("townshipClerk", (tx, by) => evaluate(tx, by, key)));
  await on("2026-04-22", () => county.act("townshipHead", (tx, by) => actions.award(tx, by, key)));
  await on("2026-04-22", () =>
    county.act("townshipClerk", (tx, by) => actions.notify(tx, by, key)),
  );
  return (await county.ask("townshipClerk", (db) => findAwardOf(db, key)))!;
}

/** Who sees which responses of a purchase. */
export const responsesFor = (county: County, who: Parameters<County["ask"]>[0], key: Key) =>
  county.ask(who, async (db) => {
    const pack = await getPackage(db, key);
    return listResponses(db, key.jurisdiction, pack.id);
  });
