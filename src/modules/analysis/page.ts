import { fen, nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { getJurisdiction, getOrganization, namesOf } from "../organization/reads.ts";
import { sixKindNames, sixKinds } from "../policy/model.ts";
import { checkSight } from "../statistics/actions.ts";
import { isCounted, rowFor } from "../statistics/forms.ts";
import { ledgers } from "../statistics/model.ts";
import { isUpper, type Span } from "./facts.ts";
import { definitions, type Figures, type Grouping } from "./model.ts";
import { nameIn, officeNames, tracks } from "./cuts.ts";
import { partsOfPast, pastOf, type Past } from "./past.ts";
import { upperParts } from "./upper.ts";
import { monthsOf, partsOf, payingOf, providersOf, type Part } from "./reads.ts";

type Key = { jurisdiction: string; year: number };

/** 视角: who sees a whole place sees all of it; others see what their own office has. */
export function spanOf(by: Actor, key: Key): Span {
  if (by.sight.scope !== "all") {
    if (key.jurisdiction !== by.jurisdiction)
      throw new Refusal("notFound", `没有 ${key.jurisdiction} 的统计`);
    return { ...key, organization: by.organization };
  }
  checkSight(by, key.jurisdiction, "all");
  return { ...key, organization: undefined };
}

const add = (a: Figures, b: Figures): Figures => ({
  projects: a.projects + b.projects,
  budget: a.budget + b.budget,
  planned: a.planned === null || b.planned === null ? null : a.planned + b.planned,
  executed: a.executed + b.executed,
  final: (a.final ?? 0n) + (b.final ?? 0n),
});

const figuresOf = ({ projects, budget, planned, executed, final }: Figures): Figures => ({
  projects,
  budget,
  planned,
  executed,
  final,
});

type Group = Figures & { key: string; name: string };

/** Rows of form 1 gather several classes. */
function fieldsOf(parts: readonly Part[], year: number): Group[] {
  const found = new Map<string, Group>();
  for (const part of parts) {
    const { key } = part;
    if (!isCounted(key)) continue;
    const figures = figuresOf(part);
    const name = rowFor(1, year, { functionalClass: key, kind: "6" });
    const old = found.get(name);
    found.set(name, { key: name, name, ...(old ? add(old, figures) : figures) });
  }
  return [...found.values()].toSorted((a, b) => (b.budget > a.budget ? 1 : -1));
}

const named = (parts: readonly Part[], by: Part["by"], nameOf: (key: string) => string): Group[] =>
  parts
    .filter((one) => one.by === by)
    .map((part) => ({ ...figuresOf(part), key: part.key, name: nameOf(part.key) }));

const withKinds = (groups: readonly Group[], empty: Figures): Group[] =>
  sixKinds.map(
    (key) => groups.find((one) => one.key === key) ?? { ...empty, key, name: sixKindNames[key] },
  );

async function groupsOf(
  db: Db,
  span: Span,
  parts: readonly Part[],
): Promise<Record<Grouping, Group[]>> {
  const offices = parts.filter((one) => one.by === "office");
  const names = await officeNames(
    db,
    span,
    offices.map((one) => one.key),
  );
  const empty = { projects: 0n, budget: nought, planned: nought, executed: nought, final: nought };
  return {
    kind: withKinds(
      named(parts, "kind", (key) => nameIn(sixKindNames, key)),
      empty,
    ),
    field: fieldsOf(
      parts.filter((one) => one.by === "class"),
      span.year,
    ),
    office: named(parts, "office", (key) => names.get(key) ?? key).toSorted((a, b) =>
      b.budget > a.budget ? 1 : -1,
    ),
    track: named(parts, "track", (key) => nameIn(tracks, key)),
    ledger: named(parts, "ledger", (key) => nameIn(ledgers, key)),
  };
}

const nothing: Figures = { projects: 0n, budget: 0n, planned: 0n, executed: 0n, final: 0n };

const wholeOf = (parts: readonly Part[]): Figures =>
  figuresOf(parts.find((one) => one.by === "whole") ?? nothing);

const money = (figures: Figures, closed: boolean) => ({
  projects: figures.projects,
  budget: fen(figures.budget),
  planned: figures.planned === null ? null : fen(figures.planned),
  executed: fen(figures.executed),
  final: closed ? fen(figures.final ?? 0n) : null,
});

const shownYears = 5;

type YearFound = { year: number; parts: Part[]; past: Past };

/** The year and those before it: what the ledger has, and what was reported before there was one, as the returns add them. */
async function yearsFor(db: Db, span: Span): Promise<YearFound[]> {
  const from = span.year - shownYears + 1;
  const years = Array.from({ length: shownYears }, (_, at) => from + at);
  const pasts = await pastOf(db, span, years);
  const ofLedger = await (isUpper(span) ? upperParts(db, span, from) : partsOf(db, span, from));
  return years.map((year) => {
    const past = pasts.get(year)!;
    const found = new Map<string, Part>();
    for (const part of [
      ...ofLedger.filter((one) => one.year === year),
      ...partsOfPast(past, span),
    ]) {
      const at = `${part.by} ${part.key}`;
      const old = found.get(at);
      found.set(at, old ? { ...part, ...add(old, part) } : part);
    }
    return { year, parts: [...found.values()], past };
  });
}

/** 历年 in which there was anything, and the asked one. */
const yearRows = (years: readonly YearFound[], asked: number) =>
  years.flatMap(({ year, parts, past }) => {
    const whole = wholeOf(parts);
    const hasAny = whole.projects > 0n || whole.budget > 0n || whole.executed !== 0n;
    return hasAny || year === asked ? [{ year, ...money(whole, past.isClosed) }] : [];
  });

/** On average more days than this are called slow. */
const slowDays = 30;

/** Tenths of a day on average, cut. */
const tenthsOf = (days: number, payments: number): number => Math.floor((days * 10) / payments);

async function payingPart(db: Db, span: Span) {
  const rows = await payingOf(db, span);
  const names = await officeNames(
    db,
    span,
    rows.map((one) => one.key),
  );
  const payments = rows.reduce((all, one) => all + one.payments, 0);
  const days = rows.reduce((all, one) => all + one.days, 0);
  return {
    payments,
    tenths: payments === 0 ? null : tenthsOf(days, payments),
    rows: rows
      .map(({ key, payments: of, days: took, amount }) => ({
        key,
        name: names.get(key) ?? "",
        payments: of,
        tenths: tenthsOf(took, of),
        isSlow: took > slowDays * of,
        amount,
      }))
      .toSorted((a, b) => b.tenths - a.tenths),
  };
}

const top = 5;
const shownProviders = 10;

async function providersPart(db: Db, span: Span) {
  const rows = isUpper(span) ? [] : await providersOf(db, span);
  const shown = rows.slice(0, shownProviders);
  const names = await namesOf(
    db,
    shown.map((one) => one.provider),
  );
  const total = (of: typeof rows): Money => fen(of.reduce((all, one) => all + one.price, 0n));
  return {
    total: total(rows),
    contracts: rows.reduce((all, one) => all + Number(one.contracts), 0),
    topFive: total(rows.slice(0, top)),
    rows: shown.map(({ provider, contracts, price }) => ({
      key: provider,
      name: names.get(provider) ?? "",
      contracts: Number(contracts),
      price: fen(price),
    })),
  };
}

export async function placeNameOf(db: Db, span: Span): Promise<string> {
  if (span.organization) return (await getOrganization(db, span.organization)).name;
  return (await getJurisdiction(db, span.jurisdiction)).name;
}

const withoutPast = (span: Span): string =>
  isUpper(span)
    ? "付款用时不含历史台账。"
    : "调整后计划、按月执行、付款用时、承接主体和单价比较不含历史台账。";

/** 统计分析 of a year: every table of one instant. */
export async function analysisPage(db: Db, span: Span) {
  const years = await yearsFor(db, span);
  const { parts, past } = years.at(-1)!;
  const closed = past.isClosed;
  const whole = money(wholeOf(parts), closed);
  const groups = await groupsOf(db, span, parts);
  const shown = (of: Grouping) => groups[of].map((one) => ({ ...one, ...money(one, closed) }));
  const months = isUpper(span) ? [] : await monthsOf(db, span);
  return {
    jurisdiction: span.jurisdiction,
    place: await placeNameOf(db, span),
    isOneOffice: span.organization !== undefined,
    isUpper: isUpper(span),
    year: span.year,
    mark: past.mark === undefined ? null : `${past.mark}${withoutPast(span)}`,
    whole,
    years: yearRows(years, span.year),
    groups: {
      kind: shown("kind"),
      field: shown("field"),
      office: shown("office"),
      track: shown("track"),
      ledger: shown("ledger"),
    },
    months: isUpper(span)
      ? []
      : Array.from({ length: 12 }, (_, at) => ({
          month: at + 1,
          executed: fen(months.find((one) => one.month === at + 1)?.executed ?? 0n),
        })),
    paying: await payingPart(db, span),
    providers: await providersPart(db, span),
    definitions,
  };
}

export type Analysis = Awaited<ReturnType<typeof analysisPage>>;
