import * as z from "zod";
import type { Basis } from "../../base/law.ts";
import { yearOf } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Database, type Db, type Tx } from "../../platform/db.ts";
import { canonical, newId, sha256 } from "../../platform/identity.ts";
import { enqueue } from "../../platform/jobs.ts";
import { getOrganization } from "../organization/reads.ts";
import { annualPlanPaper } from "./annualPlanPaper.ts";
import { contractPaper } from "./contractPaper.ts";
import { evaluationPaper } from "./evaluationPaper.ts";
import type { Paper, Snapshot } from "./model.ts";
import { procurementPaper } from "./procurementPaper.ts";
import { planPaper } from "./projectPaper.ts";
import { acceptancePaper, paymentPaper } from "./resultPaper.ts";
import { publicProjectOf } from "./standing.ts";
import * as writes from "./writes.ts";
import type { Due } from "./writes.ts";

/** What a subject looks like to the public. An act names its subject; nothing else is opened. */
const papers: Record<
  string,
  (db: Db, jurisdiction: string, id: string, kind: string) => Promise<Snapshot>
> = {
  project: planPaper,
  annualPlan: annualPlanPaper,
  procurement: procurementPaper,
  contract: contractPaper,
  acceptance: acceptancePaper,
  evaluation: evaluationPaper,
  payment: paymentPaper,
};

export const jobs = { publish: "disclosure.publish", refresh: "disclosure.refresh" } as const;

/** Turns what is due into jobs, one each, so that one that fails is tried again and holds up no other. */
export async function publishDue(tx: Tx): Promise<void> {
  const due = await tx
    .selectFrom("publicationDue")
    .select(["jurisdiction", "id"])
    .where("publishedAt", "is", null)
    .orderBy("since")
    .orderBy("id")
    .limit(5000)
    .execute();
  for (const one of due) await enqueue(tx, jobs.publish, one, { dedupe: `publish:${one.id}` });
}

/**
 * Publishes at once what fell due at this very moment: several histories are told side by side, each in its own days,
 * and none may publish for another. One at a time, since two would renew the same figures.
 */
export async function publishOfNow(tx: Tx): Promise<void> {
  await lockKeys(tx, ["disclosure.publishOfNow"]);
  const due = await tx
    .selectFrom("publicationDue")
    .select(["jurisdiction", "id"])
    .where("publishedAt", "is", null)
    .where("since", "=", now())
    .orderBy("id")
    .execute();
  for (const one of due) await publish(tx, one);
}

const Key = z.object({ jurisdiction: z.string(), id: z.uuid() });

/** 公开: one snapshot, masked, hashed and kept for good; the public sees it from this moment. */
export async function publish(tx: Tx, input: unknown): Promise<void> {
  const { jurisdiction, id } = Key.parse(input);
  const due = await writes.lockDue(tx, jurisdiction, id);
  if (!due) return;
  const make = papers[due.subjectKind];
  if (!make) throw new Error(`nothing is made public about ${due.subjectKind}`);
  const snapshot = await make(tx, jurisdiction, due.subjectId, due.kind);
  const place = await getOrganization(tx, due.organization);
  const at = now();
  await writes.insertPublication(tx, rowOf(due, snapshot, place.name, at));
  await writes.markPublished(tx, due, at);
  if (snapshot.project !== null)
    await writes.putPublicProject(tx, await publicProjectOf(tx, jurisdiction, snapshot.project));
  for (const year of await yearsOf(tx, jurisdiction, snapshot)) {
    const dedupe = `refresh:${jurisdiction}:${year}`;
    await enqueue(tx, jobs.refresh, { jurisdiction, year }, { dedupe });
  }
}

/** Years whose figures may have moved: of the day, and of the lines that pay. */
async function yearsOf(
  db: Db,
  jurisdiction: string,
  { project, year, happenedOn }: Snapshot,
): Promise<Set<number>> {
  const lines =
    project === null
      ? []
      : await db
          .selectFrom("allotment")
          .select("year")
          .distinct()
          .where("jurisdiction", "=", jurisdiction)
          .where("project", "=", project)
          .execute();
  return new Set([year, yearOf(happenedOn), ...lines.map((one) => one.year)]);
}

function rowOf(due: Due, snapshot: Snapshot, place: string, at: Date): writes.Publication {
  const { project, happenedOn, year, amount, grade, provider, says } = snapshot;
  const paper: Paper = {
    ...snapshot.paper,
    kind: due.kind,
    place,
    happenedOn,
    // The driver has already parsed what the trace wrote as text.
    basis: z.array(z.custom<Basis>()).parse(due.basis),
  };
  const content = canonical(paper);
  return {
    jurisdiction: due.jurisdiction,
    id: newId(at),
    organization: due.organization,
    readers: [],
    kind: due.kind,
    subjectKind: due.subjectKind,
    subjectId: due.subjectId,
    project,
    title: paper.title,
    place,
    dueOn: due.dueOn,
    happenedOn,
    publishedAt: at,
    year,
    amount,
    grade,
    provider,
    says,
    content,
    hash: sha256(content),
    words: [paper.title, paper.number, place, provider, says].join(" "),
  };
}

const Year = z.object({ jurisdiction: z.string(), year: z.number() });

/** 各单位当年的数, as the ledger has them at this moment. */
export async function refresh(tx: Tx, input: unknown): Promise<void> {
  const { jurisdiction, year } = Year.parse(input);
  await writes.refreshPlaces(tx, jurisdiction, year, now());
}

/** A budget that was approved but not yet used brings no publication; this year's figures are renewed for it. */
export async function refreshAll(database: Database): Promise<void> {
  const year = yearOf(today());
  await database.act(fullSight, async (tx) => {
    const treasuries = await tx
      .selectFrom("jurisdiction")
      .select("code")
      .where("level", "=", "county")
      .execute();
    for (const { code } of treasuries) await writes.refreshPlaces(tx, code, year, now());
  });
}
