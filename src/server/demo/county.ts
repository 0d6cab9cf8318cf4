import { hash } from "@node-rs/argon2";
import { day, type Day } from "../../base/day.ts";
import { nought } from "../../base/money.ts";
import { actorOf } from "../../modules/organization/sight.ts";
import {
  addDivision,
  addOrganization,
  openJurisdiction,
  seatPerson,
} from "../../modules/organization/actions.ts";
import * as catalog from "../../modules/catalog/demonstration.ts";
import { adopt } from "../../modules/catalog/publication.ts";
import type { OrganizationKind } from "../../modules/organization/model.ts";
import type { Role } from "../../modules/organization/roles.ts";
import { adoptFigures } from "../../modules/policy/actions.ts";
import {
  demonstrationControlRules,
  demonstrationThresholds,
} from "../../modules/policy/demonstration.ts";
import { adoptUpperReviews } from "../../modules/project/upper.ts";
import { check, enlist, register } from "../../modules/provider/actions.ts";
import { completeCreditCode } from "../../modules/provider/creditCode.ts";
import { fullSight, platformActor, type Actor } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { makeLines } from "./budgets.ts";
import { firms } from "./firms.ts";
import { enterLists } from "./lists.ts";
import { jurisdiction, nameOf, offices, townships } from "./places.ts";
import type { Who } from "./teller.ts";

/** One word for all demonstration accounts; they sign in only from this machine. */
export const demoPassword = "qinghe-demo-2026";

/** The upper ones first: each is judged by what is above it. */
const catalogs = [
  [catalog.provinceEdition, catalog.provinceEntries],
  [catalog.formerCountyEdition, catalog.formerCountyEntries],
  [catalog.countyEdition, catalog.countyEntries],
  [catalog.townshipEdition, catalog.townshipEntries],
] as const;

/** 联审后审核: county finance reads every project, by a paper of its own. */
const financeReviews = {
  rows: [{ reviewer: "finance" as const, amountFrom: nought, item: "", days: 5 }],
  fromOn: day("2020-03-01"),
  document: "青财购〔2020〕3号（虚构）",
  confirmed: true,
};

/** Roles of each township, with the ending of the account's name. */
export const townshipRoles: readonly [Role, string][] = [
  ["townshipClerk", "jingban"],
  ["townshipHead", "zhenzhang"],
  ["reviewFinance", "caizheng"],
  ["reviewParty", "dangzheng"],
  ["reviewDiscipline", "jiwei"],
  ["reviewSocial", "shehui"],
];

const officeRoles: Record<string, readonly [Role, string][]> = {
  finance: [
    ["countyFinanceOfficer", "jingban"],
    ["countyFinanceReviewer", "shenhe"],
    ["countyTreasury", "guoku"],
  ],
  civil: [["departmentOfficer", "jingban"]],
  farming: [
    ["departmentOfficer", "jingban"],
    ["reviewFinance", "caiwu"],
    ["reviewParty", "bangong"],
    ["reviewDiscipline", "jijian"],
    ["reviewSocial", "yewu"],
  ],
  discipline: [["disciplineInspector", "jiancha"]],
  audit: [["auditor", "shenji"]],
  platform: [
    ["systemAdmin", "xitong"],
    ["securityAdmin", "anquan"],
    ["auditAdmin", "shenjiyuan"],
  ],
  experts: [
    ["panelMember", "zhuanjia1"],
    ["panelMember", "zhuanjia2"],
    ["panelMember", "zhuanjia3"],
  ],
  evaluators: [["thirdPartyEvaluator", "pingjia"]],
  city: [
    ["cityFinanceViewer", "caizheng"],
    ["cityFinanceOfficer", "jingban"],
    ["cityFinanceReviewer", "shenhe"],
  ],
  province: [
    ["provinceFinanceViewer", "caizheng"],
    ["provinceFinanceOfficer", "jingban"],
    ["provinceFinanceReviewer", "shenhe"],
  ],
};

export type DemoCounty = {
  /** Organization ids by key. */
  organizations: Record<string, string>;
  /** The post of "role@office" (a second of the same role is "role@office#2"). */
  actor(who: Who): Actor;
  /** The account of that post. */
  login(who: Who): string;
  /** Accounts, one per role, for the screen. */
  lines: Record<string, string>;
};

export type Making = {
  tx: Tx;
  secret: string;
  people: number;
  actors: Map<Who, Actor>;
  logins: Map<Who, string>;
  organizations: Record<string, string>;
};

/** 建县: places, offices, people, limits, providers and the budgets of two years. */
export async function makeCounty(
  database: Database,
  years: readonly number[] = [2025, 2026],
  drawn?: ReadonlyMap<string, bigint>,
): Promise<DemoCounty> {
  const secret = await hash(demoPassword);
  const actors = new Map<Who, Actor>();
  const logins = new Map<Who, string>();
  const organizations: Record<string, string> = {};
  const opening = day(`${years[0]}-01-02`);
  await at(opening, () =>
    database.act(fullSight, async (tx) => {
      const making = { tx, secret, people: 0, actors, logins, organizations };
      await insertPlaces(tx);
      for (const [place, { key, name, villages }] of townships.entries()) {
        const division = `${jurisdiction}${String(place + 1).padStart(3, "0")}`;
        await addOffice(
          making,
          key,
          { kind: "township", name, villages, division, jurisdiction },
          townshipRoles,
        );
      }
      for (const { key, name, kind, jurisdiction: home } of offices)
        await addOffice(
          making,
          key,
          { kind, name, villages: null, division: null, jurisdiction: home },
          officeRoles[key]!,
        );
      const officer = actors.get("countyFinanceOfficer@finance")!;
      await adoptFigures(tx, officer, {
        thresholds: demonstrationThresholds,
        controlRules: demonstrationControlRules,
      });
      await adoptUpperReviews(tx, officer, financeReviews);
      for (const [edition, entries] of catalogs) await adopt(tx, platformActor(), edition, entries);
      await enterLists(tx, officer, { offices: organizations, on: opening });
      await addFirms(making, opening);
    }),
  );
  const actor = (who: Who): Actor => {
    const found = actors.get(who);
    if (!found) throw new Error(`nobody sits as ${who}`);
    return found;
  };
  const lines = await makeLines(database, {
    organizations,
    by: actor("countyFinanceOfficer@finance"),
    years,
    drawn,
  });
  const login = (who: Who): string => logins.get(who) ?? "";
  return { organizations, actor, login, lines };
}

async function insertPlaces(tx: Tx): Promise<void> {
  const fromOn = "2020-01-01";
  const places = [
    { code: "990000", name: "云岭省", level: "province", parent: null },
    { code: "990100", name: "云川市", level: "city", parent: "990000" },
    { code: jurisdiction, name: "青禾县", level: "county", parent: "990100" },
  ] as const;
  for (const place of places) {
    await addDivision(tx, platformActor(), { ...place, fromOn, toOn: null });
    const { code, name, level } = place;
    await openJurisdiction(tx, platformActor(), {
      code,
      name,
      level,
      division: code,
      platform: `${name}政府购买服务平台（演示）`,
      isDemo: true,
    });
  }
  // A county of the same city that keeps its books on paper: the city hears it by file, or files without it.
  const onPaper = { code: "990103", name: "石林县", level: "county", parent: "990100" } as const;
  await addDivision(tx, platformActor(), { ...onPaper, fromOn, toOn: null });
  for (const [place, { name }] of townships.entries())
    await addDivision(tx, platformActor(), {
      code: `${jurisdiction}${String(place + 1).padStart(3, "0")}`,
      name,
      level: "township",
      parent: jurisdiction,
      fromOn,
      toOn: null,
    });
}

type OfficeRow = {
  kind: OrganizationKind;
  name: string;
  villages: number | null;
  division: string | null;
  jurisdiction: string | null;
};

export async function addOffice(
  making: Making,
  key: string,
  office: OfficeRow,
  roles: readonly [Role, string][],
): Promise<void> {
  const { tx, organizations } = making;
  organizations[key] = await addOrganization(tx, platformActor(), { ...office, isDemo: true });
  const seen = new Map<Role, number>();
  for (const [role, ending] of roles) {
    const nth = (seen.get(role) ?? 0) + 1;
    seen.set(role, nth);
    const who = nth === 1 ? `${role}@${key}` : `${role}@${key}#${nth}`;
    await seat(making, { who, role, login: `${key}.${ending}`, key, office });
  }
}

type Seat = {
  who: Who;
  role: Role;
  login: string;
  key: string;
  office: Pick<OfficeRow, "kind" | "name" | "jurisdiction">;
};

/** All demonstration accounts share one hash: eighty argon2 hashes would make the first start slow for nothing. */
async function seat(making: Making, { who, role, login, key, office }: Seat): Promise<void> {
  const { tx, secret, actors, logins, organizations } = making;
  const organization = organizations[key]!;
  const name = nameOf(making.people);
  making.people += 1;
  const account = { login, name, secret, organization, role, isDemo: true };
  const { person, post } = await seatPerson(tx, platformActor(), account);
  logins.set(who, login);
  actors.set(who, actorOf({ id: post, role, person, organization, ...office }));
}

async function addFirms(making: Making, on: Day): Promise<void> {
  const { tx, actors, organizations } = making;
  const officer = actors.get("countyFinanceOfficer@finance")!;
  for (const [place, { key, name, prefix, size, directory, licences }] of firms.entries()) {
    const creditCode = completeCreditCode(
      `${prefix}${jurisdiction}MA9${String(place + 1).padStart(6, "0")}`,
    );
    const input = { creditCode, name, size, qualifications: [...licences], isDemo: true };
    const id = await register(tx, officer, input, on);
    organizations[key] = id;
    await check(tx, officer, { id }, on);
    await enlist(tx, officer, {
      id,
      kind: directory,
      document: `青财购〔${on.slice(0, 4)}〕2号（虚构）`,
      listedOn: on,
    });
    await seat(making, {
      who: `providerAgent@${key}`,
      role: "providerAgent",
      login: key,
      key,
      office: { kind: "provider", name, jurisdiction: null },
    });
  }
}
