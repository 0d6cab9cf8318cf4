import { act, answer, type Route } from "../../platform/http.ts";
import { writePaper } from "../statistics/paper.ts";
import { findFiler } from "../statistics/reads.ts";
import * as actions from "./actions.ts";
import * as api from "./api.ts";
import { openRound } from "./opening.ts";
import { askUnits, explain, explainOwn } from "./explaining.ts";
import { importUnitFile, writeTemplate } from "./files.ts";
import { roundStatuses, unitStatuses } from "./model.ts";
import { lateDays, lowerSumsOf, overviewOf } from "./overview.ts";
import * as reads from "./reads.ts";
import { keyOf } from "./tables.ts";
import { omitTreasury } from "./omissions.ts";
import { touchedRounds } from "./touched.ts";
import * as units from "./units.ts";
import { unitView } from "./unitViews.ts";
import { roundView, shownOf, tableView } from "./views.ts";

const done = { done: true } as const;

export const reportingRoutes: Route[] = [
  answer(api.listRounds, async ({ db, by, today }) => ({
    rows: (await reads.listRounds(db, by.jurisdiction)).map((one) => ({
      jurisdiction: one.jurisdiction,
      id: one.id,
      year: one.year,
      period: one.period,
      status: one.status,
      statusName: roundStatuses[one.status],
      dueOn: one.dueOn,
      lateDays: lateDays(one.dueOn, one.status === "filed", today),
    })),
  })),
  answer(api.listTouchedRounds, ({ db, input }) => touchedRounds(db, input)),
  act(api.openRound, ({ tx, by, input, today }) => openRound(tx, by, input, today)),
  answer(api.viewRound, ({ db, by, input, today }) => roundView(db, by, input, today)),
  answer(api.downloadRound, async ({ db, input }) => {
    const round = await reads.getRound(db, input);
    const { table } = await shownOf(db, round, input);
    const filer = await findFiler(db, round.jurisdiction);
    const key = keyOf(round, input.form, input.scope);
    const { name, type, bytes } = await writePaper({ key, table, filer: filer.name }, "xlsx");
    return { name, type, content: Buffer.from(bytes) };
  }),
  act(api.sumRound, async ({ tx, by, input, today }) => {
    await actions.sumRound(tx, by, input, today);
    return done;
  }),
  act(api.omitTreasury, ({ tx, by, input, today }) => omitTreasury(tx, by, input, today)),
  act(api.checkRound, async ({ tx, by, input, today }) => {
    await actions.checkRound(tx, by, input, today);
    return done;
  }),
  act(api.fileRound, ({ tx, by, input, today }) => actions.fileRound(tx, by, input, today)),
  act(api.correctRound, async ({ tx, by, input, today }) => {
    await actions.correctRound(tx, by, input, today);
    return done;
  }),
  act(api.sendBackRound, async ({ tx, by, input, today }) => {
    await actions.sendBackRound(tx, by, input, today);
    return done;
  }),
  act(api.explainRoundCell, ({ tx, by, input, today }) => explain(tx, by, input, today)),
  act(api.askUnits, ({ tx, by, input, today }) => askUnits(tx, by, input, today)),
  answer(api.downloadUnitTemplate, async ({ db, input }) => {
    const { name, type, bytes } = await writeTemplate(await reads.getRound(db, input), input.form);
    return { name: `单位填报模板-${name}`, type, content: Buffer.from(bytes) };
  }),
  act(api.importUnitFile, ({ tx, by, file, input, today }) =>
    importUnitFile(tx, by, { ...input, sent: file }, today),
  ),
  answer(api.listUnitReturns, async ({ db, by, today }) => ({
    rows: (await reads.listUnitsOf(db, by)).map((one) => ({
      jurisdiction: one.jurisdiction,
      id: one.id,
      year: one.year,
      period: one.period,
      status: one.status,
      statusName: unitStatuses[one.status],
      dueOn: one.dueOn,
      confirmedOn: one.confirmedOn,
      lateDays: lateDays(one.dueOn, one.status === "confirmed", today),
    })),
  })),
  answer(api.viewUnitReturn, ({ db, by, input, today }) => unitView(db, by, input, today)),
  act(api.confirmUnitReturn, ({ tx, by, input, today }) => units.confirmUnit(tx, by, input, today)),
  act(api.explainUnitCell, ({ tx, by, input, today }) => explainOwn(tx, by, input, today)),
  act(api.sendBackUnitReturn, async ({ tx, by, input, today }) => {
    await units.sendBackUnit(tx, by, input, today);
    return done;
  }),
  act(api.vouchUnitReturn, ({ tx, by, input, today }) => units.vouchUnit(tx, by, input, today)),
  act(api.remindUnitReturn, ({ tx, by, input, today }) => units.remindUnit(tx, by, input, today)),
  answer(api.viewOverview, ({ db, by, input, today }) => overviewOf(db, by, input, today)),
  act(api.remindTreasury, ({ tx, by, input, today }) => units.remindTreasury(tx, by, input, today)),
  answer(api.viewLowerSums, async ({ db, by, input, today }) => {
    const { table, ...rest } = await lowerSumsOf(db, by, input, today);
    const { filer, year, table: sums } = table;
    return { table: tableView({ table: sums, findings: [], filer, year }), ...rest };
  }),
];
