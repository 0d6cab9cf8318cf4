import { day, type Day } from "../../src/base/day.ts";
import { fen, nought, yuan } from "../../src/base/money.ts";
import { plan, post } from "../../src/modules/budget/ledger.ts";
import {
  insertContract,
  insertInstalments,
  insertShares,
  replaceClauses,
} from "../../src/modules/contract/writes.ts";
import type { Dimension, Target } from "../../src/modules/project/model.ts";
import { insertParts, insertProject } from "../../src/modules/project/writes.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { now } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/identity.ts";
import type { County } from "../given.ts";
import { anApprovedLine } from "./budget.ts";

export type AimGiven = [
  dimension: Dimension,
  sense: "atLeast" | "atMost",
  goal: number,
  weight: number,
];

export type Contracted = {
  project: string;
  contract: string;
  share: string;
  instalment: string;
  allotment: string;
  /** The acceptance standards, in their order. */
  standards: string[];
  targets: string[];
};

type Wanted = {
  price?: string;
  item?: string;
  kind?: "1" | "4";
  /** Deductions of the acceptance standards, in ten-thousandths. */
  deductions?: number[];
  advance?: string;
  signedOn?: Day;
  user?: string;
  aims?: AimGiven[];
};

const usualAims: AimGiven[] = [
  ["quantity", "atLeast", 1200, 50],
  ["benefit", "atLeast", 9000, 30],
  ["satisfaction", "atLeast", 9000, 10],
];

/** A signed contract of the township with its provider, written row by row: a project of one share, committed in full. */
export async function aSignedContract(county: County, wanted: Wanted = {}): Promise<Contracted> {
  const { price = "10000.00", item = "A0402", kind = "1", user = "township" } = wanted;
  const { deductions = [1000, 2000], signedOn = day("2026-03-01"), aims = usualAims } = wanted;
  const line = await anApprovedLine(county);
  const { jurisdiction, organizations } = county;
  const organization = organizations["township"]!;
  const provider = organizations["provider"]!;
  const uses = organizations[user]!;
  const by = county.as("countyFinanceOfficer");
  return county.act({ ...by, sight: fullSight }, async (tx) => {
    const ids = Array.from({ length: 9 }, () => newId(now())) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const [project, share, procurement, pack, response, award, contract, part, instalment] = ids;
    const readers = [provider, ...(uses === organization ? [] : [uses])];
    const row = { jurisdiction, organization, readers };
    const stamp = { post: by.post, recordedAt: now() };
    const amount = yuan(price);
    await insertProject(tx, {
      ...row,
      ...stamp,
      id: project,
      number: project,
      title: "社区养老服务",
      year: 2026,
      status: "inPlan",
      track: "internal",
      catalogEdition: "sample",
      catalogItem: item,
      itemName: "基本养老服务",
      kind,
      purchaseItem: "",
      standard: null,
      purpose: "为老人服务",
      forWhom: "老人",
      whyNotStaff: "人手不足",
      assessment: "",
      unit: "村·年",
      unitPrice: yuan("1000.00"),
      termFrom: "2026-03-01",
      termTo: "2026-12-31",
      termGrounds: [],
      draftedOn: "2026-01-05",
      submittedOn: "2026-01-06",
      reviewedOn: "2026-01-10",
      plannedOn: "2026-02-01",
      closedOn: null,
      endedReason: "",
      version: 1,
    });
    const shares = [
      {
        ...row,
        id: share,
        project,
        userOrganization: uses,
        accepterOrganization: uses,
        payerOrganization: organization,
        quantity: 12,
        fiscal: amount,
        other: nought,
        otherSource: "",
        monitorOrganization: null,
        evaluatorOrganization: null,
        leftOn: null,
      },
    ];
    const targets: Target[] = aims.map(([dimension, sense, goal, weight], at) => ({
      ...row,
      id: newId(now()),
      project,
      position: at + 1,
      dimension,
      indicator: `指标${at + 1}`,
      sense,
      goal,
      unit: "村",
      evidence: "台账",
      weight,
    }));
    await insertParts(tx, { shares, fundings: [], targets });
    const because = { by, jurisdiction, subject: { kind: "contract", id: contract }, on: signedOn };
    const entry = { line, share, project, amount, organization, readers, year: 2026, kind };
    const [allotment] = (await plan(tx, because, [entry])) as [string];
    await tx
      .insertInto("procurement")
      .values({
        ...row,
        ...stamp,
        id: procurement,
        project,
        number: procurement,
        title: "采购",
        track: "internal",
        method: "quotes",
        status: "contracted",
        year: 2026,
        catalogItem: item,
        itemName: "基本养老服务",
        qualifications: "[]",
        budget: amount,
        ceiling: amount,
        quotesNeeded: 1,
        quotesDocument: "",
        quotesConfirmed: false,
        tenderFrom: null,
        approval: "",
        preparedOn: day("2026-02-02"),
        endedReason: "",
        requirement: "",
        smeReserved: false,
        smeReason: "",
        priceWeight: null,
      } as never)
      .execute();
    const packed = { ...row, id: pack, procurement, position: 1, title: "包", ceiling: amount };
    await tx.insertInto("package").values(packed).execute();
    await tx
      .insertInto("response")
      .values({
        ...row,
        ...stamp,
        id: response,
        package: pack,
        provider,
        price: amount,
        finalPrice: null,
        isOpen: true,
        priceReview: "",
        points: null,
        rank: 1,
        says: "",
        receivedOn: day("2026-02-10"),
        status: "ranked",
        invalidReason: "",
      })
      .execute();
    await tx
      .insertInto("award")
      .values({
        ...row,
        ...stamp,
        id: award,
        package: pack,
        response,
        procurement,
        project,
        provider,
        price: amount,
        reason: "最低价",
        awardedOn: day("2026-02-20"),
      })
      .execute();
    await insertContract(tx, {
      ...row,
      ...stamp,
      id: contract,
      number: contract,
      title: "社区养老服务合同",
      project,
      award,
      provider,
      status: "signed",
      price: amount,
      awardedOn: day("2026-02-20"),
      content: "服务",
      quantity: "12 村·年",
      quality: "按标准",
      settlement: "按季",
      rights: "略",
      breach: "按标准扣减",
      termFrom: day("2026-03-01"),
      termTo: day("2026-12-31"),
      acceptanceDays: 15,
      payDays: 30,
      advance: wanted.advance ? yuan(wanted.advance) : nought,
      bond: nought,
      termGrounds: [],
      providerIsSme: true,
      notifiedOn: null,
      signedOn,
      filedOn: null,
      endedOn: null,
      endReason: "",
    });
    const child = { ...row, contract };
    const taken = {
      userOrganization: uses,
      accepterOrganization: uses,
      payerOrganization: organization,
      quantity: 12,
    };
    const money = { fiscal: amount, other: nought };
    await insertShares(tx, [{ ...child, award, id: part, share, ...taken, ...money }]);
    const [posting] = await post(tx, because, [{ allotment, kind: "commit", amount }]);
    await insertInstalments(tx, [
      {
        ...child,
        id: instalment,
        contractShare: part,
        share,
        allotment,
        year: 2026,
        amount,
        supplement: null,
        posting: posting!.id,
      },
    ]);
    const clauses = deductions.map((deduction, at) => ({
      ...child,
      id: newId(now()),
      kind: "acceptance" as const,
      position: at + 1,
      says: `标准${at + 1}`,
      deduction,
    }));
    await replaceClauses(tx, { jurisdiction, id: contract }, clauses);
    const advance = wanted.advance ? yuan(wanted.advance) : fen(0n);
    await post(tx, because, [{ allotment, kind: "advance", amount: advance }]);
    const made = { project, contract, share, instalment, allotment };
    return {
      ...made,
      standards: clauses.map((one) => one.id),
      targets: targets.map((one) => one.id),
    };
  });
}
