import type { Database } from "../../src/platform/db.ts";
import { today } from "../../src/platform/clock.ts";
import { cookiesOf, type ActCase } from "./actCase.ts";
import type { Ask } from "./acting.ts";
import { say, type Place } from "./place.ts";

/** Projects of each plan. */
const each = 4;

type Plan = Record<
  "jurisdiction" | "plan" | "organization" | "line" | "post" | "person",
  string
> & {
  projects: string[];
};

/**
 * Every township is called on for its plan; what it has only written or sent to the desks is taken as reviewed by them,
 * at 10,000.00 yuan each.
 */
async function listCalled({ owner }: Place): Promise<Plan[]> {
  await owner.query(
    `update project set status = 'jointlyReviewed', reviewed_on = $1 where status in ('drafted', 'submitted')`,
    [today()],
  );
  await owner.query(
    `update funding set amount = 1000000 where share in
       (select s.id from share s join project p on p.id = s.project where p.status = 'jointlyReviewed')`,
  );
  await owner.query(
    `insert into annual_plan (jurisdiction, id, organization, year, status, call_number, call_title, first_up_by, first_down_by,
       second_up_by, post, recorded_at)
     select o.jurisdiction, overlay(gen_random_uuid()::text placing '7' from 15 for 1)::uuid, o.id, $1, 'compiling', '造数', '编制通知', $2, $2, $2, t.id, now()
     from organization o join post t on t.organization = o.id and t.role = 'townshipClerk'`,
    [Number(today().slice(0, 4)), today()],
  );
  const { rows } = await owner.query<Plan>(
    `select a.jurisdiction, a.id as plan, a.organization, t.id as post, t.person, l.id as line,
       (select (array_agg(p.id::text order by p.id))[1:${each}] from project p
        where p.organization = a.organization and p.status = 'jointlyReviewed') as projects
     from annual_plan a
     join budget_line l on l.organization = a.organization and l.year = a.year
     join post t on t.organization = a.organization and t.role = 'townshipClerk' order by a.id`,
  );
  return rows.filter(({ projects }) => projects?.length === each);
}

async function isSound({ owner }: Place, _: Database, asked: readonly Ask[]): Promise<boolean> {
  const { rows } = await owner.query<{ plans: bigint; fiscal: string }>(
    `select count(*) as plans, sum(r.fiscal)::text as fiscal from annual_plan a
     join plan_round r on r.jurisdiction = a.jurisdiction and r.plan = a.id and r.seq = 1
     where a.status = 'firstUp' and a.id = any($1)
       and (select count(distinct p.project) from plan_round_project p join project q on q.id = p.project
            where p.round = r.id and q.organization = a.organization) = ${each}`,
    [asked.map((one) => one.rows["plan"])],
  );
  const { plans, fiscal } = rows[0]!;
  say(`报送 ${plans} 份，应为 ${asked.length} 份；财政资金合计 ${fiscal} 分`);
  return Number(plans) === asked.length && Number(fiscal) === asked.length * each * 1_000_000;
}

/** 报送年度购买计划（一上） by the clerks of as many townships as there are plans. */
export const sendingUp: ActCase = {
  called: "报送年度购买计划",
  marked: 'insert into "plan_round"',
  // Every tenth line is the county's own, and by chance a township has too few projects for a plan.
  provinceFor: (needed) => ({
    townships: Math.ceil(needed * 1.5) + 8,
    years: 1,
    projects: 60,
    toSign: 0,
    depth: "ledger",
  }),
  asks: async (place, database) => {
    const called = await listCalled(place);
    const cookies = await cookiesOf(database, called);
    return called.map(({ projects, ...one }) => ({
      path: `/api/plans/${one.jurisdiction}/${one.plan}/up`,
      body: { projects, words: "" },
      cookie: cookies.get(one.post)!,
      rows: { ...one, ...Object.fromEntries(projects.map((id, place) => [`project${place}`, id])) },
    }));
  },
  isSound,
};
