import type { Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { inYuan, minus, sum, type Money } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import { procurementLaw } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { trace } from "../../platform/trace.ts";
import { post } from "../budget/ledger.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { loadCalendar } from "../policy/reads.ts";
import { contracted, holdAwarded } from "../procurement/actions.ts";
import { getAward, listPackageShares } from "../procurement/reads.ts";
import { getProject } from "../project/reads.ts";
import { commit, openInstalments, splitByShares } from "./commitment.ts";
import * as desk from "./desk.ts";
import { childOf } from "./drafting.ts";
import { restOf } from "./rest.ts";
import { factsOf, supplementingFacts, type SigningFacts } from "./facts.ts";
import { listFree, takeFrom, type Free } from "./instalments.ts";
import type { Contract, Supplement } from "./model.ts";
import * as reads from "./reads.ts";
import { filedInTime, signedInTime, startsAfterSigning } from "./rules.ts";
import { contractLife } from "./states.ts";
import * as rows from "./writes.ts";

type Key = { jurisdiction: string; id: string };

/** 提交核对: from now on the provider sees the contract too. */
export async function submit(tx: Tx, by: Actor, key: Key): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = today();
  const facts = await factsOf(tx, contract, on);
  const status = contractLife.next("submit", contract.status, rolesOf(by), facts, on);
  const { track } = await getProject(tx, key.jurisdiction, contract.project);
  const { head } = await desk.desksOf(tx, contract.organization);
  const last = await desk.lastDayToSign(tx, track, contract.notifiedOn);
  const readers = [...new Set([...contract.readers, contract.provider])];
  await rows.shareSight(tx, contract, readers);
  await rows.updateContract(tx, key, { status });
  const names = await namesOf(tx, [contract.provider]);
  await trace(tx, {
    by,
    verb: "contract.submit",
    subject: desk.subjectOf({ ...contract, readers }),
    on,
    detail: { price: contract.price },
    done: ["contract.draft", "contract.submit"],
    tasks: [
      {
        kind: "contract.sign",
        organization: contract.organization,
        role: head,
        title: "核对并签订",
        says: `${contract.title}，与${names.get(contract.provider) ?? "承接主体"}，${inYuan(contract.price)} 元`,
        dueOn: last,
        basis: last === undefined ? [] : [asBasis(article(procurementLaw, 46))],
      },
    ],
  });
  return reads.getContract(tx, key.jurisdiction, key.id);
}

/** 退回修改. */
export async function sendBack(
  tx: Tx,
  by: Actor,
  key: Key,
  { reason }: { reason: string },
): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = today();
  const status = contractLife.next("return", contract.status, rolesOf(by), {}, on);
  await rows.updateContract(tx, key, { status });
  const { clerk } = await desk.desksOf(tx, contract.organization);
  await trace(tx, {
    by,
    verb: "contract.return",
    subject: desk.subjectOf(contract),
    on,
    done: ["contract.sign"],
    tasks: [
      {
        kind: "contract.submit",
        organization: contract.organization,
        role: clerk,
        title: "修改后提交核对",
        says: `${contract.title}被退回：${reason}`,
      },
    ],
  });
  return reads.getContract(tx, key.jurisdiction, key.id);
}

/** 核对并签订. The plan's money is committed in the same act; what the price leaves of it is saved. */
export async function sign(
  tx: Tx,
  by: Actor,
  key: Key,
  { signedOn, saveRest }: { signedOn?: Day | undefined; saveRest?: boolean | undefined },
): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  await desk.mustBeAnother(tx, by, contract);
  const on = desk.dayOfAct("signedOn", signedOn);
  mustFollow("signedOn", on, { on: contract.notifiedOn ?? contract.awardedOn, called: "确定成交" });
  const { procurement } = await getAward(tx, key.jurisdiction, contract.award);
  const purchase = await holdAwarded(tx, { jurisdiction: key.jurisdiction, id: procurement });
  const facts = await factsOf(tx, contract, on);
  const status = contractLife.next("sign", contract.status, rolesOf(by), facts, on);
  await rows.updateContract(tx, key, {
    status,
    signedOn: on,
    providerIsSme: facts.providerIsSme,
  });
  const rest = await restOf(tx, contract, facts);
  await commit(tx, by, contract, {
    on,
    facts,
    saved: (saveRest ?? rest.isLast) ? rest.savable : [],
  });
  const isLast = await isLastOfAward(tx, contract, facts);
  await contracted(tx, by, purchase, { on, isLast });
  const { track } = await getProject(tx, key.jurisdiction, contract.project);
  const last = await desk.lastDayToSign(tx, track, contract.notifiedOn);
  await trace(tx, {
    by,
    verb: "contract.sign",
    subject: desk.subjectOf(contract),
    on,
    detail: { price: contract.price, award: contract.award, provider: contract.provider },
    flags: [
      ...judge([signedInTime], { last, signedOn: on }, on),
      ...judge([startsAfterSigning], { signedOn: on, from: contract.termFrom }, on),
    ],
    done: ["contract.sign"],
    ...(await desk.afterSigning(tx, contract, track, on)),
  });
  return reads.getContract(tx, key.jurisdiction, key.id);
}

/** Where each township has a contract of its own, the purchase is contracted with the last of them. */
async function isLastOfAward(
  tx: Tx,
  { jurisdiction, award }: Contract,
  { award: { package: pack }, siblings }: SigningFacts,
): Promise<boolean> {
  const shares = await listPackageShares(tx, jurisdiction, pack);
  const taken = await reads.sharesUnderContract(tx, jurisdiction, award);
  return siblings.areSigned && shares.every((one) => taken.has(one));
}

/** 报送备案: a copy of the contract goes to the finance bureau of its own level. */
export async function file(
  tx: Tx,
  by: Actor,
  key: Key,
  { filedOn }: { filedOn?: Day | undefined },
): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = desk.dayOfAct("filedOn", filedOn);
  contractLife.next("file", contract.status, rolesOf(by), {}, on);
  if (contract.filedOn)
    throw new Refusal("conflict", `这份合同已于 ${contract.filedOn} 备案，不必再报`);
  if (on < contract.signedOn!)
    throw refuseField(
      "filedOn",
      `备案日 ${on} 早于签订日 ${contract.signedOn}`,
      "请填实际备案的日期",
    );
  await rows.updateContract(tx, key, { filedOn: on });
  const { track } = await getProject(tx, key.jurisdiction, contract.project);
  const last =
    track === "procurement"
      ? deadlineBy("deadline.contractFiled", contract.signedOn!, await loadCalendar(tx)).last
      : undefined;
  await trace(tx, {
    by,
    verb: "contract.file",
    subject: desk.subjectOf(contract),
    on,
    flags: judge([filedInTime], { last, filedOn: on }, contract.signedOn!),
    done: ["contract.file"],
  });
  return reads.getContract(tx, key.jurisdiction, key.id);
}

/** The ten per cent give no money: what is added must stand in the plan. */
function refuseShort(taken: readonly Free[], amount: Money): void {
  const planned = sum(taken.map((one) => one.amount));
  if (planned < amount)
    throw refuseField(
      "amount",
      `本项目计划只余 ${inYuan(planned)} 元，还差 ${inYuan(minus(amount, planned))} 元`,
      "请先由县财政局增加本项目的计划，再签补充合同",
    );
}

/** 签订补充合同. The contract is locked first, because the law caps all its supplements together. */
export async function supplement(
  tx: Tx,
  by: Actor,
  key: Key,
  input: {
    amount: Money;
    signedOn?: Day | undefined;
    reason: string;
    shares?: { share: string; amount: Money }[] | undefined;
  },
): Promise<Supplement> {
  const { amount, reason } = input;
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = desk.dayOfAct("signedOn", input.signedOn);
  mustFollow("signedOn", on, { on: contract.signedOn, called: "签订合同" });
  const earlier = await supplementingFacts(tx, contract);
  contractLife.next("supplement", contract.status, rolesOf(by), { ...earlier, amount }, on);
  const parts = await reads.listContractShares(tx, key.jurisdiction, key.id);
  const wanted = input.shares ?? splitByShares(parts, amount);
  if (sum(wanted.map((one) => one.amount)) !== amount)
    throw refuseField("shares", "各份额之和不等于补充金额", "请改各份额的金额");
  const free = await listFree(tx, key.jurisdiction, contract.project);
  const taken = takeFrom(free, wanted);
  refuseShort(taken, amount);
  const made: Supplement = {
    ...childOf(contract),
    amount,
    signedOn: on,
    reason,
    post: by.post,
    recordedAt: now(),
  };
  await rows.insertSupplement(tx, made);
  const because = {
    by,
    jurisdiction: key.jurisdiction,
    subject: { kind: "supplement", id: made.id },
    on,
  };
  const refs = await post(
    tx,
    because,
    taken.map((one) => ({ allotment: one.allotment, kind: "commit", amount: one.amount })),
  );
  await openInstalments(tx, contract, { parts, taken, refs, supplement: made.id });
  await trace(tx, {
    by,
    verb: "contract.supplement",
    subject: desk.subjectOf(contract),
    on,
    detail: { supplement: made.id, amount },
    publish: (await desk.afterSigning(tx, contract, "internal", on)).publish,
  });
  return made;
}
