import { hash } from "@node-rs/argon2";
import { day, daysAfter, yearOf, type Day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { approveLine } from "../../modules/budget/actions.ts";
import { addDivision, openJurisdiction } from "../../modules/organization/actions.ts";
import { adoptFigures } from "../../modules/policy/actions.ts";
import {
  demonstrationControlRules,
  demonstrationThresholds,
} from "../../modules/policy/demonstration.ts";
import { fullSight, platformActor, type Actor } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { routes } from "../routes.ts";
import { bookkeepingOf } from "./bookkeeping.ts";
import { addOffice, demoPassword, townshipRoles, type DemoCounty, type Making } from "./county.ts";
import * as performing from "./performing.ts";
import * as purchase from "./purchase.ts";
import { fillingTeller, type Who } from "./teller.ts";

/** 白水县 (fictional, 990102): a second, small county, so that the city has more than one to look over. */
const place = { code: "990102", name: "白水县" } as const;
const document = "白水县政府购买服务限额和内控办法（虚构，仅供演示）";

const townships = [
  { key: "linhe", name: "临河镇", villages: 9, approved: "90000.00" },
  { key: "shangzhuang", name: "上庄乡", villages: 6, approved: "60000.00" },
] as const;

async function insertOffices(making: Making): Promise<void> {
  const { tx } = making;
  const { code, name } = place;
  const open = { code, name, level: "county" } as const;
  const by = platformActor();
  await addDivision(tx, by, { ...open, parent: "990100", fromOn: "2020-01-01", toOn: null });
  await openJurisdiction(tx, by, {
    ...open,
    division: code,
    platform: `${name}政府购买服务平台（演示）`,
    isDemo: true,
  });
  for (const { key, name, villages } of townships)
    await addOffice(
      making,
      key,
      { kind: "township", name, villages, division: null, jurisdiction: code },
      townshipRoles,
    );
  await addOffice(
    making,
    "baishui",
    {
      kind: "countyFinance",
      name: `${name}财政局`,
      villages: null,
      division: null,
      jurisdiction: code,
    },
    [
      ["countyFinanceOfficer", "jingban"],
      ["countyFinanceReviewer", "shenhe"],
      ["countyTreasury", "guoku"],
    ],
  );
}

const approve = (tx: Tx, by: Actor, organization: string, of: { year: number; amount: string }) =>
  approveLine(tx, by, {
    organization,
    year: of.year,
    code: `${of.year}-${organization.slice(-4)}-2130199`,
    title: "农业农村服务",
    functionalClass: "2130199",
    ledger: "general",
    source: "own",
    amount: yuan(of.amount),
    decision: {
      number: `白人发〔${of.year}〕2号（虚构）`,
      title: `关于批准${of.year}年县级预算的决议`,
      decidedOn: day(`${of.year}-01-16`),
    },
  });

/** The limits and internal rules of the county, as its own papers set them. */
function ownFigures() {
  const here = { place: place.code, document };
  const placeName = `${place.name}（虚构）`;
  return {
    thresholds: demonstrationThresholds.map((row) => ({ ...row, ...here, placeName })),
    controlRules: demonstrationControlRules.map((row) => ({ ...row, ...here })),
  };
}

/** One township buys and pays, the other has only planned. */
export async function tellNeighbour(
  database: Database,
  county: DemoCounty,
  now: Day,
): Promise<void> {
  const year = yearOf(daysAfter(now, -300));
  const making: Omit<Making, "tx"> = {
    secret: await hash(demoPassword),
    people: 300, // other people than those of 青禾县
    actors: new Map(),
    logins: new Map(),
    organizations: { ...county.organizations },
  };
  const lines = await at(day(`${year}-01-20`), () =>
    database.act(fullSight, async (tx) => {
      await insertOffices({ ...making, tx });
      const by = making.actors.get("countyFinanceOfficer@baishui")!;
      await adoptFigures(tx, by, ownFigures());
      const approved = [];
      for (const { key, approved: amount } of townships)
        approved.push(await approve(tx, by, making.organizations[key]!, { year, amount }));
      return approved;
    }),
  );
  const actors = (who: Who): Actor => making.actors.get(who) ?? county.actor(who);
  for (const [at, place] of townships.entries()) {
    const { villages } = place;
    const one = purchase.begin(fillingTeller(database, routes, actors), making.organizations, {
      ...bookkeepingOf(place, { line: lines[at]!, year }),
      finance: "baishui",
      offers: [
        ["chengxin", `${villages * 5700}.00`],
        ["mingzhang", `${villages * 5900}.00`],
        ["huinong", `${villages * 6000}.00`],
      ],
      begins: day(`${year}-02-02`),
    });
    await purchase.plan(one);
    if (at > 0) continue;
    await purchase.compareQuotes(one);
    await performing.draftContract(one);
    await performing.sign(one);
    await performing.serve(one);
    const asked = String(BigInt(one.contract.price) / 2n);
    await performing.pay(one, await performing.accept(one, { period: "上半年", asked }));
  }
}
