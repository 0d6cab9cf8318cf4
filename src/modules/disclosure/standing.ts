import { day } from "../../base/day.ts";
import { fen, nought, sum } from "../../base/money.ts";
import { now } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { listNeedsOfProject } from "../needs/reads.ts";
import { getOrganization, namesOf } from "../organization/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import { trackNames } from "../project/model.ts";
import { getProject, listFundings, listShares } from "../project/reads.ts";
import { masked } from "./mask.ts";
import type { PublicProject } from "./writes.ts";

/** 进展, by the furthest thing that was made public. */
const stages = [
  ["evaluation", "已评价"],
  ["payment", "履行中"],
  ["acceptance", "已验收"],
  ["contract", "履行中"],
  ["award", "已成交"],
  ["notice", "采购中"],
  ["intention", "采购中"],
] as const;

export const stageOf = (kinds: ReadonlySet<string>): string =>
  stages.find(([kind]) => kinds.has(kind))?.[1] ?? "已列入计划";

const publishedOf = (db: Db, jurisdiction: string, project: string) =>
  db
    .selectFrom("publication")
    .select(["kind", "provider", "grade"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id")
    .execute();

/** 公开项目: where it stands now, from what was published and from the ledger's sums. */
export async function publicProjectOf(
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<PublicProject> {
  const project = await getProject(db, jurisdiction, id);
  const purchaser = await getOrganization(db, project.organization);
  const shares = await listShares(db, jurisdiction, id);
  const users = await namesOf(
    db,
    shares.map((one) => one.userOrganization),
  );
  const needs = await listNeedsOfProject(db, jurisdiction, id);
  const money = await balanceOfProject(db, jurisdiction, id);
  const fundings = await listFundings(db, jurisdiction, id);
  const published = await publishedOf(db, jurisdiction, id);
  const providers = new Set(published.map((one) => one.provider).filter(Boolean));
  const villages = needs.map((one) => one.village).filter(Boolean);
  const [purpose, forWhom] = [masked(project.purpose), masked(project.forWhom)];
  const heard = needs.map((one) => one.heardOn).sort();
  return {
    jurisdiction,
    id,
    organization: project.organization,
    readers: [],
    number: project.number,
    title: project.title,
    year: project.year,
    place: purchaser.name,
    itemName: project.itemName,
    kindName: sixKindNames[project.kind],
    track: trackNames[project.track],
    purpose,
    forWhom,
    heardOn: heard[0] === undefined ? null : day(heard[0]),
    termFrom: project.termFrom,
    termTo: project.termTo,
    budget: fundings.length === 0 ? nought : sum(fundings.map((one) => fen(one.amount))),
    planned: money.planned,
    contracted: money.committed,
    accepted: money.accepted,
    paid: money.paid,
    provider: [...providers].join("、"),
    stage: stageOf(new Set(published.map((one) => one.kind))),
    grade: published.findLast((one) => one.grade !== null)?.grade ?? null,
    words: [
      project.title,
      project.number,
      project.itemName,
      purpose,
      forWhom,
      purchaser.name,
      ...users.values(),
      ...villages,
      ...providers,
    ].join(" "),
    updatedAt: now(),
  };
}
