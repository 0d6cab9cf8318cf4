import { day, type Day } from "../../base/day.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { act, answer, type Route } from "../../platform/http.ts";
import { readSheet } from "../../platform/sheet.ts";
import { personsOfPosts } from "../organization/reads.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { budgetForm, giveBudgetPaper } from "./budgetForm.ts";
import { contentOf, hashOf } from "./content.ts";
import { definedNames, definitionsOn } from "./definitions.ts";
import { formOf } from "./forms.ts";
import { readTable } from "./layout.ts";
import { columns, type ReturnKey, type ReturnTable } from "./model.ts";
import { writePaper } from "./paper.ts";
import { giveLedgerList } from "./ledgerList.ts";
import * as reads from "./reads.ts";
import { tableFor, type Moment, type Source } from "./source.ts";
import type { Db } from "../../platform/db.ts";

type Asked = { key: ReturnKey; source: Source; moment: Moment; today: Day };

async function view(db: Db, { key, source, moment, today }: Asked) {
  const { table, filer, filed } = await tableFor(db, key, source, moment);
  const { title, corner, notes } = formOf(key.form, key.year);
  const explanations = filed ? await reads.listNotes(db, filed) : [];
  const names = await personsOfPosts(
    db,
    explanations.map((one) => one.post),
  );
  return {
    title,
    corner,
    ...key,
    source,
    filer,
    notes: [...notes],
    mark: table.mark ?? null,
    rows: asText(table),
    findings: await actions.findingsOf(db, key, table, {
      isCorrection: true,
      isFromLedger: source === "ledger",
    }),
    filed: filed ?? null,
    versions: filed ? await reads.listVersions(db, key) : [],
    explanations: explanations.map(({ id, rowName, columnName, says, post }) => ({
      id,
      row: rowName,
      column: columnName,
      says,
      by: names.get(post) ?? "",
    })),
    definitions: definitionsOn(day(filed?.filedOn ?? moment.asOf ?? today)).map((one) => ({
      ...one,
      name: definedNames[one.of],
    })),
    asOf: moment.asOf ?? null,
    hash: hashOf(contentOf(table)),
  };
}

/** A filed return is a row, seen or not by its own policy; figures from the ledger need sight of all that they sum. */
function checkSource(by: Actor, key: ReturnKey, source: Source): void {
  if (source === "ledger") actions.checkSight(by, key.jurisdiction, key.scope);
}

/** Who sees one office alone gets the form of that office, by its name: his rows are not the county's. */
const unitOf = ({ sight, organization }: Actor, asked: string | undefined): string | undefined =>
  sight.scope === "all" ? asked : organization;

const asText = (table: ReturnTable) =>
  table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((one) => [one, cells[one]?.toString() ?? null])),
  }));

export const statisticsRoutes: Route[] = [
  answer(api.listReturns, async ({ db, input }) => {
    const rows = await reads.listReturns(db, input);
    return { rows, next: rows.length < input.limit ? null : (rows.at(-1)?.id ?? null) };
  }),
  answer(api.viewReturn, async ({ db, by, today, input: { source, version, asOf, ...key } }) => {
    checkSource(by, key, source);
    return view(db, { key, source, moment: { version, asOf }, today });
  }),
  answer(api.downloadReturn, async ({ db, by, input: { source, format, asOf, ...key } }) => {
    checkSource(by, key, source);
    const { table, filer } = await tableFor(db, key, source, { asOf });
    const { name, type, bytes } = await writePaper({ key, table, filer }, format);
    return { name, type, content: Buffer.from(bytes) };
  }),
  answer(api.viewBudgetForm, async ({ db, by, input }) => {
    actions.checkSight(by, input.jurisdiction, "all");
    const organization = unitOf(by, input.organization);
    return budgetForm(db, { ...input, organization, scope: "all" });
  }),
  answer(api.downloadBudgetList, async ({ db, by, input: { format, ...key } }) => {
    actions.checkSight(by, key.jurisdiction, key.scope);
    const organization = unitOf(by, key.organization);
    return giveBudgetPaper(db, { ...key, organization }, format);
  }),
  answer(api.downloadLedgerList, async ({ db, by, input }) => {
    actions.checkSight(by, input.jurisdiction, "own");
    return giveLedgerList(db, input);
  }),
  act(api.importReturn, async ({ tx, by, file, today, input: { rehearsal, reason, ...of } }) => {
    if (!file) throw refuseField("file", "没有选择文件", "请选择 .xlsx 或 .csv 文件");
    const key = { ...of, jurisdiction: by.jurisdiction };
    const table = readTable(await readSheet(file.bytes), key);
    const isRehearsal = rehearsal === "true";
    const filing = await actions.fileReturn(tx, by, { key, table, reason, isRehearsal }, today);
    return isRehearsal ? filing : actions.refuseErrors(filing);
  }),
  act(api.explainCell, ({ tx, by, today, input }) =>
    actions.explainCell(tx, by, { ...input, jurisdiction: by.jurisdiction }, today),
  ),
  act(api.closeYear, ({ tx, by, today, input }) => actions.closeYear(tx, by, input, today)),
];
