import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { contractStatuses, type Contract } from "../contract/model.ts";
import { listContractsOf, listSharesOfContracts } from "../contract/reads.ts";
import type { Acceptance } from "../delivery/model.ts";
import { listAcceptances, listOpinionsOf } from "../delivery/reads.ts";
import { evaluationKinds, evaluationStatuses } from "../evaluation/model.ts";
import { listEvaluations } from "../evaluation/reads.ts";
import { listPaymentsOf } from "../payment/reads.ts";
import { procurementStatuses } from "../procurement/model.ts";
import { listProcurements } from "../procurement/reads.ts";
import { getProject, listShares } from "../project/reads.ts";
import type { StandingsView } from "./model.ts";
import { short, standingOf } from "./standing.ts";

type Key = { jurisdiction: string; id: string };
type Papers = z.input<typeof StandingsView>["papers"];

/** 各份额走到哪里, and the papers of a project, the newest contracts first. */
export async function standingsOf(
  db: Db,
  { jurisdiction, id }: Key,
  today: Day,
): Promise<z.input<typeof StandingsView>> {
  await getProject(db, jurisdiction, id);
  const contracts = await listContractsOf(db, jurisdiction, id);
  const ids = contracts.map((one) => one.id);
  const acceptances = await listAcceptances(db, jurisdiction, ...ids);
  const shares = await sharesOf(db, { jurisdiction, id }, { contracts, acceptances }, today);
  return {
    shares,
    papers: await papersOf(db, { jurisdiction, id }, { contracts, acceptances }, today),
  };
}

type Later = { contracts: readonly Contract[]; acceptances: readonly Acceptance[] };

async function sharesOf(
  db: Db,
  { jurisdiction, id }: Key,
  { contracts, acceptances }: Later,
  today: Day,
) {
  const ids = contracts.map((one) => one.id);
  const parts = await listSharesOfContracts(db, jurisdiction, ids);
  const payments = await listPaymentsOf(db, jurisdiction, ...ids);
  const opinions = await listOpinionsOf(
    db,
    jurisdiction,
    acceptances.map((one) => one.id),
  );
  const shares = await listShares(db, jurisdiction, id);
  return shares.flatMap(({ id: share }) => {
    const part = parts.findLast((one) => one.share === share);
    const contract = contracts.find((one) => one.id === part?.contract);
    if (!contract) return [];
    const own = acceptances.filter((one) => one.share === share);
    const life = {
      signedOn: contract.signedOn,
      acceptanceDays: contract.acceptanceDays,
      payDays: contract.payDays,
      acceptances: own,
      payments: payments.filter((one) => one.share === share),
      opinions: opinions
        .filter((one) => own.some((of) => of.id === one.acceptance))
        .map((one) => one.satisfied),
    };
    return [{ share, ...standingOf(life, today) }];
  });
}

async function papersOf(
  db: Db,
  { jurisdiction, id: project }: Key,
  { contracts, acceptances }: Later,
  today: Day,
): Promise<Papers> {
  const on = (day: Day | null): string => (day === null ? "" : ` ${short(day, today)}`);
  const bought = await listProcurements(db, { jurisdiction, project, limit: 20 });
  const judged = acceptances.filter((one) => one.acceptedOn !== null);
  const last = judged.at(-1);
  const evaluations = await listEvaluations(db, jurisdiction, project);
  return [
    ...bought.map(({ id, number, status, awardedOn }) => ({
      kind: "procurement" as const,
      id,
      title: `采购 ${number}`,
      says: awardedOn === null ? procurementStatuses[status] : `成交${on(awardedOn)}`,
    })),
    ...contracts.map(({ id, number, status, signedOn, filedOn }) => ({
      kind: "contract" as const,
      id,
      title: `合同 ${number}`,
      says:
        signedOn === null
          ? contractStatuses[status]
          : `签订${on(signedOn)}${filedOn === null ? "" : `，备案${on(filedOn)}`}`,
    })),
    ...(last
      ? [
          {
            kind: "acceptance" as const,
            id: last.id,
            title: "验收书",
            says: `${judged.length} 份，最近${on(last.acceptedOn)}`,
          },
        ]
      : []),
    ...evaluations.map(({ id, kind, status, publishedOn }) => ({
      kind: "evaluation" as const,
      id,
      title: evaluationKinds[kind],
      says: publishedOn === null ? evaluationStatuses[status] : `公开${on(publishedOn)}`,
    })),
  ];
}
