import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { day } from "../../src/base/day.ts";
import { check, recordService } from "../../src/modules/delivery/actions.ts";
import { open as openEvaluation } from "../../src/modules/evaluation/actions.ts";
import { getContract } from "../../src/modules/contract/reads.ts";
import { addQualification } from "../../src/modules/provider/actions.ts";
import { explain } from "../../src/modules/supervision/actions.ts";
import type { Role } from "../../src/modules/organization/roles.ts";
import { fullSight, type Actor } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import type { Database } from "../../src/platform/db.ts";
import { keepFilesIn, listAttachments } from "../../src/platform/files.ts";
import { sniff } from "../../src/platform/sniff.ts";
import { anApprovedLine } from "../given/budget.ts";
import { aFlag } from "../given/flag.ts";
import { aGrant, aSplit } from "../given/grant.ts";
import { aFiling, aLiftRequest, aWorksDraft } from "../given/ruling.ts";
import { aCatalog, aProposal } from "../given/catalog.ts";
import { aCalledPlan } from "../given/plan.ts";
import { aListedNeed } from "../given/needs.ts";
import { aContractWithInstalment, anAcceptance, aRequest } from "../given/payment.ts";
import { anOpening, bidders, careLicences } from "../given/procurement.ts";
import { withLimits } from "../given/project.ts";
import { aCounty, type County } from "../given.ts";
import { aboveOfficers, aboveReviewers, type Noun, type Place } from "./roles.ts";

export type Key = { jurisdiction: string; id: string };

/** Who looks: a post, and where it stands towards the purchases of 柳河镇; `undefined` stands nowhere. */
export type Viewer = { called: string; by: Actor; place: Place | undefined };

export type World = {
  here: County;
  keys: Record<Noun, Key>;
  /** Every id that must not leak. */
  secrets: string[];
  viewers: Viewer[];
};

const own: readonly Role[] = [
  ...(["townshipClerk", "townshipHead"] as const),
  ...(["reviewFinance", "reviewParty", "reviewDiscipline", "reviewSocial"] as const),
];
const countyWide: readonly Role[] = [
  ...(["countyFinanceOfficer", "countyFinanceReviewer", "countyTreasury"] as const),
  ...(["disciplineInspector", "auditor"] as const),
];

/** 柳河镇 lives one purchase up to the request for payment, and another up to the opened responses. */
async function purchases(county: County, database: Database) {
  const line = await at(day("2026-01-20"), () => anApprovedLine(county));
  const grant = await at(day("2026-02-12"), () => aGrant(county));
  await at(day("2026-02-12"), () => aSplit(county, grant, [{ to: "township", amount: "100.00" }]));
  const need = await at(day("2026-01-25"), () => aListedNeed(county));
  const made = await aContractWithInstalment(county);
  const { contract } = made;
  const { project, award } = await database.ask(fullSight, (db) =>
    getContract(db, contract.jurisdiction, contract.id),
  );
  const { procurement } = await database.ask(fullSight, (db) =>
    db.selectFrom("award").selectAll().where("id", "=", award).executeTakeFirstOrThrow(),
  );
  const acceptance = await anAcceptance(county, made);
  const payment = await aRequest(county, acceptance);
  const found = await at(day("2026-07-12"), () =>
    county.act("townshipClerk", (tx, by) =>
      check(tx, by, { ...contract, share: made.share, found: "账目齐全", isFault: false }),
    ),
  );
  const paper = await at(day("2026-07-13"), () =>
    county.act("providerAgent", async (tx, by) => {
      const says = { quantity: 1, place: "柳河村", says: "完成记账" };
      const file = await sniff("记账凭证.pdf", Buffer.from("%PDF-1.7 test"));
      const record = await recordService(tx, by, { ...contract, share: made.share, ...says }, file);
      return (await listAttachments(tx, contract.jurisdiction, record))[0]!.id;
    }),
  );
  const evaluation = await at(day("2026-07-15"), () =>
    county.act("townshipClerk", (tx, by) =>
      openEvaluation(tx, by, { jurisdiction: contract.jurisdiction, id: project, kind: "self" }),
    ),
  );
  for (const key of bidders)
    await at(day("2026-01-06"), () =>
      county.act("countyFinanceOfficer", async (tx, by) => {
        const id = county.organizations[key]!;
        for (const qualification of careLicences)
          await addQualification(tx, by, { id, qualification }, day("2026-01-06"));
      }),
    );
  const flag = await at(day("2026-07-16"), () =>
    aFlag(county, { kind: "payment", id: payment.id }),
  );
  await at(day("2026-07-16"), () =>
    county.act("townshipClerk", (tx, by) => explain(tx, by, { ...flag, reason: "见附件" })),
  );
  const filing = await at(day("2026-07-16"), () => aFiling(county));
  const lift = await at(day("2026-07-16"), async () =>
    aLiftRequest(county, await aWorksDraft(county)),
  );
  const plan = await at(day("2026-07-17"), () => aCalledPlan(county, 2027));
  const { key: consultation, panel } = await anOpening(county);
  const entry = await database.ask(fullSight, (db) =>
    db
      .selectFrom("auditEntry")
      .select("id")
      .where("subjectKind", "=", "payment")
      .executeTakeFirstOrThrow(),
  );
  const of = (id: string): Key => ({ jurisdiction: contract.jurisdiction, id });
  const keys = {
    need: of(need),
    filing,
    lift,
    flag,
    line: of(line),
    grant,
    project: of(project),
    plan,
    comparison: of(procurement),
    consultation,
    contract,
    check: of(found),
    paper: of(paper),
    acceptance,
    payment,
    evaluation: of(evaluation),
    entry: of(entry.id),
  };
  return { keys, panel };
}

/** Two counties of one city, one of another city, one of another province: the same offices in each. */
export async function aWorld(database: Database): Promise<World> {
  keepFilesIn(await mkdtemp(join(tmpdir(), "goufu-files-")));
  await withLimits(database);
  const here = await aCounty(database);
  const [next, far, abroad] = [
    await aCounty(database, "990102"),
    await aCounty(database, "990201"),
    await aCounty(database, "980101"),
  ];
  const { keys: bought, panel } = await purchases(here, database);
  await aCatalog(database);
  const keys = { ...bought, revision: await aProposal(here) };
  const viewers: Viewer[] = [];
  const add = (called: string, by: Actor, place?: Place) => viewers.push({ called, by, place });
  for (const role of own) add(`${role} of the township`, here.as(role), "own");
  for (const role of countyWide) add(`${role} of the county`, here.as(role), "county");
  add("the city", here.as("cityFinanceViewer"), "city");
  add("the province", here.as("provinceFinanceViewer"), "province");
  for (const role of aboveOfficers.concat(aboveReviewers))
    add(role, here.as(role as Role), role.startsWith("city") ? "city" : "province");
  add("the winner", here.as("providerAgent"), "winner");
  add("another bidder", here.as("providerAgent", "otherProvider"), "bidder");
  for (const one of panel) if (one.roles.includes("panelMember")) add("the panel", one, "panel");
  add("auditAdmin of the county", here.as("auditAdmin"), "county");
  add("another township", here.as("townshipClerk", "otherTownship"));
  add("the head of another township", here.as("townshipHead", "otherTownship"));
  add("a department", here.as("departmentOfficer"), "department");
  add("an evaluator nobody asked", here.as("thirdPartyEvaluator"));
  for (const role of ["systemAdmin", "securityAdmin"] as const) add(role, here.as(role));
  for (const role of [...own, ...countyWide]) add(`${role} of another county`, next.as(role));
  add("systemAdmin of another county", next.as("systemAdmin"));
  add("a department of another county", next.as("departmentOfficer"));
  add("a provider of another county", next.as("providerAgent"), "anyProvider");
  add("a panel of another county", next.as("panelMember"));
  for (const role of countyWide) add(`${role} of another city`, far.as(role));
  add("auditAdmin of another county", next.as("auditAdmin"));
  add("another city", far.as("cityFinanceViewer"));
  add("the reviewer of another city", far.as("cityFinanceReviewer"));
  add("another province", abroad.as("provinceFinanceViewer"));
  add("a city of another province", abroad.as("cityFinanceViewer"));
  return { here, keys, secrets: Object.values(keys).map((key) => key.id), viewers };
}
