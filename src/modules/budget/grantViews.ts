import type * as z from "zod";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { getDuty } from "../duty/reads.ts";
import { namesOf } from "../organization/reads.ts";
import type { GrantRow, GrantView } from "./grantModel.ts";
import { getGrant, givenOf, linesOfGrants, listGrants, listParts } from "./grantReads.ts";
import { addUp, noMoney } from "./reads.ts";
import { lineViews } from "./views.ts";
import type { DutyGrant } from "./writes.ts";

/** The rows of these grants: what was given of each, and how far that money has come. */
async function rowsFor(db: Db, grants: readonly DutyGrant[]): Promise<z.input<typeof GrantRow>[]> {
  const names = await namesOf(
    db,
    grants.map((one) => one.organization),
  );
  const rows: z.input<typeof GrantRow>[] = [];
  for (const jurisdiction of new Set(grants.map((one) => one.jurisdiction))) {
    const own = grants.filter((one) => one.jurisdiction === jurisdiction);
    const ids = own.map((one) => one.id);
    const given = await givenOf(db, jurisdiction, ids);
    const lines = await linesOfGrants(db, jurisdiction, ids);
    for (const { id, year, code, title, organization, amount } of own) {
      const parts = lines.filter((one) => one.dutyGrant === id);
      const { planned, committed, accepted, paid } = addUp(
        parts.map((one) => one.money),
        noMoney,
      );
      rows.push({
        jurisdiction,
        id,
        year,
        code,
        title,
        department: { id: organization, name: names.get(organization) ?? "" },
        amount,
        given: given.get(id)!,
        lines: parts.length,
        planned,
        committed,
        accepted,
        paid,
      });
    }
  }
  return rows;
}

export const grantRows = async (db: Db, filter: Parameters<typeof listGrants>[1]) =>
  rowsFor(db, await listGrants(db, filter));

/** 一项资金: from the grant to the lines, and what of each was planned, contracted, accepted and paid. */
export async function grantView(
  db: Db,
  { jurisdiction, id }: { jurisdiction: string; id: string },
): Promise<z.input<typeof GrantView>> {
  const grant = await getGrant(db, jurisdiction, id);
  const [row] = await rowsFor(db, [grant]);
  const decision = await db
    .selectFrom("decisionDocument")
    .select(["number", "title", "decidedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", grant.decision)
    .executeTakeFirst();
  if (!decision || !row) throw new Refusal("notFound", "没有这项费随事转资金，或者您看不到它");
  const duty = grant.duty ? await getDuty(db, jurisdiction, grant.duty) : null;
  const parts = await listParts(db, jurisdiction, id);
  const names = await namesOf(
    db,
    parts.map((one) => one.organization),
  );
  const { functionalClass, ledger, source } = grant;
  return {
    ...row,
    functionalClass,
    ledger,
    source,
    decision,
    duty: duty && { jurisdiction, id: duty.id, code: duty.code, name: duty.name },
    ofLines: await lineViews(db, await linesOfGrants(db, jurisdiction, [id])),
    parts: parts.map((one) => ({
      id: one.id,
      kind: one.kind,
      amount: one.amount,
      organization: { id: one.organization, name: names.get(one.organization) ?? "" },
      line: { id: one.line, code: one.lineCode, title: one.lineTitle },
      decision: one.documentNumber,
      decidedOn: one.decidedOn,
      recordedAt: one.recordedAt,
    })),
  };
}
