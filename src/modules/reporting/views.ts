import { day, type Day } from "../../base/day.ts";
import type { Breach } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { getJurisdiction, personsOfPosts } from "../organization/reads.ts";
import { returnDue } from "../policy/returnDeadlines.ts";
import { tableOf } from "../statistics/content.ts";
import { formOf } from "../statistics/forms.ts";
import {
  columns,
  type Finding,
  type FormNumber,
  type ReturnTable,
  type Scope,
} from "../statistics/model.ts";
import { findFiler, findReturn, isUpper, only } from "../statistics/reads.ts";
import { unitRows } from "./unitRows.ts";
import { hindrances } from "./hindrances.ts";
import { explainedOf, roundFindings, unexplainedOf, type Explained } from "./explaining.ts";
import { roundStatuses, type Round } from "./model.ts";
import { lateDays } from "./overview.ts";
import { standingsOf } from "./lower.ts";
import { levelOf, partsIn } from "./parts.ts";
import {
  getRound,
  listFiles,
  listOmissions,
  listReminders,
  type NamedExplanation,
} from "./reads.ts";
import { roundLife } from "./states.ts";
import {
  differencesOf,
  figureAt,
  filesOf,
  formNumbers,
  hashOfTable,
  joinedCells,
  keyOf,
  scopeNames,
  sumsOf,
  type Pair,
} from "./tables.ts";

type Key = { jurisdiction: string; id: string };

const asText = (table: ReturnTable) =>
  table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((one) => [one, cells[one]?.toString() ?? null])),
  }));

type Shown = { table: ReturnTable; findings: Finding[]; filer: string; year: number };

/** One statutory table as screens show it. */
export function tableView({ table, findings, filer, year }: Shown) {
  const { title, corner, notes } = formOf(table.form, year);
  return {
    title,
    corner,
    filer,
    form: table.form,
    year,
    notes: [...notes],
    mark: table.mark ?? null,
    rows: asText(table),
    findings,
    hash: hashOfTable(table),
  };
}

export async function headOf(db: Db, round: Round, today: Day) {
  const { jurisdiction, id, year, period, status, openedOn, reason, remarks } = round;
  const place = await getJurisdiction(db, jurisdiction);
  const unitsBy = { ...returnDue(jurisdiction, "unit", round), last: day(round.unitsBy) };
  const level = levelOf(jurisdiction);
  const due = { ...returnDue(jurisdiction, level, round), last: day(round.dueOn) };
  return {
    jurisdiction,
    id,
    place: place.name,
    level,
    year,
    period,
    status,
    statusName: roundStatuses[status],
    openedOn,
    unitsBy,
    due,
    lateDays: lateDays(round.dueOn, status === "filed", today),
    reason,
    remarks,
  };
}

/** "2026-01-12 09:00" on the wall of the office. */
const onTheWall = (instant: Date | null): string =>
  instant
    ? new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")
    : "";

export async function explanationViews(
  db: Db,
  said: readonly NamedExplanation[],
  pairs: (of: string) => Pair | undefined,
) {
  const names = await personsOfPosts(
    db,
    said.map((one) => one.post),
  );
  return said.map(({ id, form, rowName, columnName, says, post, office, organization, figure }) => {
    const pair = pairs(organization);
    return {
      id,
      form,
      row: rowName,
      column: columnName,
      says,
      by: names.get(post) ?? "",
      office,
      holds: pair !== undefined && figureAt(pair, form, [rowName, columnName]) === figure,
    };
  });
}

type Asked = { form: FormNumber; scope: Scope };

type Standing = { sums: Pair; now: Pair; filed: Filed[]; table: ReturnTable; isFiled: boolean };

/** What is shown of a round: as filed, else as summed, else as the ledger is now. */
export async function shownOf(db: Db, round: Round, { form, scope }: Asked): Promise<Standing> {
  const now = await sumsOf(db, round, scope, undefined);
  const sums = round.summedAt ? await sumsOf(db, round, scope, round.summedAt) : now;
  const filed = await filedOf(db, round);
  const mine = filed.find((one) => one.form === form && one.scope === scope);
  const isFiled = (round.status === "filed" || round.status === "sentBack") && mine !== undefined;
  return { sums, now, filed, isFiled, table: isFiled ? tableOf(form, mine.content) : sums[form] };
}

/** 一期报送, whole: the table, what was found, who has confirmed, what may be done next and why not. */
export async function roundView(db: Db, by: Actor, asked: Key & Asked, today: Day) {
  const { form, scope, ...key } = asked;
  const round = await getRound(db, key);
  const until = round.summedAt ?? undefined;
  const { sums, now, filed, table, isFiled } = await shownOf(db, round, asked);
  const whole = scope === "all" ? sums : await sumsOf(db, round, "all", until);
  const explained = await explainedOf(db, round, whole, until);
  const filer = await findFiler(db, round.jurisdiction);
  const files = await listFiles(db, round, undefined);
  // What was found in the sums over all is what is shown, unless another scope or another table is.
  const isWhole = scope === "all" && hashOfTable(table) === hashOfTable(sums[form]);
  const findings = isWhole
    ? explained.findings
    : await roundFindings(db, round, { ...sums, [form]: table }, scope);
  return {
    ...(await headOf(db, round, today)),
    scope,
    table: tableView({ table, findings: findings[form], filer: filer.name, year: round.year }),
    summedAt: onTheWall(round.summedAt),
    isLive: until === undefined,
    explanations: await explanationViews(db, explained.said, (of) =>
      of === round.organization ? whole : explained.pairs.get(of),
    ),
    unexplained: unexplainedOf(round, explained),
    units: await unitRows(db, round, explained.pairs, today),
    files: files.map(({ id, unitName, isTownship, form: of, version, hash, filedOn, reason }) => ({
      id,
      unitName,
      isTownship,
      form: of,
      version,
      hash,
      filedOn,
      reason,
    })),
    omissions: await omissionViews(db, round),
    joined: joinedCells((await filesOf(db, round, scope, until))[form]),
    drift: until
      ? differencesOf(table, now[form], [isFiled ? "已报送" : "已汇总", "账上现在"])
      : [],
    filed: filed.map(({ form: of, scope: over, version, hash, filedOn, reason }) => ({
      form: of,
      scope: over,
      version,
      hash,
      filedOn,
      reason,
    })),
    reminders: await reminderViews(db, round, null),
    offers: await offersOf(db, by, { round, explained }, today),
  };
}

/** 缺报: who was left out, by the name of the reviewer. */
async function omissionViews(db: Db, round: Round) {
  const rows = await listOmissions(db, round);
  if (rows.length === 0) return [];
  const names = new Map(
    (await standingsOf(db, round)).map(({ place }) => [place.code, place.name]),
  );
  const persons = await personsOfPosts(
    db,
    rows.map((one) => one.post),
  );
  return rows.map(({ treasury, says, post, notedOn }) => ({
    treasury,
    name: names.get(treasury) ?? treasury,
    says,
    by: persons.get(post) ?? "",
    on: notedOn,
  }));
}

type Filed = Asked & {
  version: number;
  hash: string;
  filedOn: string;
  reason: string;
  content: string;
};

async function filedOf(db: Db, round: Round): Promise<Filed[]> {
  const found: Filed[] = [];
  for (const scope of scopeNames)
    for (const form of formNumbers) {
      const row = await findReturn(db, keyOf(round, form, scope));
      if (row) {
        const { version, hash, filedOn, reason, content } = row;
        found.push({ form, scope, version, hash, filedOn, reason, content });
      }
    }
  return found;
}

/** The verbs; 核对通过 is closed with every reason, so that what is still to be done can be read there. */
async function offersOf(
  db: Db,
  by: Actor,
  { round, explained }: { round: Round; explained: Explained },
  today: Day,
) {
  const offers = roundLife
    .offers(round.status, partsIn(by, round.jurisdiction), {}, today)
    .filter((one) => one.verb !== "omit" || isUpper(round.jurisdiction));
  if (!offers.some((one) => one.verb === "check" || one.verb === "file")) return offers;
  const breaches: Breach[] = await hindrances(db, round, explained);
  return offers.map((one) =>
    one.verb === "check" || one.verb === "file"
      ? { ...one, isOpen: breaches.length === 0, breaches }
      : one,
  );
}

export async function reminderViews(db: Db, round: Round, unit: string | null) {
  const rows = await listReminders(db, {
    ...only(round.jurisdiction),
    year: round.year,
    period: round.period,
  });
  const own = rows.filter((one) => one.unit === unit);
  const names = await personsOfPosts(
    db,
    own.map((one) => one.post),
  );
  return own.map(({ says, post, remindedOn }) => ({
    says,
    by: names.get(post) ?? "",
    on: remindedOn,
  }));
}
