import { sql, type RawBuilder } from "kysely";
import { fen, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { lesseningKinds, type Figure, type PostingKind } from "./model.ts";

export type PostingFilter = {
  allotment?: string | undefined;
  figure?: Figure | undefined;
  after?: string | undefined;
  limit: number;
};

/** Σ planned of a line is what was drawn on it. */
const columnOf = (figure: Figure): string => (figure === "planned" ? "drawn" : figure);

/** By how much a posting moved a figure: carried money moves as much of each layer as was left of it. */
export const movedOf = (figure: Figure, table = "posting"): RawBuilder<Money> => {
  const of = (end: string) => sql.ref(`${table}.${columnOf(figure)}_${end}`);
  return sql<Money>`coalesce(${of("after")} - ${of("before")}, 0)`;
};

/** 金额 with its sign: less money for the line, or back from it, is negative. */
export const signed = ({ kind, amount }: { kind: PostingKind; amount: Money }): Money =>
  lesseningKinds.has(kind) ? fen(-amount) : amount;

/**
 * 明细: the postings of a line in their order, newest last; all, or those of one allotment, or those behind one figure, each
 * with what it moved of it, so that they add up to the figure.
 */
export async function listPostings(
  db: Db,
  jurisdiction: string,
  line: string,
  { allotment, figure, after, limit }: PostingFilter,
) {
  let query = db
    .selectFrom("posting")
    .leftJoin("decisionDocument", (on) =>
      on
        .onRef("decisionDocument.jurisdiction", "=", "posting.jurisdiction")
        .onRef("decisionDocument.id", "=", "posting.decision"),
    )
    .select([
      "posting.id",
      "posting.kind",
      "posting.amount",
      "posting.happenedOn",
      "posting.recordedAt",
      "posting.subjectKind",
      "posting.subjectId",
      "posting.allotment",
      "decisionDocument.number as decision",
    ])
    .select(movedOf(figure ?? "approved").as("moved"))
    .where("posting.jurisdiction", "=", jurisdiction)
    .where("posting.line", "=", line);
  if (allotment) query = query.where("posting.allotment", "=", allotment);
  if (figure) query = query.where(movedOf(figure), "<>", fen(0n));
  if (after) query = query.where("posting.id", ">", after);
  const rows = await query.orderBy("posting.id").limit(limit).execute();
  return rows.map(({ moved, ...row }) => ({ ...row, amount: figure ? fen(moved) : signed(row) }));
}
