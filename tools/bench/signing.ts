import type pg from "pg";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { unprovedContracts } from "../../src/modules/contract/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import { recordAct, type Ask, type Recording } from "./acting.ts";
import { cookiesOf, type ActCase } from "./actCase.ts";
import { say, type Place } from "./place.ts";

/** Everything of one contract that waits for its signature, by the names of its columns: what a replay must rename. */
export type Waiting = Record<
  | "jurisdiction"
  | "contract"
  | "project"
  | "procurement"
  | "award"
  | "package"
  | "share"
  | "contract_share"
  | "allotment"
  | "line"
  | "organization"
  | "provider"
  | "post"
  | "person",
  string
>;

/** In the order of their ids, so that the townships alternate. */
export async function listWaiting(owner: pg.Pool): Promise<Waiting[]> {
  const { rows } = await owner.query<Waiting>(
    `select c.jurisdiction, c.id as contract, c.project, a.procurement, c.award, a.package, s.share, s.id as contract_share,
       m.id as allotment, m.line, c.organization, c.provider, p.id as post, p.person
     from contract c
     join award a on a.jurisdiction = c.jurisdiction and a.id = c.award
     join contract_share s on s.jurisdiction = c.jurisdiction and s.contract = c.id
     join allotment m on m.jurisdiction = c.jurisdiction and m.share = s.share
     join post p on p.organization = c.organization and p.role = 'townshipHead'
     where c.status = 'inReview' order by c.id desc`,
  );
  return rows;
}

const askOf = (one: Waiting, cookie: string): Ask => ({
  path: `/api/contracts/${one.jurisdiction}/${one.contract}/sign`,
  body: { saveRest: false },
  cookie,
  rows: one,
});

const moved = 'insert into "posting"';

/** The transaction of one real signing. */
export const recordSigning = (
  database: Database,
  one: Waiting,
  cookie: string,
): Promise<Recording> => recordAct(database, askOf(one, cookie), moved);

async function isSound(place: Place, database: Database, asked: readonly Ask[]): Promise<boolean> {
  const { rows } = await place.owner.query<{ count: bigint }>(
    "select count(*) as count from contract where id = any($1) and status = 'signed'",
    [asked.map((one) => one.rows["contract"])],
  );
  const findings = await database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)),
    ...(await unprovedContracts(db)),
  ]);
  say(`签订 ${rows[0]!.count} 份，应为 ${asked.length} 份；记账不符 ${findings.length} 处`);
  return Number(rows[0]!.count) === asked.length && findings.length === 0;
}

/** 签订合同 by the heads of eight townships. */
export const signing: ActCase = {
  called: "签订合同",
  marked: moved,
  provinceFor: (needed, clients) => ({
    townships: clients,
    years: 1,
    projects: 100,
    toSign: Math.ceil(needed / clients) + 1,
  }),
  asks: async (place, database) => {
    const waiting = await listWaiting(place.owner);
    const cookies = await cookiesOf(database, waiting);
    return waiting.map((one) => askOf(one, cookies.get(one.post)!));
  },
  isSound,
};
