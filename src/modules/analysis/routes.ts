import { sheetType } from "../../base/sheetType.ts";
import { day } from "../../base/day.ts";
import { nought, sum } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { answer, type Route } from "../../platform/http.ts";
import { postingNames, type PostingKind } from "../budget/model.ts";
import { namesOf } from "../organization/reads.ts";
import { getProject } from "../project/reads.ts";
import * as api from "./api.ts";
import { writeBriefing } from "./briefing.ts";
import { isUpper, type Span } from "./facts.ts";
import type { FigureAsked } from "./model.ts";
import { figureName, officeNames, refuseUnknownCut } from "./cuts.ts";
import { analysisPage, spanOf } from "./page.ts";
import { pastFigure } from "./past.ts";
import { placesOf } from "./upper.ts";
import * as reads from "./reads.ts";
import { writeAnalysis } from "./sheets.ts";

const isPostingKind = (kind: string): kind is PostingKind => Object.hasOwn(postingNames, kind);

const types = {
  xlsx: sheetType,
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

async function placesPage(db: Db, span: Span, asked: FigureAsked) {
  const places = await placesOf(db, span, asked);
  const names = await officeNames(
    db,
    span,
    places.map((one) => one.key),
  );
  return {
    called: await figureName(db, span, asked),
    total: sum(places.map((one) => one.amount)),
    // It is told at the county, to whose historical ledger it leads.
    history: nought,
    rows: [],
    places: places.map(({ key, amount }) => ({
      jurisdiction: key,
      name: names.get(key) ?? key,
      amount,
    })),
    next: null,
  };
}

export const analysisRoutes: Route[] = [
  answer(api.viewAnalysis, ({ db, by, input }) => analysisPage(db, spanOf(by, input))),

  answer(api.listEntries, async ({ db, by, input: { limit, after, ...asked } }) => {
    refuseUnknownCut(asked);
    const span = spanOf(by, asked);
    if (isUpper(span)) return placesPage(db, span, asked);
    const { total, rows } = await reads.entriesOf(db, span, asked, { after, limit: limit + 1 });
    const history = sum([...(await pastFigure(db, span, asked)).values()]);
    const shown = rows.slice(0, limit);
    const names = await namesOf(
      db,
      shown.map((one) => one.office),
    );
    return {
      called: await figureName(db, span, asked),
      total: total + history,
      history,
      rows: shown.map((one) => ({ ...one, office: names.get(one.office) ?? "" })),
      places: [],
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }),

  answer(api.listPostings, async ({ db, by, input: { project: id, ...asked } }) => {
    refuseUnknownCut(asked);
    if (asked.measure === "projects") throw new Refusal("invalid", "项目数不由记账组成");
    const span = spanOf(by, asked);
    const rows = await reads.entryPostings(db, span, asked, id);
    const project = await reads.projectOf(db, span, id);
    return {
      called: await figureName(db, span, asked),
      project: await getProject(db, project, id),
      total: sum(rows.map((one) => one.amount)),
      rows: rows.map(({ kind, happenedOn, ...row }) => ({
        ...row,
        called: isPostingKind(kind) ? postingNames[kind] : kind,
        happenedOn: day(happenedOn),
      })),
    };
  }),

  answer(api.viewPrices, async ({ db, by, input }) => {
    const { rows: found, isCut } = await reads.pricesOf(db, spanOf(by, input));
    const names = await namesOf(
      db,
      found.flatMap((one) => one.rows.map((row) => row.office)),
    );
    return {
      isCut,
      rows: found.map((one) => ({
        ...one,
        rows: one.rows.map((row) => ({ ...row, office: names.get(row.office) ?? "" })),
      })),
    };
  }),

  answer(api.downloadAnalysis, async ({ db, by, today, input: { format, ...key } }) => {
    const page = await analysisPage(db, spanOf(by, key));
    const content =
      format === "docx" ? await writeBriefing(page, today) : Buffer.from(await writeAnalysis(page));
    const name = `${page.place}${page.year}年政府购买服务${format === "docx" ? "通报" : "统计分析"}.${format}`;
    return { name, type: types[format], content };
  }),
];
