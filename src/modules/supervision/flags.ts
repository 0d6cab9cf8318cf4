import { sql, type RawBuilder } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { flagKinds, resolved, type Flag, type FlagStatus, type FlagStep } from "./model.ts";

/** What was done last holds as long as the newest hit says what the hit it was done about said. */
const lastStep = sql`
  select step.status from flag_hit same
  join flag_step step on step.jurisdiction = same.jurisdiction and step.hit = same.id
  where same.jurisdiction = flag.jurisdiction and same.subject_id = flag.subject_id and same.rule = flag.rule
    and extract(year from same.happened_on) = flag.year and same.because = flag.because
  order by step.seq desc limit 1`;

/** What is over when the project or procurement is: an answer that was given, or a lead, stands. */
const waiting = ["noticed", "explained", "sentBack"] satisfies FlagStatus[];
const isGone = sql`(project.status = 'withdrawn' or procurement.status in ('cancelled', 'failed'))`;

/** 疑点 of the hits of `where`, which takes all hits of a flag or none: one row for a rule, a thing and a year. */
export const flagsWhere = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select flag.*, project.id as project, project.title,
    case when ${isGone} and coalesce(last.status, 'noticed') = any(${waiting}::text[]) then 'lapsed'
      else coalesce(last.status, 'noticed') end as status
  from (
    select distinct on (hit.jurisdiction, hit.subject_id, hit.rule, extract(year from hit.happened_on))
      hit.jurisdiction, first_value(hit.id) over same as id, hit.id as hit, hit.organization, hit.readers, hit.rule, hit.subject_kind,
      hit.subject_id, hit.because, hit.breach, extract(year from hit.happened_on) as year,
      min(hit.happened_on) over same as first_on, count(*) over same as times
    from flag_hit hit
    where hit.subject_kind = any(${[...flagKinds]}::text[]) and ${where}
    window same as (partition by hit.jurisdiction, hit.subject_id, hit.rule, extract(year from hit.happened_on) order by hit.recorded_at, hit.id)
    order by hit.jurisdiction, hit.subject_id, hit.rule, extract(year from hit.happened_on), hit.recorded_at desc, hit.id desc
  ) flag
  left join payment on flag.subject_kind = 'payment' and payment.jurisdiction = flag.jurisdiction and payment.id = flag.subject_id
  left join acceptance on flag.subject_kind = 'acceptance' and acceptance.jurisdiction = flag.jurisdiction and acceptance.id = flag.subject_id
  left join evaluation on flag.subject_kind = 'evaluation' and evaluation.jurisdiction = flag.jurisdiction and evaluation.id = flag.subject_id
  left join procurement on flag.subject_kind = 'procurement' and procurement.jurisdiction = flag.jurisdiction and procurement.id = flag.subject_id
  left join contract on contract.jurisdiction = flag.jurisdiction
    and contract.id = coalesce(payment.contract, acceptance.contract, case flag.subject_kind when 'contract' then flag.subject_id end)
  left join project on project.jurisdiction = flag.jurisdiction
    and project.id = coalesce(contract.project, procurement.project, evaluation.project, case flag.subject_kind when 'project' then flag.subject_id end)
  left join lateral (${lastStep}) last on true`;

/** 已办结, of a row of `flagsWhere`. */
export const isResolved = sql`(flag.status = any(${[...resolved]}::text[]))`;

export type FlagsFilter = {
  year?: number | undefined;
  state?: "open" | "resolved" | undefined;
  limit: number;
  after?: string | undefined;
};

/** Newest first. */
export function listFlags(
  db: Db,
  by: Actor,
  { year, state, limit, after }: FlagsFilter,
): Promise<Flag[]> {
  const treasury = treasuryOf(by);
  const here = treasury ? sql`hit.jurisdiction = ${treasury}` : sql`true`;
  const then =
    year === undefined
      ? sql`true`
      : sql`hit.happened_on between ${`${year}-01-01`} and ${`${year}-12-31`}`;
  const standing = state === undefined ? sql`true` : sql`${isResolved} = ${state === "resolved"}`;
  return rowsOf(
    db,
    sql<Flag>`
      select * from (${flagsWhere(sql`${here} and ${then}`)}) flag
      where ${standing} and ${after ? sql`flag.id < ${after}` : sql`true`}
      order by flag.id desc limit ${limit}`,
  );
}

/** By any of its hits. */
export async function getFlag(db: Db, jurisdiction: string, id: string): Promise<Flag> {
  const where = sql`hit.jurisdiction = ${jurisdiction}
    and (hit.subject_id, hit.rule, extract(year from hit.happened_on)) =
      (select one.subject_id, one.rule, extract(year from one.happened_on) from flag_hit one where one.jurisdiction = ${jurisdiction} and one.id = ${id})`;
  const [found] = await rowsOf(db, flagsWhere(where) as RawBuilder<Flag>);
  if (!found) throw new Refusal("notFound", "没有这个疑点，或者您看不到它");
  return found;
}

/** Everything that was done about a flag, also about what it said before. */
export const listSteps = (db: Db, { jurisdiction, id }: Flag): Promise<FlagStep[]> =>
  db
    .selectFrom("flagStep")
    .innerJoin("flagHit as hit", (on) =>
      on
        .onRef("hit.jurisdiction", "=", "flagStep.jurisdiction")
        .onRef("hit.id", "=", "flagStep.hit"),
    )
    .innerJoin("flagHit as one", (on) =>
      on
        .onRef("one.jurisdiction", "=", "hit.jurisdiction")
        .onRef("one.subjectId", "=", "hit.subjectId")
        .onRef("one.rule", "=", "hit.rule")
        .on(sql<boolean>`extract(year from one.happened_on) = extract(year from hit.happened_on)`),
    )
    .selectAll("flagStep")
    .where("flagStep.jurisdiction", "=", jurisdiction)
    .where("one.id", "=", id)
    .orderBy("flagStep.seq")
    .execute();
