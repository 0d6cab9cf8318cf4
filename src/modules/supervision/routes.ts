import { treasuryOf } from "../../platform/actor.ts";
import { leafOf } from "../../platform/audit.ts";
import type { Db } from "../../platform/db.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { proveEntry } from "../../platform/verify.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import * as actions from "./actions.ts";
import { actName, subjectName } from "./acts.ts";
import * as api from "./api.ts";
import { listFlags } from "./flags.ts";
import { getEntry, listEntries, type Entry } from "./reads.ts";
import { flagRows, flagView } from "./views.ts";

/** Ids become names here and only here: the entry itself never holds a name. */
async function named(db: Db, rows: readonly Entry[]) {
  const organizations = await namesOf(
    db,
    rows.map((row) => row.organization),
  );
  const persons = await personsOfPosts(
    db,
    rows.flatMap((row) => row.post ?? []),
  );
  return rows.map((row) => ({
    ...row,
    called: actName(row.verb) ?? "其他办理",
    isDone: row.outcome === "done",
    organization: organizations.get(row.organization) ?? "平台",
    person: persons.get(row.post ?? "") ?? "平台自动办理",
    subject: { kind: row.subjectKind, name: subjectName(row.subjectKind), id: row.subjectId },
  }));
}

async function proofOf(db: Db, { jurisdiction, id }: Entry) {
  const found = await proveEntry(db, jurisdiction, id);
  if (!found) return null;
  const { seal, position, proof: steps, root, hash, isIncluded } = found;
  return { seal, position, steps, root, hash, isIncluded };
}

const done = { done: true } as const;

export const supervisionRoutes: Route[] = [
  answer(api.listEntries, async ({ db, by, input }) => {
    const { limit } = input;
    const filter = { ...input, jurisdiction: treasuryOf(by), limit: limit + 1 };
    const rows = await listEntries(db, filter);
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { rows: await named(db, shown), next };
  }),

  answer(api.viewEntry, async ({ db, input }) => {
    const entry = await getEntry(db, input.jurisdiction, input.id);
    const [view] = await named(db, [entry]);
    return {
      ...view!,
      isUnchanged: leafOf(entry) === entry.leaf,
      proof: await proofOf(db, entry),
    };
  }),

  answer(api.listFlags, async ({ db, by, input }) => {
    const { limit } = input;
    const flags = await listFlags(db, by, { ...input, limit: limit + 1 });
    const shown = flags.slice(0, limit);
    const next = flags.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { rows: await flagRows(db, by, shown), next };
  }),

  answer(api.viewFlag, ({ db, by, input, today }) => flagView(db, by, input, today)),

  act(api.explainFlag, async ({ tx, by, input }) => {
    await actions.explain(tx, by, input);
    return done;
  }),

  act(api.acceptFlag, async ({ tx, by, input }) => {
    await actions.accept(tx, by, input);
    return done;
  }),

  act(api.sendFlagBack, async ({ tx, by, input }) => {
    await actions.sendBack(tx, by, input);
    return done;
  }),

  act(api.referFlag, async ({ tx, by, input }) => {
    await actions.refer(tx, by, input);
    return done;
  }),

  act(api.closeLead, async ({ tx, by, input }) => {
    await actions.close(tx, by, input);
    return done;
  }),
];
