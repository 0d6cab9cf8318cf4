import type * as z from "zod";
import { day, yearOf, type Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { dayOf } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import * as model from "./model.ts";
import * as reads from "./reads.ts";
import { stationsOf } from "./stations.ts";
import type { Publication, PublicPlaceYear, PublicProject } from "./writes.ts";

type Out<S extends z.ZodType> = z.input<S>;

const rowOf = (one: reads.ListedPublication): Out<typeof model.PublicationRow> => ({
  ...one,
  kindName: model.kindName(one.kind),
  subject: { kind: one.subjectKind, id: one.subjectId },
  publishedOn: dayOf(one.publishedAt),
});

const projectRow = (one: PublicProject): Out<typeof model.PublicProjectRow> => one;

export async function viewFront(db: Db, asked: string | undefined, today: Day) {
  const county = await reads.findCounty(db, asked);
  const code = county?.code ?? asked;
  const year = yearOf(today);
  const places = await reads.listPlaces(db, year, code);
  const townships = places.filter((one) => one.kind === "township" && one.contracts > 0);
  return {
    county: county?.name ?? "",
    year,
    today,
    townships: townships.length,
    villages: townships.reduce((all, one) => all + one.villages, 0),
    contracts: places.reduce((all, one) => all + one.contracts, 0),
    money: reads.moneyOf(places),
    newest: (await reads.listPublications(db, { limit: 6, jurisdiction: code })).map(rowOf),
    places: places
      .filter((one) => one.planned > 0n)
      .map((one) => ({
        organization: one.organization,
        name: one.name,
        budget: fen(one.approved),
        planned: fen(one.planned),
        contracted: fen(one.contracted),
        paid: fen(one.paid),
        payDays: averageOf([one]),
      })),
    payDays: averageOf(places),
    grades: { year: year - 1, ...(await reads.countGrades(db, year - 1, code)) },
  } satisfies Out<typeof model.FrontView>;
}

/** In tenths of a day, half up: a mean of whole days says no more. */
export function averageOf(
  places: readonly Pick<PublicPlaceYear, "payDays" | "payments">[],
): number | null {
  const payments = places.reduce((all, one) => all + one.payments, 0);
  if (payments === 0) return null;
  const days = places.reduce((all, one) => all + one.payDays, 0);
  return Math.floor((days * 20 + payments) / (payments * 2));
}

const nextOf = (rows: readonly { id: string }[], limit: number): string | null =>
  rows.length < limit ? null : (rows.at(-1)?.id ?? null);

export async function pageProjects(db: Db, search: reads.Search) {
  const rows = (await reads.listPublicProjects(db, search)).map(projectRow);
  const county = await reads.findCounty(db, search.jurisdiction);
  return { rows, next: nextOf(rows, search.limit), county: county?.name ?? "" };
}

export async function pagePublications(db: Db, search: reads.Search) {
  const rows = (await reads.listPublications(db, search)).map(rowOf);
  const county = await reads.findCounty(db, search.jurisdiction);
  return { rows, next: nextOf(rows, search.limit), county: county?.name ?? "" };
}

export async function viewPublicProject(db: Db, jurisdiction: string, id: string, today: Day) {
  const project = await reads.getPublicProject(db, jurisdiction, id);
  const publications = await reads.listPublications(db, { jurisdiction, project: id, limit: 200 });
  const county = await reads.findCounty(db, jurisdiction);
  return {
    ...projectRow(project),
    county: county?.name ?? "",
    purpose: project.purpose,
    forWhom: project.forWhom,
    trackName: project.track,
    termFrom: day(project.termFrom),
    termTo: day(project.termTo),
    stations: stationsOf(project, publications, today),
    publications: publications.map(rowOf),
    acceptance: await paperOf(db, publications, "acceptance"),
    evaluation: await paperOf(db, publications, "evaluation"),
  } satisfies Out<typeof model.PublicProjectView>;
}

const parsed = ({ content }: Publication): model.Paper => model.Paper.parse(JSON.parse(content));

async function paperOf(
  db: Db,
  publications: readonly reads.ListedPublication[],
  kind: string,
): Promise<model.Paper | null> {
  const found = publications.find((one) => one.kind === kind);
  return found ? parsed(await reads.getPublication(db, found.jurisdiction, found.id)) : null;
}

export async function viewPublication(db: Db, one: Publication) {
  const [newest] = await reads.listOfSubject(db, one.jurisdiction, {
    kind: one.kind,
    id: one.subjectId,
  });
  const county = await reads.findCounty(db, one.jurisdiction);
  return {
    ...rowOf(one),
    county: county?.name ?? "",
    publishedAt: one.publishedAt.toISOString(),
    paper: parsed(one),
    content: one.content,
    hash: one.hash,
    replacedBy: newest && newest.id !== one.id ? newest.id : null,
  } satisfies Out<typeof model.PublicationView>;
}
