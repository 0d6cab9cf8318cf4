import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { adoptFigures } from "../../src/modules/policy/actions.ts";
import {
  demonstrationControlRules,
  demonstrationThresholds,
} from "../../src/modules/policy/demonstration.ts";
import { fullSight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import type { ActCase } from "./actCase.ts";
import { cookiesOf } from "./actCase.ts";
import type { Ask } from "./acting.ts";
import { say, type Place } from "./place.ts";

type Bought = Record<
  "jurisdiction" | "project" | "share" | "allotment" | "line" | "organization" | "post" | "person",
  string
>;

/** A project in the plan of each township, of which nothing is bought yet. */
async function listPlanned(place: Place): Promise<Bought[]> {
  const { rows } = await place.owner.query<Bought>(
    `select distinct on (p.organization) p.jurisdiction, p.id as project, s.id as share, m.id as allotment, m.line,
       p.organization, t.id as post, t.person
     from project p
     join share s on s.jurisdiction = p.jurisdiction and s.project = p.id
     join allotment m on m.jurisdiction = p.jurisdiction and m.share = s.id
     join post t on t.organization = p.organization and t.role = 'townshipClerk'
     where p.status = 'inPlan' and not exists (select 1 from procurement q where q.project = p.id)
     order by p.organization, p.id`,
  );
  return rows;
}

/** The limits and internal rules of the fictional county: without them nobody may buy. */
const adoptRules = (database: Database, { jurisdiction, organization, post, person }: Bought) => {
  const by = { person, post, organization, roles: [], jurisdiction, sight: fullSight };
  const thresholds = demonstrationThresholds;
  const controlRules = demonstrationControlRules;
  return database.act(fullSight, (tx) => adoptFigures(tx, by, { thresholds, controlRules }));
};

async function isSound(place: Place, database: Database, asked: readonly Ask[]): Promise<boolean> {
  const { rows } = await place.owner.query<{ count: bigint }>(
    `select count(*) as count from procurement p join award a on a.jurisdiction = p.jurisdiction and a.procurement = p.id
     where p.status = 'awarded' and a.price = 1 and p.project = any($1)`,
    [asked.map((one) => one.rows["project"])],
  );
  const findings = await database.ask(fullSight, (db) => unprovedPostings(db));
  say(`成交 ${rows[0]!.count} 件，应为 ${asked.length} 件；记账不符 ${findings.length} 处`);
  return Number(rows[0]!.count) === asked.length && findings.length === 0;
}

/** 小额购买 of 0.01 yuan by the clerks of eight townships: purchase, quote and award in one act. */
export const buyingQuickly: ActCase = {
  called: "小额购买",
  marked: 'insert into "procurement"',
  drawnBy: async (place, answer) => {
    const { id } = JSON.parse(answer) as { id: string };
    const { rows } = await place.owner.query<{ number: string }>(
      "select number from procurement where id = $1",
      [id],
    );
    return rows[0]!.number;
  },
  provinceFor: (_needed, clients) => ({ townships: clients, years: 1, projects: 40, toSign: 0 }),
  asks: async (place, database, needed) => {
    const planned = await listPlanned(place);
    await adoptRules(database, planned[0]!);
    const cookies = await cookiesOf(database, planned);
    const { rows } = await place.owner.query<{ id: string }>("select id from provider limit 1");
    const provider = rows[0]!.id;
    return Array.from({ length: needed }, (_, index) => {
      const one = planned[index % planned.length]!;
      return {
        path: "/api/quick",
        body: { project: one.project, words: "村级代理记账", amount: "1", provider },
        cookie: cookies.get(one.post)!,
        rows: one,
      };
    });
  },
  isSound,
};
