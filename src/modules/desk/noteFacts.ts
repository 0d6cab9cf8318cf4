import { fen, sum } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { listAcceptances } from "../delivery/reads.ts";
import { listPaymentsOf } from "../payment/reads.ts";
import { agreedRoles, listOpinions } from "../project/opinions.ts";
import type { Project } from "../project/model.ts";
import type { NoteFacts } from "./stageNotes.ts";

/**
 * What the stages of one project say below their days. A provider and a neighbour who takes part read a part of the opinions,
 * responses, contracts and payments only: for them these are left out, not counted short.
 */
export async function noteFactsOf(db: Db, by: Actor, project: Project): Promise<NoteFacts> {
  const { year, organization } = project;
  const total = await totalOf(db, project);
  if (by.organization !== organization && by.sight.scope !== "all")
    return { ...partly, year, total };
  const contracts = await contractsOf(db, project);
  const ids = contracts.map((one) => one.id);
  const providers = [...new Set(contracts.map((one) => one.provider))];
  const names = await namesOf(db, [organization, ...providers]);
  return {
    year,
    drafter: await drafterOf(db, project, names),
    agreed: await agreedOf(db, project),
    bought: await boughtOf(db, project),
    contracts,
    providers: providers.map((one) => names.get(one) ?? "").filter(Boolean),
    periods: await periodsOf(db, project, ids),
    paid: await paidOf(db, project, ids),
    total,
  };
}

const partly = {
  drafter: null,
  agreed: null,
  bought: [],
  contracts: [],
  providers: [],
  periods: [],
  paid: null,
};

async function drafterOf(db: Db, { organization, post }: Project, names: Map<string, string>) {
  const persons = await personsOfPosts(db, [post]);
  return [names.get(organization), persons.get(post)].filter(Boolean).join(" ") || null;
}

async function agreedOf(db: Db, { jurisdiction, id }: Project): Promise<number> {
  const agreed = agreedRoles(await listOpinions(db, jurisdiction, id));
  return reviewerRoles.filter((one) => agreed.has(one)).length;
}

const boughtOf = (db: Db, { jurisdiction, id }: Project): Promise<NoteFacts["bought"]> =>
  db
    .selectFrom("procurement")
    .innerJoin("package", (on) =>
      on
        .onRef("package.jurisdiction", "=", "procurement.jurisdiction")
        .onRef("package.procurement", "=", "procurement.id"),
    )
    .leftJoin("response", (on) =>
      on
        .onRef("response.jurisdiction", "=", "package.jurisdiction")
        .onRef("response.package", "=", "package.id")
        .on("response.status", "!=", "withdrawn"),
    )
    .select((eb) => [
      "procurement.track",
      "procurement.method",
      eb.fn.count("response.provider").distinct().as("responses"),
    ])
    .where("procurement.jurisdiction", "=", jurisdiction)
    .where("procurement.project", "=", id)
    .where("procurement.awardedOn", "is not", null)
    .where("procurement.status", "not in", ["failed", "cancelled"])
    .groupBy(["procurement.id", "procurement.track", "procurement.method"])
    .execute()
    .then((rows) => rows.map((one) => ({ ...one, responses: Number(one.responses) })));

const contractsOf = (db: Db, { jurisdiction, id }: Project) =>
  db
    .selectFrom("contract")
    .select(["id", "provider", "notifiedOn", "signedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .execute();

async function periodsOf(db: Db, { jurisdiction }: Project, contracts: string[]) {
  if (contracts.length === 0) return [];
  const all = await listAcceptances(db, jurisdiction, ...contracts);
  return all.filter((one) => one.acceptedOn !== null).map((one) => one.period);
}

async function paidOf(db: Db, { jurisdiction }: Project, contracts: string[]) {
  if (contracts.length === 0) return null;
  const all = await listPaymentsOf(db, jurisdiction, ...contracts);
  return sum(all.filter((one) => one.status === "paid").map((one) => fen(one.amount)));
}

async function totalOf(db: Db, { jurisdiction, id }: Project): Promise<number | null> {
  const last = await db
    .selectFrom("evaluation")
    .select(["total", "publishedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.publishedOn ? last.total : null;
}
