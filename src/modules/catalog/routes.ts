import { answer, type Route } from "../../platform/http.ts";
import { sixKindNames } from "../policy/model.ts";
import * as api from "./api.ts";
import { howNames } from "./howNames.ts";
import { indexOf } from "./indexes.ts";
import * as reads from "./reads.ts";

const itemView = (item: reads.FoundItem) => ({
  ...item,
  kindName: item.kind && sixKindNames[item.kind],
});

export const catalogRoutes: Route[] = [
  answer(api.listItems, async ({ db, input: { words, place, on }, today }) => {
    const edition = await reads.getEdition(db, place, on ?? today);
    const rows = words
      ? await reads.searchItems(db, words, place, on ?? today)
      : await reads.listItems(db, place, on ?? today);
    return { edition, rows: rows.map(itemView) };
  }),
  answer(api.viewItem, async ({ db, input: { code, place, on }, today }) => {
    const day = on ?? today;
    const edition = await reads.getEdition(db, place, day);
    const item = await reads.getItem(db, code, place, day);
    return { ...itemView(item), edition };
  }),
  answer(api.searchCatalog, async ({ db, input: { q, limit, place, on }, today }) => {
    const edition = await reads.getEdition(db, place, on ?? today);
    const found = await (await indexOf(db, edition)).find(q, limit);
    const rows = found.map((one) => ({ ...one, path: [...one.path], byName: howNames[one.by] }));
    return { edition, rows };
  }),
];
