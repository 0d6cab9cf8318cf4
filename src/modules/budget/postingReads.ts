import type { Db } from "../../platform/db.ts";
import { kindsOf, type Figure } from "./model.ts";

export type PostingFilter = {
  allotment?: string | undefined;
  figure?: Figure | undefined;
  after?: string | undefined;
  limit: number;
};

/** 明细: the postings of a line in their order, newest last; all, or those behind one figure or one allotment. */
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
    .where("posting.jurisdiction", "=", jurisdiction)
    .where("posting.line", "=", line);
  if (allotment) query = query.where("posting.allotment", "=", allotment);
  if (figure) query = query.where("posting.kind", "in", [...kindsOf[figure]]);
  if (after) query = query.where("posting.id", ">", after);
  return query.orderBy("posting.id").limit(limit).execute();
}
