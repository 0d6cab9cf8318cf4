import { afterAll, beforeAll } from "vitest";
import { fullSight, type Actor } from "../src/platform/actor.ts";
import { now } from "../src/platform/clock.ts";
import { openDatabase, type Database, type Db, type Tx } from "../src/platform/db.ts";
import { newId } from "../src/platform/identity.ts";
import { actorOf } from "../src/modules/organization/sight.ts";
import { roleNames, type Role } from "../src/modules/organization/roles.ts";
import type { OrganizationKind } from "../src/modules/organization/model.ts";
import {
  insertJurisdiction,
  insertOrganization,
  insertPerson,
  insertPost,
} from "../src/modules/organization/writes.ts";
import { aDatabase } from "./database.ts";

/** A fresh migrated database for a test file, reached as the server reaches it: through the application role. */
export function testDatabase(): { database: Database; url: string } {
  const opened = {} as { database: Database; url: string; close: () => Promise<void> };
  beforeAll(async () => {
    const made = await aDatabase();
    Object.assign(opened, {
      url: made.url,
      database: openDatabase({ connectionString: made.url }),
      close: made.close,
    });
  });
  afterAll(async () => {
    await opened.database.close();
    await opened.close();
  });
  return opened;
}

export type County = {
  jurisdiction: string;
  /** Organizations by key: township, otherTownship, department, finance, discipline, audit, provider, otherProvider, expert… */
  organizations: Record<string, string>;
  as(role: Role, organization?: string): Actor;
  /** As the platform would act for a role: with its sight. */
  act<T>(role: Role | Actor, run: (tx: Tx, by: Actor) => Promise<T>): Promise<T>;
  ask<T>(role: Role | Actor, run: (db: Db, by: Actor) => Promise<T>): Promise<T>;
};

const kinds: Record<string, { kind: OrganizationKind; name: string; villages?: number }> = {
  township: { kind: "township", name: "柳河镇", villages: 14 },
  otherTownship: { kind: "township", name: "石桥乡", villages: 11 },
  department: { kind: "countyDepartment", name: "县农业农村局" },
  finance: { kind: "countyFinance", name: "县财政局" },
  discipline: { kind: "discipline", name: "县纪委监委" },
  audit: { kind: "audit", name: "县审计局" },
  provider: { kind: "provider", name: "青禾县诚信会计服务有限公司" },
  otherProvider: { kind: "provider", name: "青禾县明账代理记账有限公司" },
  thirdProvider: { kind: "provider", name: "青禾县惠农财务咨询服务部" },
  expert: { kind: "thirdParty", name: "青禾县评审专家库" },
  thirdParty: { kind: "thirdParty", name: "青禾县公信评价咨询中心" },
  platform: { kind: "platform", name: "县购服平台管理办公室" },
};

/** Where a role sits when the test does not say. */
const seats: Partial<Record<Role, string>> = {
  countyFinanceOfficer: "finance",
  countyFinanceReviewer: "finance",
  countyTreasury: "finance",
  departmentOfficer: "department",
  providerAgent: "provider",
  panelMember: "expert",
  thirdPartyEvaluator: "thirdParty",
  disciplineInspector: "discipline",
  auditor: "audit",
  systemAdmin: "platform",
  securityAdmin: "platform",
  auditAdmin: "platform",
};

const homeless = new Set<OrganizationKind>(["provider", "thirdParty"]);

/** 青禾县 990101: one treasury with two townships, a department, finance, supervision and providers; every role has its post. */
export async function aCounty(database: Database, jurisdiction = "990101"): Promise<County> {
  const organizations: Record<string, string> = {};
  const posts = new Map<string, Actor>();
  await database.act(fullSight, async (tx) => {
    const name = "青禾县";
    await insertJurisdiction(tx, {
      code: jurisdiction,
      name,
      level: "county",
      division: jurisdiction,
      platform: `${name}政府购买服务平台`,
      isDemo: false,
    });
    for (const [key, { kind, name, villages = null }] of Object.entries(kinds)) {
      const id = newId(now());
      organizations[key] = id;
      const home = homeless.has(kind) ? null : jurisdiction;
      await insertOrganization(tx, {
        id,
        jurisdiction: home,
        kind,
        name,
        creditCode: null,
        division: null,
        villages,
        superior: null,
        nature: null,
        isDemo: false,
      });
    }
  });
  const seat = async (role: Role, organization: string): Promise<void> => {
    const person = newId(now());
    const post = newId(now());
    const id = organizations[organization]!;
    const { kind, name } = kinds[organization]!;
    await database.act(fullSight, async (tx) => {
      await insertPerson(tx, {
        id: person,
        login: `${role}.${person}`,
        name: roleNames[role],
        password: "!",
        mustChange: false,
        changedAt: now(),
        isDisabled: false,
        isDemo: false,
      });
      await insertPost(tx, {
        id: post,
        person,
        organization: id,
        role,
        fromOn: "2020-01-01",
        toOn: null,
      });
    });
    const home = homeless.has(kind) ? null : jurisdiction;
    posts.set(
      `${role} ${organization}`,
      actorOf({ id: post, role, person, organization: id, name, kind, jurisdiction: home }),
    );
  };
  for (const role of Object.keys(roleNames) as Role[]) await seat(role, seats[role] ?? "township");
  for (const role of ["townshipClerk", "townshipHead"] as const) await seat(role, "otherTownship");
  for (const provider of ["otherProvider", "thirdProvider"]) await seat("providerAgent", provider);
  const as = (role: Role, organization = seats[role] ?? "township"): Actor => {
    const found = posts.get(`${role} ${organization}`);
    if (!found) throw new Error(`nobody sits as ${role} in ${organization}`);
    return found;
  };
  const actorFor = (who: Role | Actor): Actor => (typeof who === "string" ? as(who) : who);
  return {
    jurisdiction,
    organizations,
    as,
    act: (who, run) => database.act(actorFor(who).sight, (tx) => run(tx, actorFor(who))),
    ask: (who, run) => database.ask(actorFor(who).sight, (db) => run(db, actorFor(who))),
  };
}
