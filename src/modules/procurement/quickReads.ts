import { sql } from "kysely";
import { yearOf, type Day } from "../../base/day.ts";
import { fen, type Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { getLine, listAllotments } from "../budget/reads.ts";
import { likeness } from "../needs/likeness.ts";
import { sixKindNames } from "../policy/model.ts";
import { controlRuleFor } from "../policy/figures.ts";
import { formRowFor } from "../policy/forms.ts";
import { listControlRules, listFormRows } from "../policy/reads.ts";
import type { Project } from "../project/model.ts";
import { listProjects, listShares } from "../project/reads.ts";
import { providerStatuses } from "../provider/model.ts";
import { listDirectory, listProviders, listRatings } from "../provider/reads.ts";
import type { Judgement } from "../boundary/model.ts";
import { draftKind } from "./quickDraft.ts";
import { roomOf, type Room } from "./room.ts";

export type Buyable = { project: Project; room: Room; likeness: number };

/** Her own words, and the items that they were read as. */
export type Said = { words: string; judgement: Judgement | null };

/** By the words of the project, or because its item is what the words were read as. */
function likenessOf({ words, judgement }: Said, project: Project): number {
  const read = judgement?.catalog.find((one) => one.code === project.catalogItem);
  return likeness(words, `${project.title}${project.itemName}`) + (read ? read.score * 100 : 0);
}

/** What of the purchaser's own plan can be bought without a government procurement, the likest first. */
export async function listBuyable(
  db: Db,
  by: Actor,
  { words, judgement }: Said,
  on: Day,
): Promise<Buyable[]> {
  const { organization, jurisdiction } = by;
  const sought = { status: "inPlan" as const, organization, year: yearOf(on), limit: 100 };
  const projects = await listProjects(db, by, sought);
  const buyable: Buyable[] = [];
  for (const project of projects.filter((one) => one.track === "internal")) {
    const shares = await listShares(db, jurisdiction, project.id);
    // A part of a joint purchase would have to be split among its users: that is not a small one.
    if (shares.length !== 1) continue;
    const room = await roomOf(db, jurisdiction, shares);
    const alike = likenessOf({ words, judgement }, project);
    if (room.free > 0n) buyable.push({ project, room, likeness: alike });
  }
  return buyable.toSorted((a, b) => b.likeness - a.likeness);
}

/** How often each provider won here in the year. */
async function winsOf(db: Db, { jurisdiction, organization }: Actor, year: number) {
  const rows = await rowsOf(
    db,
    sql<{ provider: string; wins: number }>`
      select provider, count(*)::integer as wins from award
      where jurisdiction = ${jurisdiction} and organization = ${organization}
        and awarded_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      group by provider order by wins desc limit 50`,
  );
  return new Map(rows.map((row) => [row.provider, row.wins]));
}

/** Found by name or code, those who have worked here first. */
export async function listQuickProviders(db: Db, by: Actor, words: string, on: Day) {
  if (words === "") return [];
  const wins = await winsOf(db, by, yearOf(on));
  const found = await listProviders(db, { words, limit: 20 });
  const first = found
    .map((one) => ({ ...one, before: wins.get(one.id) ?? 0 }))
    .toSorted((a, b) => b.before - a.before)
    .slice(0, 4);
  return Promise.all(
    first.map(async ({ id, name, creditCode, status, before }) => {
      const [rating] = (await listRatings(db, id)).toSorted((a, b) => (a.year < b.year ? 1 : -1));
      const listed = (await listDirectory(db, id)).some(
        (one) => one.jurisdiction === by.jurisdiction && one.removedOn === undefined,
      );
      return {
        id,
        name,
        creditCode,
        statusName: providerStatuses[status],
        before,
        isListed: listed,
        rating: rating ? { year: rating.year, grade: rating.grade } : null,
      };
    }),
  );
}

/** 一家报价即可: below which amount the rules of the place ask for no comparison. */
export async function oneQuoteBelow(db: Db, place: string, on: Day) {
  const rules = await listControlRules(db);
  const first = controlRuleFor(rules, place, fen(0n), on);
  const next = rules
    .map((one) => controlRuleFor(rules, place, one.amountFrom, on))
    .filter((one) => one.quotesAtLeast > 1)
    .sort((a, b) => (a.amountFrom < b.amountFrom ? -1 : 1))[0];
  return {
    oneQuoteBelow: first.quotesAtLeast === 1 && next ? next.amountFrom : null,
    quotesDocument: first.document,
  };
}

/** 系统已找好: plan, line and report row, so that nobody types them. */
export async function foundFor(db: Db, { project, room }: Buyable, amount: Money, on: Day) {
  const { jurisdiction, kind, title } = project;
  const [allotment] = await listAllotments(db, jurisdiction, project.id);
  if (!allotment) return null;
  const line = await getLine(db, jurisdiction, allotment.line);
  const row = formRowFor(await listFormRows(db), line.functionalClass, on);
  return {
    plan: title,
    line: `${line.functionalClass} ${line.title}`,
    freeAfter: fen(room.free - amount),
    formRow: row.label,
    kindName: sixKindNames[kind],
  };
}

/** Whether a voucher with the same content lies in another purchase of this purchaser that was not given up. */
export async function isVoucherUsed(db: Db, by: Actor, hash: string): Promise<boolean> {
  const found = await db
    .selectFrom("attachment")
    .select("id")
    .where("jurisdiction", "=", by.jurisdiction)
    .where("organization", "=", by.organization)
    .where("hash", "=", hash)
    .where("subjectKind", "!=", draftKind)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("procurement")
            .select("procurement.id")
            .whereRef("procurement.jurisdiction", "=", "attachment.jurisdiction")
            .whereRef("procurement.id", "=", "attachment.subjectId")
            .where("procurement.status", "in", ["failed", "cancelled"]),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
