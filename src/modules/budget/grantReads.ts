import { fen, nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { listLines } from "./reads.ts";
import type { BudgetLine, DutyGrant, GrantPart } from "./writes.ts";

export async function findGrant(
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<DutyGrant | undefined> {
  const found = await db
    .selectFrom("dutyGrant")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  return found && { ...found, amount: fen(found.amount) };
}

export async function getGrant(db: Db, jurisdiction: string, id: string): Promise<DutyGrant> {
  const found = await findGrant(db, jurisdiction, id);
  if (!found) throw new Refusal("notFound", "没有这项费随事转资金，或者您看不到它");
  return found;
}

/** The end of the chain of parts: what has been given of the grant so far. */
export async function lastPart(db: Db, jurisdiction: string, grant: string) {
  const found = await db
    .selectFrom("grantPart")
    .select(["seq", "givenAfter"])
    .where("jurisdiction", "=", jurisdiction)
    .where("dutyGrant", "=", grant)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return found && { seq: found.seq, givenAfter: fen(found.givenAfter) };
}

export async function listLinesOfGrant(
  db: Db,
  jurisdiction: string,
  grant: string,
): Promise<BudgetLine[]> {
  return db
    .selectFrom("budgetLine")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("dutyGrant", "=", grant)
    .orderBy("year")
    .orderBy("code")
    .execute();
}

export async function listGrants(
  db: Db,
  { jurisdiction, year }: { jurisdiction?: string | undefined; year?: number | undefined },
): Promise<DutyGrant[]> {
  let query = db.selectFrom("dutyGrant").selectAll();
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  if (year) query = query.where("year", "=", year);
  return query.orderBy("year", "desc").orderBy("code").limit(500).execute();
}

/** 拆分和收回 of a grant as far as the asker sees them, in their order. */
export async function listParts(db: Db, jurisdiction: string, grant: string) {
  return db
    .selectFrom("grantPart")
    .innerJoin("decisionDocument", (on) =>
      on
        .onRef("decisionDocument.jurisdiction", "=", "grantPart.jurisdiction")
        .onRef("decisionDocument.id", "=", "grantPart.decision"),
    )
    .innerJoin("budgetLine", (on) =>
      on
        .onRef("budgetLine.jurisdiction", "=", "grantPart.jurisdiction")
        .onRef("budgetLine.id", "=", "grantPart.line"),
    )
    .selectAll("grantPart")
    .select([
      "decisionDocument.number as documentNumber",
      "decisionDocument.decidedOn as decidedOn",
      "budgetLine.code as lineCode",
      "budgetLine.title as lineTitle",
    ])
    .where("grantPart.jurisdiction", "=", jurisdiction)
    .where("grantPart.dutyGrant", "=", grant)
    .orderBy("grantPart.seq")
    .execute();
}

/** 已拆分 of each grant, less what was taken back: as far as the asker sees its parts. */
export async function givenOf(
  db: Db,
  jurisdiction: string,
  grants: readonly string[],
): Promise<Map<string, Money>> {
  const given = new Map(grants.map((id): [string, Money] => [id, nought]));
  if (grants.length === 0) return given;
  const rows = await db
    .selectFrom("grantPart")
    .select(["dutyGrant", "kind", "amount"])
    .where("jurisdiction", "=", jurisdiction)
    .where("dutyGrant", "in", [...grants])
    .execute();
  const sign = (kind: GrantPart["kind"], amount: bigint) => (kind === "give" ? amount : -amount);
  for (const { dutyGrant, kind, amount } of rows)
    given.set(dutyGrant, fen((given.get(dutyGrant) ?? 0n) + sign(kind, amount)));
  return given;
}

/** The lines of these grants with all six figures. */
export const linesOfGrants = (db: Db, jurisdiction: string, grants: readonly string[]) =>
  grants.length === 0 ? Promise.resolve([]) : listLines(db, { jurisdiction, grants });
