import { sql } from "kysely";
import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { postingNames, type PostingKind } from "../budget/model.ts";
import { movedOf, signed } from "../budget/postingReads.ts";
import { namesOf } from "../organization/reads.ts";
import type { FundPapersInput } from "./fundForms.ts";
import { ofLines } from "./funds.ts";

type Asked = z.output<typeof FundPapersInput>;

type Found = {
  id: string;
  jurisdiction: string;
  happenedOn: Day;
  kind: PostingKind;
  amount: Money;
  moved: Money | null;
  organization: string;
  line: string;
  lineTitle: string;
  project: string | null;
  projectTitle: string | null;
  subjectKind: string;
  subjectId: string;
};

const narrowed = ({ line, item, month, of, after }: Asked) => sql`
  ${line === undefined ? sql`` : sql`and l.id = ${line}::uuid`}
  ${item === undefined ? sql`` : sql`and r.catalog_item = ${item}`}
  ${month === undefined ? sql`` : sql`and p.happened_on >= ${`${month}-01`}::date and p.happened_on < ${`${month}-01`}::date + interval '1 month'`}
  ${of === undefined ? sql`` : sql`and ${movedOf(of, "p")} <> 0`}
  ${after === undefined ? sql`` : sql`and p.id < ${after}::uuid`}`;

/** 流水 behind a bar, newest first: each with its line, its project, the act that moved the money and how much it moved of the figure. */
export async function listFundPapers(db: Db, asked: Asked) {
  const found = await rowsOf(
    db,
    sql<Found>`
      select p.id, p.jurisdiction, p.happened_on as "happenedOn", p.kind, p.amount, ${asked.of === undefined ? sql`null` : movedOf(asked.of, "p")} as moved, l.organization, l.id as line, l.title as "lineTitle",
        r.id as project, r.title as "projectTitle", p.subject_kind as "subjectKind", p.subject_id as "subjectId"
      from budget_line l
      join posting p on p.jurisdiction = l.jurisdiction and p.line = l.id
      left join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
      left join project r on r.jurisdiction = a.jurisdiction and r.id = a.project
      where ${ofLines(asked)} ${narrowed(asked)}
      order by p.id desc
      limit ${asked.limit + 1}`,
  );
  const shown = found.slice(0, asked.limit);
  const names = await namesOf(
    db,
    shown.map((row) => row.organization),
  );
  return {
    rows: shown.map(({ moved, ...row }) => ({
      ...row,
      amount: moved ?? signed(row),
      called: postingNames[row.kind],
      organization: names.get(row.organization) ?? "",
      line: { id: row.line, title: row.lineTitle },
      project: row.project === null ? null : { id: row.project, title: row.projectTitle ?? "" },
      subject: { kind: row.subjectKind, id: row.subjectId },
    })),
    next: found.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
