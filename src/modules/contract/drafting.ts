import { inYuan, minus, nought, sum, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace } from "../../platform/trace.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { holdAwarded } from "../procurement/actions.ts";
import { getAward, listPackageShares } from "../procurement/reads.ts";
import type { Project, Share } from "../project/model.ts";
import { getProject, listShares, standardOf } from "../project/reads.ts";
import { isSme } from "../provider/model.ts";
import { getProvider } from "../provider/reads.ts";
import * as desk from "./desk.ts";
import { draftClauses, draftShares, draftTerms } from "./draft.ts";
import type { Contract, DraftInput, EditInput } from "./model.ts";
import { getContract, listContractShares, otherUsed, sharesUnderContract } from "./reads.ts";
import { contractLife } from "./states.ts";
import * as rows from "./writes.ts";

type Key = { jurisdiction: string; id: string };

/** What a draft begins with where nothing else is said: the usual terms, and no day yet. */
const unsigned = {
  status: "drafted",
  acceptanceDays: 15,
  payDays: 30,
  advance: nought,
  bond: nought,
  signedOn: null,
  filedOn: null,
  endedOn: null,
  endReason: "",
} as const;

/** Who uses, accepts and pays reads the contract too. */
const readersOf = ({ organization }: Project, shares: readonly Share[]): string[] => {
  const others = shares.flatMap((one) => [
    one.userOrganization,
    one.accepterOrganization,
    one.payerOrganization,
  ]);
  return [...new Set(others)].filter((one) => one !== organization);
};

/** 起草合同: everything that award, project and standard know is filled in. */
export async function draft(
  tx: Tx,
  by: Actor,
  { jurisdiction, award: awardId, shares: wanted }: DraftInput,
): Promise<Contract> {
  const award = await getAward(tx, jurisdiction, awardId);
  const project = await getProject(tx, jurisdiction, award.project);
  desk.mustBeOwn(by, project.organization);
  const on = today();
  contractLife.next("edit", "drafted", rolesOf(by), {}, on);
  // Of two drafts at once the second sees the shares of the first.
  const { notifiedOn } = await holdAwarded(tx, { jurisdiction, id: award.procurement });
  const taken = await listPackageShares(tx, jurisdiction, award.package);
  const all = (await listShares(tx, jurisdiction, project.id)).filter((one) =>
    taken.includes(one.id),
  );
  const shares = await uncontracted(tx, jurisdiction, awardId, { all, wanted });
  const parts = await partsOf(tx, award, { all, shares });
  const provider = await getProvider(tx, award.provider);
  const standard = await standardOf(tx, project);
  const quantity = shares.reduce((total, one) => total + one.quantity, 0);
  const contract: Contract = {
    ...unsigned,
    jurisdiction,
    id: newId(now()),
    organization: project.organization,
    readers: readersOf(project, shares),
    number: await nextNumber(tx, jurisdiction, "contract", Number(on.slice(0, 4))),
    title: await titleOf(tx, project, { all, shares }),
    project: project.id,
    award: awardId,
    provider: award.provider,
    price: sum(parts.flatMap((one) => [one.fiscal, one.other])),
    awardedOn: award.awardedOn,
    ...draftTerms(project, quantity, standard),
    termFrom: project.termFrom as Day,
    termTo: project.termTo as Day,
    termGrounds: project.termGrounds,
    providerIsSme: isSme(provider.size),
    notifiedOn,
    post: by.post,
    recordedAt: now(),
  };
  await rows.insertContract(tx, contract);
  await rows.insertShares(
    tx,
    parts.map((one) => ({ ...childOf(contract), award: awardId, ...one })),
  );
  await rows.replaceClauses(tx, contract, clauseRows(contract, draftClauses(standard)));
  const detail = { award: awardId, price: contract.price, provider: award.provider };
  await trace(tx, { by, verb: "contract.draft", subject: desk.subjectOf(contract), on, detail });
  return contract;
}

type Chosen = { all: Share[]; shares: Share[] };

/** The shares of this contract: those asked for, or all that no contract of the award has taken. */
async function uncontracted(
  tx: Tx,
  jurisdiction: string,
  award: string,
  { all, wanted }: { all: Share[]; wanted: readonly string[] | undefined },
): Promise<Share[]> {
  const taken = await sharesUnderContract(tx, jurisdiction, award);
  const left = all.filter((one) => !taken.has(one.id));
  if (left.length === 0)
    throw new Refusal(
      "conflict",
      `这次成交已经起草了合同 ${[...new Set(taken.values())].sort().join("、")}，请直接打开它`,
    );
  if (wanted === undefined) return left;
  const chosen = left.filter((one) => wanted.includes(one.id));
  if (chosen.length < new Set(wanted).size)
    throw refuseField("shares", "有的份额不在这次成交里，或者已有合同", "请从没有合同的单位中选择");
  return chosen;
}

/** Every share its part of the price, whether they stand in one contract or in many: all parts together are the price. */
async function partsOf(
  tx: Tx,
  { jurisdiction, id, price }: { jurisdiction: string; id: string; price: Money },
  { all, shares }: Chosen,
) {
  const used = await otherUsed(tx, {
    jurisdiction,
    award: id,
    shares: all.map((one) => one.id),
  });
  const parts = draftShares(
    price,
    all.map((one) => ({ ...one, other: minus(one.other, used.get(one.id) ?? nought) })),
  );
  return parts.filter((one) => shares.some(({ id }) => id === one.share));
}

/** A contract of one township among several bears its name. */
async function titleOf(tx: Tx, { title }: Project, { all, shares }: Chosen): Promise<string> {
  if (shares.length === all.length) return `${title}合同`;
  const names = await namesOf(
    tx,
    shares.map((one) => one.userOrganization),
  );
  const users = shares.map((one) => names.get(one.userOrganization) ?? "").slice(0, 3);
  return `${title}合同（${users.join("、")}${shares.length > 3 ? `等 ${shares.length} 个单位` : ""}）`;
}

/** A row that hangs on a contract has its sight. */
export const childOf = ({ jurisdiction, id, organization, readers }: Contract) => ({
  jurisdiction,
  id: newId(now()),
  organization,
  readers,
  contract: id,
});

function clauseRows(
  contract: Contract,
  { clauses, acceptance }: Pick<EditInput, "clauses" | "acceptance">,
) {
  const of = (kind: "clause" | "acceptance", list: { says: string; deduction: number }[]) =>
    list.map((one, i) => ({ ...childOf(contract), kind, position: i + 1, ...one }));
  return [
    ...of(
      "clause",
      clauses.map((says) => ({ says, deduction: 0 })),
    ),
    ...of("acceptance", acceptance),
  ];
}

/** 修改合同草案: the draft is written again as a whole. */
export async function edit(
  tx: Tx,
  by: Actor,
  key: Key,
  { shares, clauses, acceptance, ...changes }: EditInput,
): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = today();
  contractLife.next("edit", contract.status, rolesOf(by), {}, on);
  if (changes.termTo < changes.termFrom)
    throw refuseField(
      "termTo",
      `服务到 ${changes.termTo}，早于开始的 ${changes.termFrom}`,
      "请改期限",
    );
  if (changes.advance >= changes.price)
    throw refuseField(
      "advance",
      `预付款 ${inYuan(changes.advance)} 元不少于合同价格`,
      "请减少预付款",
    );
  const parts = await listContractShares(tx, key.jurisdiction, key.id);
  for (const part of parts) {
    const said = shares.find((one) => one.share === part.share);
    if (!said) throw refuseField("shares", "少了一个份额", "请填写全部份额的金额");
    await rows.updateShare(tx, { ...part, ...said });
  }
  await rows.updateContract(tx, key, changes);
  await rows.replaceClauses(tx, key, clauseRows(contract, { clauses, acceptance }));
  await trace(tx, {
    by,
    verb: "contract.edit",
    subject: desk.subjectOf(contract),
    on,
    detail: { price: changes.price, advance: changes.advance, payDays: changes.payDays },
  });
  return getContract(tx, key.jurisdiction, key.id);
}
