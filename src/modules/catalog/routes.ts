import type { Day } from "../../base/day.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { findOnlyCounty, getOrganization } from "../organization/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { differencesOf } from "./differences.ts";
import { draft, edit, propose } from "./drafting.ts";
import { howNames } from "./howNames.ts";
import { indexOf } from "./indexes.ts";
import { importSheet } from "./intake.ts";
import type { CatalogOf } from "./model.ts";
import { differenceView, editionViews, revisionPage, revisionRows } from "./page.ts";
import { sheetType } from "../../base/sheetType.ts";
import { editionSheet, templateSheet } from "./paper.ts";
import { publish } from "./publication.ts";
import * as reads from "./reads.ts";
import { listRevisions } from "./revisionReads.ts";

const done = { done: true } as const;

const itemView = (item: reads.FoundItem) => ({
  ...item,
  functionalClasses: [...item.functionalClasses],
  kindName: item.kind && sixKindNames[item.kind],
});

type Which = {
  place: string;
  on?: Day | undefined;
  purchaser?: string | undefined;
  edition?: string | undefined;
};

/** Whoever names no place means the county whose platform this is. */
const placeHere = async (db: Db, place: string): Promise<string> =>
  place === "" ? ((await findOnlyCounty(db))?.division ?? "") : place;

/** The edition somebody means: by its id, or what applies to a place and a purchaser on a day. */
async function editionFor(db: Db, { place, on, purchaser, edition }: Which, today: Day) {
  if (edition) return reads.getEditionById(db, edition);
  const here = await placeHere(db, place);
  if (!purchaser) return reads.getEdition(db, here, on ?? today);
  const { id, kind } = await getOrganization(db, purchaser);
  const whose: CatalogOf = { place: here, purchaser: { id, kind } };
  return reads.getEdition(db, whose, on ?? today);
}

const sheet = (name: string, bytes: Uint8Array) => ({
  name: `${name}.xlsx`,
  type: sheetType,
  content: Buffer.from(bytes),
});

const reading: Route[] = [
  answer(api.listItems, async ({ db, input: { words, ...which }, today }) => {
    const edition = await editionFor(db, which, today);
    const [view] = await editionViews(db, [edition], today);
    const items = await reads.itemsOf(db, edition.id);
    const rows = words ? reads.matching(items, words) : items;
    return { edition: view!, rows: rows.map(itemView) };
  }),
  answer(api.viewItem, async ({ db, input: { code, ...which }, today }) => {
    const edition = await editionFor(db, which, today);
    const [view] = await editionViews(db, [edition], today);
    const items = await reads.itemsOf(db, edition.id);
    const item = items.find((one) => one.code === code);
    if (!item) throw reads.notInCatalog(edition, code);
    const details = items.filter((one) => one.parent === code);
    return {
      ...itemView(item),
      edition: view!,
      details: details.map(itemView),
    };
  }),
  answer(api.searchCatalog, async ({ db, input: { q, limit, place, on }, today }) => {
    const edition = await reads.getEdition(db, await placeHere(db, place), on ?? today);
    const [view] = await editionViews(db, [edition], today);
    const found = await (await indexOf(db, edition)).find(q, limit);
    const rows = found.map((one) => ({ ...one, path: [...one.path], byName: howNames[one.by] }));
    return { edition: view!, rows };
  }),
  answer(api.listPurchaseItems, async ({ db, input }) => ({
    rows: await reads.searchPurchaseItems(db, input.words),
  })),
  answer(api.listEditions, async ({ db, input: { place }, today }) => {
    const editions = await reads.listEditions(db, await placeHere(db, place));
    const leaves = await reads.countLeaves(
      db,
      editions.map((one) => one.id),
    );
    const views = await editionViews(db, editions, today);
    return {
      county: (await findOnlyCounty(db))?.name ?? "",
      rows: views.map((one) => ({ ...one, leaves: leaves.get(one.id) ?? 0 })),
    };
  }),
  answer(api.listDifferences, async ({ db, input, today }) => {
    const before = await reads.getEditionById(db, input.before);
    const after = await reads.getEditionById(db, input.after);
    const views = await editionViews(db, [before, after], today);
    const rows = differencesOf(
      await reads.itemsOf(db, before.id),
      await reads.itemsOf(db, after.id),
    );
    return { before: views[0]!, after: views[1]!, rows: rows.map(differenceView) };
  }),
  answer(api.downloadEdition, async ({ db, input }) => {
    const edition = await reads.getEditionById(db, input.edition);
    return sheet(edition.name, await editionSheet(edition, await reads.itemsOf(db, edition.id)));
  }),
  answer(api.downloadTemplate, async () => sheet("目录导入模板", await templateSheet())),
];

const revising: Route[] = [
  answer(api.listRevisions, async ({ db, by, input }) => {
    const revisions = await listRevisions(db, by, input);
    const next = revisions.length === input.limit ? revisions.at(-1)!.id : null;
    return { rows: await revisionRows(db, revisions), next };
  }),
  answer(api.viewRevision, ({ db, by, input, today }) => revisionPage(db, by, input, today)),
  act(api.draftRevision, ({ tx, by, input }) => draft(tx, by, input)),
  act(api.proposeItem, ({ tx, by, input }) => propose(tx, by, input)),
  act(api.editRevision, async ({ tx, by, input: { jurisdiction, id, ...changes } }) => ({
    changed: await edit(tx, by, { jurisdiction, id }, changes),
  })),
  act(api.importCatalog, ({ tx, by, input, file }) => {
    if (!file) throw refuseField("file", "没有选择文件", "请选择 .xlsx 或 .csv 文件");
    return importSheet(tx, by, input, file);
  }),
  act(api.askOpinions, async ({ tx, by, input: { jurisdiction, id, ...asked } }) => {
    await actions.askOpinions(tx, by, { jurisdiction, id }, asked);
    return done;
  }),
  act(api.answerOpinion, async ({ tx, by, input: { jurisdiction, id, ...answered } }) => {
    await actions.answer(tx, by, { jurisdiction, id }, answered);
    return done;
  }),
  act(api.recordLegality, async ({ tx, by, input: { jurisdiction, id, ...review } }) => {
    await actions.recordLegality(tx, by, { jurisdiction, id }, review);
    return done;
  }),
  act(api.recordExperts, async ({ tx, by, input: { jurisdiction, id, ...review } }) => {
    await actions.recordExperts(tx, by, { jurisdiction, id }, review);
    return done;
  }),
  act(api.approveRevision, async ({ tx, by, input }) => {
    await actions.approve(tx, by, input);
    return done;
  }),
  act(api.returnRevision, async ({ tx, by, input: { jurisdiction, id, ...returned } }) => {
    await actions.sendBack(tx, by, { jurisdiction, id }, returned);
    return done;
  }),
  act(api.declineRevision, async ({ tx, by, input: { reason, ...key } }) => {
    await actions.decline(tx, by, key, reason);
    return done;
  }),
  act(api.publishRevision, async ({ tx, by, input: { jurisdiction, id, ...published } }) => ({
    edition: await publish(tx, by, { jurisdiction, id }, published),
  })),
];

export const catalogRoutes: Route[] = [...reading, ...revising];
