import type { Day } from "../../base/day.ts";
import { fen, plus, nought, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { findItem } from "../catalog/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { Paper } from "./model.ts";
import type { Publication, PublicProject } from "./writes.ts";

/** 邻近单位这样买过: what neighbours of the same treasury bought of an item, from what was published and nothing else. */

const shown = 8;
const telling = ["plan", "award", "contract", "evaluation"];

type Told = Pick<Publication, "project" | "kind" | "subjectId" | "amount" | "content">;

export type Neighbouring = { jurisdiction: string; item: string; except?: string | undefined };

export async function listNeighbours(db: Db, asked: Neighbouring, on: Day) {
  const { division } = await getJurisdiction(db, asked.jurisdiction);
  const item = await findItem(db, asked.item, division, on);
  if (!item) return [];
  const projects = await contractedOf(db, asked, item.name);
  const papers = await papersOf(db, asked.jurisdiction, projects);
  return projects.map((one) => rowOf(one, papers.get(one.id) ?? []));
}

/** As many as say something about a price; older ones would say what it was. */
const compared = 200;

export type Priced = { place: string; year: number; unit: string; unitPrice: Money };

/** 单价 of each that bought the whole of its plan. */
export async function listPrices(db: Db, asked: Neighbouring, on: Day): Promise<Priced[]> {
  const { division } = await getJurisdiction(db, asked.jurisdiction);
  const item = await findItem(db, asked.item, division, on);
  if (!item) return [];
  const projects = await contractedOf(db, asked, item.name, compared);
  const papers = await papersOf(db, asked.jurisdiction, projects);
  return projects.flatMap((one) => {
    const { place, year, unit, unitPrice } = rowOf(one, papers.get(one.id) ?? []);
    return unit === null || unitPrice === null ? [] : [{ place, year, unit, unitPrice }];
  });
}

/** Those with a provider have been bought; the newest first. */
function contractedOf(
  db: Db,
  { jurisdiction, except }: Neighbouring,
  itemName: string,
  most = shown,
) {
  let query = db
    .selectFrom("publicProject")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("itemName", "=", itemName)
    .where("contracted", ">", nought);
  if (except) query = query.where("organization", "<>", except);
  return query.orderBy("year", "desc").orderBy("id", "desc").limit(most).execute();
}

/** By project, the oldest first: what was published later corrects it. */
async function papersOf(db: Db, jurisdiction: string, projects: readonly PublicProject[]) {
  const papers = new Map<string | null, Told[]>();
  if (projects.length === 0) return papers;
  const rows = await db
    .selectFrom("publication")
    .select(["project", "kind", "subjectId", "amount", "content"])
    .where("jurisdiction", "=", jurisdiction)
    .where(
      "project",
      "in",
      projects.map((one) => one.id),
    )
    .where("kind", "in", telling)
    .orderBy("id")
    .execute();
  for (const one of rows) papers.set(one.project, [...(papers.get(one.project) ?? []), one]);
  return papers;
}

/** A fact of a paper by the name that it has there: the papers are our own words. */
function factOf(papers: readonly Told[], kind: string, name: string): string | undefined {
  const newest = papers.findLast((one) => one.kind === kind);
  if (!newest) return undefined;
  const { facts } = Paper.parse(JSON.parse(newest.content));
  return facts.find((one) => one.name === name)?.value;
}

/** "14 村·年" as the paper of the plan has it. */
export function quantityOf(text: string | undefined): { quantity: number; unit: string } | null {
  const found = /^(\d{1,9}) (\S.*)$/.exec(text ?? "");
  return found ? { quantity: Number(found[1]), unit: found[2]! } : null;
}

/** Half up to the fen: a mean for comparing, never for reckoning. */
export const meanOf = (price: Money, quantity: number): Money =>
  fen((price * 2n + BigInt(quantity)) / (BigInt(quantity) * 2n));

function rowOf(project: PublicProject, papers: readonly Told[]) {
  const contracts = new Map(
    papers.filter((one) => one.kind === "contract").map((one) => [one.subjectId, one.amount]),
  );
  const price = [...contracts.values()].reduce<Money>(
    (all, one) => plus(all, one ?? nought),
    nought,
  );
  const planned = papers.findLast((one) => one.kind === "plan")?.amount ?? nought;
  const counted = quantityOf(factOf(papers, "plan", "数量"));
  // A part of a plan bought by itself says nothing about the price of its whole quantity.
  const isWhole = counted !== null && counted.quantity > 0 && price * 2n >= planned;
  const points = factOf(papers, "evaluation", "总分");
  return {
    jurisdiction: project.jurisdiction,
    project: project.id,
    place: project.place,
    title: project.title,
    year: project.year,
    quantity: counted?.quantity ?? null,
    unit: counted?.unit ?? null,
    price,
    unitPrice: isWhole ? meanOf(price, counted.quantity) : null,
    method: factOf(papers, "award", "采购方法") ?? project.track,
    provider: project.provider,
    result: [points, project.grade].filter(Boolean).join("，") || null,
  };
}
