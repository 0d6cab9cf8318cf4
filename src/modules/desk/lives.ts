import { day, daysAfter, type Day } from "../../base/day.ts";
import { fen, sum, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import type { Contract } from "../contract/model.ts";
import { listAcceptances } from "../delivery/reads.ts";
import { listPaymentsOf } from "../payment/reads.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import type { Calendar } from "../policy/model.ts";
import { procurementStatuses } from "../procurement/model.ts";
import { countDesks } from "../project/desks.ts";
import type { Project } from "../project/model.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { payByOf, type Life } from "./stages.ts";

type Ids = { jurisdiction: string; projects: readonly string[] };

const grouped = <Row>(rows: readonly Row[], of: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row]);
  return groups;
};

const dayOr = (on: string | null): Day | null => (on === null ? null : day(on));

/** All facts of many projects of one treasury in a dozen questions, however many they are. */
export async function livesOf(
  db: Db,
  projects: readonly Project[],
  calendar: Calendar,
): Promise<Map<string, Life>> {
  const lives = new Map<string, Life>();
  for (const [jurisdiction, rows] of grouped(projects, (one) => one.jurisdiction)) {
    const ids = { jurisdiction, projects: rows.map((one) => one.id) };
    const before = await beforeContract(db, rows, ids);
    const after = await afterContract(db, ids);
    for (const project of rows) lives.set(project.id, lifeOf(project, before, after, calendar));
  }
  return lives;
}

type Before = Awaited<ReturnType<typeof beforeContract>>;
type After = Awaited<ReturnType<typeof afterContract>>;

async function beforeContract(db: Db, rows: readonly Project[], { jurisdiction, projects }: Ids) {
  const opinions = await db
    .selectFrom("reviewOpinion")
    .leftJoin("reviewVoiding", (on) =>
      on
        .onRef("reviewVoiding.jurisdiction", "=", "reviewOpinion.jurisdiction")
        .onRef("reviewVoiding.opinion", "=", "reviewOpinion.id"),
    )
    .select(["reviewOpinion.project", "reviewOpinion.role"])
    .where("reviewOpinion.jurisdiction", "=", jurisdiction)
    .where("reviewOpinion.project", "in", [...projects])
    .where("reviewOpinion.role", "in", [...reviewerRoles])
    .where("reviewOpinion.opinion", "=", "agree")
    .where("reviewVoiding.id", "is", null)
    .execute();
  const shares = await db
    .selectFrom("share")
    .select(["project"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "in", [...projects])
    .where("leftOn", "is", null)
    .execute();
  const procurements = await db
    .selectFrom("procurement")
    .select(["project", "status", "awardedOn", "notifiedOn", "respondBy", "track"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "in", [...projects])
    .where("status", "not in", ["failed", "cancelled"])
    .orderBy("id")
    .execute();
  return {
    opinions: grouped(opinions, (one) => one.project),
    desks: await countDesks(db, rows),
    shares: grouped(shares, (one) => one.project),
    procurements: grouped(procurements, (one) => one.project),
  };
}

async function afterContract(db: Db, { jurisdiction, projects }: Ids) {
  const contracts = await db
    .selectFrom("contract")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "in", [...projects])
    .execute();
  const parts = await partsOf(
    db,
    jurisdiction,
    contracts.map((one) => one.id),
  );
  const evaluations = await db
    .selectFrom("evaluation")
    .select(["project", "total", "publishedOn", "kind"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "in", [...projects])
    .orderBy("id")
    .execute();
  return {
    ...parts,
    contracts: grouped(contracts, (one) => one.project),
    evaluations: grouped(evaluations, (one) => one.project),
  };
}

const nobody = "00000000-0000-0000-0000-000000000000";

async function partsOf(db: Db, jurisdiction: string, contracts: readonly string[]) {
  const of = contracts.length > 0 ? [...contracts] : [nobody];
  const shares = await db
    .selectFrom("contractShare")
    .select(["contract"])
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", of)
    .execute();
  const instalments = await db
    .selectFrom("instalment")
    .select(["contract", "amount"])
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", of)
    .execute();
  const acceptances = await listAcceptances(db, jurisdiction, ...of);
  const payments = await listPaymentsOf(db, jurisdiction, ...of);
  const served = await lastServed(db, jurisdiction, of);
  return {
    shares: grouped(shares, (one) => one.contract),
    instalments: grouped(instalments, (one) => one.contract),
    acceptances: grouped(acceptances, (one) => one.contract),
    payments: grouped(payments, (one) => one.contract),
    served: new Map(served.map((one) => [one.contract, one.last])),
  };
}

const lastServed = (db: Db, jurisdiction: string, contracts: readonly string[]) =>
  db
    .selectFrom("serviceRecord")
    .select((eb) => ["contract", eb.fn.max("doneOn").as("last")])
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", [...contracts])
    .groupBy("contract")
    .execute();

function lifeOf(project: Project, before: Before, after: After, calendar: Calendar): Life {
  const opinions = before.opinions.get(project.id) ?? [];
  const contracts = after.contracts.get(project.id) ?? [];
  const payments = contracts.flatMap((one) => after.payments.get(one.id) ?? []);
  const paid = payments.filter((one) => one.status === "paid");
  const evaluation = (after.evaluations.get(project.id) ?? []).at(-1);
  return {
    status: project.status,
    draftedOn: day(project.draftedOn),
    submittedOn: dayOr(project.submittedOn),
    reviewedOn: dayOr(project.reviewedOn),
    plannedOn: dayOr(project.plannedOn),
    agreed: opinions.length,
    desks: before.desks.get(project.id) ?? 0,
    shares: (before.shares.get(project.id) ?? []).length,
    procurements: (before.procurements.get(project.id) ?? []).map((one) => ({
      statusName: procurementStatuses[one.status],
      isAwarded: one.awardedOn !== null,
      awardedOn: one.awardedOn,
      dueOn: one.awardedOn === null ? one.respondBy : null,
      signBy:
        one.track === "procurement" && one.notifiedOn
          ? deadlineBy("deadline.sign", one.notifiedOn, calendar).last
          : null,
    })),
    contracts: contracts.map((one) => ({
      signedOn: one.signedOn,
      shares: (after.shares.get(one.id) ?? []).length,
      committed: committedOf(one, after),
      termFrom: one.termFrom,
      termTo: one.termTo,
    })),
    lastServedOn: dayOr(
      contracts
        .map((one) => after.served.get(one.id) ?? null)
        .filter((one) => one !== null)
        .sort()
        .at(-1) ?? null,
    ),
    acceptances: contracts.flatMap((one) => acceptancesOf(one, after)),
    paid: sum(paid.map((one) => fen(one.amount))),
    lastPaidOn: dayOr(
      paid
        .map((one) => one.paidOn)
        .filter((one) => one !== null)
        .sort()
        .at(-1) ?? null,
    ),
    evaluation: evaluation
      ? { total: evaluation.total, publishedOn: dayOr(evaluation.publishedOn) }
      : null,
  };
}

/** A contract that ended early waits for no more than was accepted. */
function committedOf({ id, status }: Contract, after: After): Money {
  if (status === "endedEarly" || status === "completed")
    return sum((after.acceptances.get(id) ?? []).map((one) => fen(one.accepted)));
  return sum((after.instalments.get(id) ?? []).map((one) => fen(one.amount)));
}

function acceptancesOf(contract: Contract, after: After): Life["acceptances"] {
  const payments = after.payments.get(contract.id) ?? [];
  return (after.acceptances.get(contract.id) ?? [])
    .filter((one) => one.status !== "refused")
    .map((one) => {
      const mine = payments.filter((payment) => payment.acceptance === one.id);
      const paid = mine.filter((payment) => payment.status === "paid");
      const open = mine.filter((payment) =>
        ["requested", "checked", "ordered"].includes(payment.status),
      );
      const acceptedOn = dayOr(one.acceptedOn);
      const payable =
        one.accepted - one.recovered - sum(paid.map((payment) => fen(payment.amount)));
      return {
        accepted: fen(one.accepted),
        payable: fen(one.status === "asked" ? 0n : payable),
        isOpen: one.status === "asked",
        acceptedOn,
        dueOn: daysAfter(day(one.askedOn), contract.acceptanceDays),
        payBy: open[0]?.dueOn ?? payByOf(acceptedOn, contract.payDays),
        period: one.period,
      };
    });
}
