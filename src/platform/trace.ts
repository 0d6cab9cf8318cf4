import { sql } from "kysely";
import type { Day } from "../base/day.ts";
import type { Basis } from "../base/law.ts";
import type { Breach } from "../base/rule.ts";
import type { Actor } from "./actor.ts";
import { record } from "./audit.ts";
import { now } from "./clock.ts";
import { sendAhead, type Tx } from "./db.ts";
import { newId } from "./identity.ts";
import { seeingAll } from "./widen.ts";

/** The row an act was about. `organization` and `readers` are its sight, and that of its traces. */
export type Subject = {
  kind: string;
  id: string;
  jurisdiction: string;
  organization: string;
  readers: readonly string[];
};

/** 待办: what waits for a role of an organization (or one post, when `post` is given). */
export type NewTask = {
  kind: string;
  organization: string;
  role: string;
  post?: string;
  title: string;
  says?: string;
  dueOn?: Day | undefined;
  basis?: readonly Basis[];
  /** What it waits for, where that is not the subject of the act and outlives what ends the subject's own tasks. */
  about?: Pick<Subject, "kind" | "id">;
};

export type Trace = {
  by: Actor;
  /** "contract.sign" */
  verb: string;
  subject: Subject;
  on: Day;
  detail?: unknown;
  flags?: readonly Breach[];
  /** What the law makes public because of this act. */
  publish?: readonly { kind: string; dueOn?: Day | undefined; basis?: readonly Basis[] }[];
  tasks?: readonly NewTask[];
  /** Kinds of open tasks on this subject that this act has done; "*" for all. */
  done?: readonly string[] | "*";
  /** The same for tasks on another subject: a payment request does what an acceptance waited for. */
  doneElsewhere?: { id: string; kinds: readonly string[] } | undefined;
};

export type TraceTables = {
  task: {
    jurisdiction: string;
    id: string;
    organization: string;
    readers: string[];
    role: string;
    kind: string;
    subjectKind: string;
    subjectId: string;
    title: string;
    says: string;
    since: Date;
    dueOn: string | null;
    basis: string; // jsonb, written as text
    doneAt: Date | null;
  };
  flagHit: {
    jurisdiction: string;
    id: string;
    organization: string;
    readers: string[];
    rule: string;
    subjectKind: string;
    subjectId: string;
    because: string;
    breach: string;
    happenedOn: string;
    recordedAt: Date;
  };
  publicationDue: {
    jurisdiction: string;
    id: string;
    organization: string;
    readers: string[];
    kind: string;
    subjectKind: string;
    subjectId: string;
    dueOn: string | null;
    basis: string;
    since: Date;
    publishedAt: Date | null;
  };
};

declare module "./db.ts" {
  interface Tables extends TraceTables {}
}

/** 留痕: audit entry, flags, due publications and tasks of one act, as plain rows in its own transaction. */
export async function trace(tx: Tx, { by, verb, subject, on, ...more }: Trace): Promise<void> {
  const at = now();
  const { jurisdiction, organization } = subject;
  const row = () => ({ jurisdiction, id: newId(at), organization, readers: [...subject.readers] });
  const about = { subjectKind: subject.kind, subjectId: subject.id };
  await record(tx, by, { verb, jurisdiction, subject, detail: { on, ...(more.detail as object) } });
  for (const flag of more.flags ?? [])
    await sendAhead(
      tx,
      tx.insertInto("flagHit").values({
        ...row(),
        ...about,
        rule: flag.rule,
        because: flag.because,
        breach: JSON.stringify(flag),
        happenedOn: on,
        recordedAt: at,
      }),
    );
  for (const due of more.publish ?? [])
    await sendAhead(
      tx,
      tx.insertInto("publicationDue").values({
        ...row(),
        ...about,
        kind: due.kind,
        dueOn: due.dueOn ?? null,
        basis: JSON.stringify(due.basis ?? []),
        since: at,
        publishedAt: null,
      }),
    );
  if (more.done !== undefined && more.done.length > 0) await closeTasks(tx, by, subject, more.done);
  const elsewhere = more.doneElsewhere;
  if (elsewhere) await closeTasks(tx, by, { ...subject, id: elsewhere.id }, elsewhere.kinds);
  for (const task of more.tasks ?? []) await openTask(tx, subject, task, at);
}

async function openTask(tx: Tx, subject: Subject, task: NewTask, at: Date): Promise<void> {
  const {
    kind,
    role,
    title,
    says = "",
    dueOn = null,
    basis = [],
    organization,
    post,
    about = subject,
  } = task;
  await sendAhead(
    tx,
    tx.insertInto("task").values({
      jurisdiction: subject.jurisdiction,
      id: newId(at),
      organization,
      readers: post ? [post] : [],
      role,
      kind,
      subjectKind: about.kind,
      subjectId: about.id,
      title,
      says,
      since: at,
      dueOn,
      basis: JSON.stringify(basis),
      doneAt: null,
    }),
  );
}

/**
 * A task that waits for one post is done by that post alone; what ends everything ("*") ends it too.
 * Tasks of other organizations on the subject end as well (a withdrawn project waits for nobody), which the asker cannot see.
 */
async function closeTasks(
  tx: Tx,
  by: Actor,
  subject: Subject,
  kinds: readonly string[] | "*",
): Promise<void> {
  let open = tx
    .updateTable("task")
    .set({ doneAt: now() })
    .where("jurisdiction", "=", subject.jurisdiction)
    .where("subjectId", "=", subject.id)
    .where("doneAt", "is", null);
  if (kinds !== "*")
    open = open
      .where("kind", "in", [...kinds])
      .where(sql<boolean>`(cardinality(readers) = 0 or ${by.post} = any(readers))`);
  await seeingAll(tx, by, () => sendAhead(tx, open));
}
