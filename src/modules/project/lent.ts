import { fen, plus, sum, type Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { seeingAll } from "../../platform/widen.ts";
import { agreedAmount, returnLines } from "../budget/lending.ts";
import { balancesOf, getLine } from "../budget/reads.ts";
import { namesOf } from "../organization/reads.ts";
import type { LentFacts, RaiseFacts } from "./lineRules.ts";
import type { Funding, Project, Share } from "./model.ts";
import { listFundings, listLinesOf } from "./reads.ts";

/** 借用的指标 of a joint purchase: lent for the share of its own township, and given back when nothing draws on it any more. */

type Whose = Pick<Project, "jurisdiction" | "id" | "organization">;

type Typed = {
  shares: readonly Pick<Share, "id" | "userOrganization">[];
  fundings: readonly Pick<Funding, "share" | "line" | "amount">[];
};

/** Lines of others in what is typed, beside what stands there already: only the consent of the owner put it there. */
export async function lentFacts(
  db: Db,
  { jurisdiction, id, organization }: Whose,
  { shares, fundings }: Typed,
): Promise<LentFacts> {
  const lines = await listLinesOf(
    db,
    jurisdiction,
    fundings.map((one) => one.line),
  );
  const foreign = lines.filter((one) => one.organization !== organization);
  if (foreign.length === 0) return { lent: [] };
  const agreed = await listFundings(db, jurisdiction, id);
  const names = await namesOf(
    db,
    foreign.map((one) => one.organization),
  );
  const userOf = new Map(shares.map((one) => [one.id, one.userOrganization]));
  const total = (of: readonly Pick<Funding, "line" | "amount">[], line: string) =>
    sum(of.filter((one) => one.line === line).map((one) => fen(one.amount)));
  return {
    lent: foreign.map(({ id: line, code, organization: owner }) => ({
      code,
      owner: names.get(owner) ?? "",
      agreed: total(agreed, line),
      wanted: total(fundings, line),
      paysOwnerAlone: fundings.every((one) => one.line !== line || userOf.get(one.share) === owner),
    })),
  };
}

type Raise = { line: string; allotment: string; amount: Money };

/** More of a line of another office beside what that office agreed to; nothing to judge where the line is the purchaser's own. */
export async function raiseFacts(
  db: Db,
  { jurisdiction, organization }: Whose,
  { line, allotment, amount }: Raise,
): Promise<RaiseFacts> {
  const { code, organization: owner } = await getLine(db, jurisdiction, line);
  if (owner === organization) return { raised: undefined };
  const names = await namesOf(db, [owner]);
  const { planned } = (await balancesOf(db, jurisdiction, [allotment])).get(allotment)!;
  const agreed = await agreedAmount(db, { jurisdiction, allotment });
  return { raised: { code, owner: names.get(owner) ?? "", agreed, wanted: plus(planned, amount) } };
}

/** Of these lines, those that a share of the purchaser still draws on. */
async function drawnOn(tx: Tx, { jurisdiction, organization }: Whose, lines: readonly string[]) {
  const rows = await tx
    .selectFrom("funding")
    .innerJoin("share", (on) =>
      on
        .onRef("share.jurisdiction", "=", "funding.jurisdiction")
        .onRef("share.id", "=", "funding.share"),
    )
    .innerJoin("project", (on) =>
      on
        .onRef("project.jurisdiction", "=", "share.jurisdiction")
        .onRef("project.id", "=", "share.project"),
    )
    .select("funding.line")
    .distinct()
    .where("funding.jurisdiction", "=", jurisdiction)
    .where("funding.line", "in", [...lines])
    .where("share.leftOn", "is", null)
    .where("project.organization", "=", organization)
    .where("project.status", "<>", "withdrawn")
    .execute();
  return new Set(rows.map((one) => one.line));
}

/** 收回: a share left, was struck from the draft, or the project is withdrawn. `fundings` is what stood there before. */
export async function giveBackLines(
  tx: Tx,
  by: Actor,
  project: Whose,
  fundings: readonly Pick<Funding, "line">[],
): Promise<void> {
  if (fundings.length === 0) return;
  const lines = [...new Set(fundings.map((one) => one.line))];
  await seeingAll(tx, by, async () => {
    const drawn = await drawnOn(tx, project, lines);
    await returnLines(tx, {
      jurisdiction: project.jurisdiction,
      lines: lines.filter((one) => !drawn.has(one)),
      from: project.organization,
    });
  });
}
