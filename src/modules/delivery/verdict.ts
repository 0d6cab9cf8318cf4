import type * as z from "zod";
import { daysAfter, type Day } from "../../base/day.ts";
import { article, asBasis } from "../../base/law.ts";
import { fen, inYuan, least, minus, nought, plus, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import { procurementRegulation, smePayment2025 } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { post } from "../budget/ledger.ts";
import { outstandingOf } from "./outstanding.ts";
import { dayOfAct, desksOf } from "../contract/desk.ts";
import type { Clause, Contract } from "../contract/model.ts";
import { listClauses } from "../contract/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { smePayTerm } from "../policy/figures.ts";
import { getProject } from "../project/reads.ts";
import { deductionOf, mostAtOnce, recoveryOf } from "./deduction.ts";
import type { Acceptance, AcceptInput, RefuseInput } from "./model.ts";
import { partOf, type Part } from "./part.ts";
import { getAcceptance, listChecks, openFaults } from "./reads.ts";
import * as rules from "./rules.ts";
import { acceptanceLife } from "./states.ts";
import * as writes from "./writes.ts";

type Given = Pick<z.output<typeof AcceptInput>, "items" | "opinions">;
type Key = { jurisdiction: string; id: string };

/** 面向公众的公共服务: the half of the guiding catalog that 102 第九条 names first, and all of kind one. */
export const isForThePublic = (catalogItem: string, kind: string): boolean =>
  catalogItem.startsWith("A") || kind === "1";

/** Locks, and looks whether the asker's organization is the one that accepts. */
async function takeUp(tx: Tx, by: Actor, { jurisdiction, id }: Key) {
  const { contract } = await getAcceptance(tx, jurisdiction, id);
  await lockKeys(tx, [`delivery ${jurisdiction} ${contract}`]);
  await writes.lockAcceptance(tx, jurisdiction, id);
  const acceptance = await getAcceptance(tx, jurisdiction, id);
  const part = await partOf(tx, jurisdiction, contract, acceptance.share);
  if (by.organization !== part.share.accepter)
    throw new Refusal("forbidden", "验收由使用单位组织，您单位不是这个份额的验收单位");
  const standards = (await listClauses(tx, jurisdiction, contract)).filter(
    (one) => one.kind === "acceptance",
  );
  return { acceptance, part, standards };
}

function dayOfVerdict(asked: Day | undefined, askedOn: Day): Day {
  const on = dayOfAct("on", asked);
  if (on < askedOn)
    throw refuseField("on", `${on} 早于申请验收的 ${askedOn}`, "请填组织验收的日期");
  return on;
}

/** Each standard of the contract once; what the contract does not name cannot be judged. */
function judged(standards: readonly Clause[], items: Given["items"]) {
  const asked = new Map(items.map((one) => [one.clause, one]));
  const strange = items.find((one) => !standards.some((clause) => clause.id === one.clause));
  if (strange) throw refuseField("items", "有一项不是这份合同的验收标准", "请刷新后逐项填写");
  return standards.flatMap(({ id, says, deduction }) => {
    const found = asked.get(id);
    return found ? [{ ...found, says, deduction }] : [];
  });
}

export async function factsOfVerdict(
  db: Db,
  part: Part,
  { standards, items, opinions }: Given & { standards: readonly Clause[] },
) {
  const { jurisdiction, id, project } = part.contract;
  const { catalogItem, kind } = await getProject(db, jurisdiction, project);
  return {
    standards: standards.length,
    judged: items.length,
    opinionsNeeded: isForThePublic(catalogItem, kind),
    opinions: opinions.length,
    faults: openFaults(await listChecks(db, jurisdiction, id), part.share.id),
  };
}

/** 签署验收意见: what is accepted follows from the standards met, and moves the ledger in the same act. */
export async function accept(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, on: asked, items, opinions }: z.output<typeof AcceptInput>,
): Promise<void> {
  const { acceptance, part, standards } = await takeUp(tx, by, { jurisdiction, id });
  const on = dayOfVerdict(asked, acceptance.askedOn);
  const list = judged(standards, items);
  const deduction = deductionOf(acceptance.asked, list);
  const accepted = minus(acceptance.asked, deduction);
  const facts = await factsOfVerdict(tx, part, { standards, items, opinions });
  const verb = deduction > 0n ? "acceptInPart" : "accept";
  const status = acceptanceLife.next(verb, acceptance.status, rolesOf(by), facts, on);
  if (accepted === 0n)
    throw new Refusal("conflict", "按合同扣减后为零，没有可验收的金额。请办理“不予验收”");
  const unmet = list.filter((one) => !one.met);
  const reason = unmet.map((one) => `${one.says}：${one.note}`).join("；");
  const posted = await moveMoney(tx, by, acceptance, { accepted, on });
  const verdict = { status, accepted, reason, acceptedOn: on, acceptedPost: by.post };
  await writes.updateVerdict(tx, { jurisdiction, id }, { ...verdict, ...posted });
  await keepWhatWasSaid(tx, acceptance, part, { items, opinions });
  const { contract } = part;
  const flags = flagsOf({
    ...facts,
    askedOn: acceptance.askedOn,
    acceptanceDays: contract.acceptanceDays,
    acceptedOn: on,
    scores: opinions.map((one) => one.satisfied),
    saySomething: opinions.some((one) => one.words !== ""),
  });
  const { recovered } = posted;
  const payable = minus(accepted, recovered);
  await trace(tx, {
    by,
    verb: `acceptance.${verb}`,
    subject: subjectOf(acceptance, part),
    on,
    detail: { asked: acceptance.asked, accepted, recovered },
    flags,
    publish: [{ kind: "acceptance", basis: [asBasis(article(procurementRegulation, 45))] }],
    tasks:
      payable > 0n ? [await paymentTask(tx, part, acceptance, { on, accepted, recovered })] : [],
    done: ["acceptance.accept"],
  });
}

type FlagFacts = Parameters<typeof rules.acceptedInTime.broken>[0] &
  Parameters<typeof rules.opinionsAreEnough.broken>[0] &
  Parameters<typeof rules.opinionsDiffer.broken>[0];

const flagsOf = (facts: FlagFacts) =>
  judge<FlagFacts>(
    [rules.acceptedInTime, rules.opinionsAreEnough, rules.opinionsDiffer],
    facts,
    facts.acceptedOn,
  );

/** 不予验收: nothing is accepted, nothing can be paid; it may be asked for again once things are put right. */
export async function refuse(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, on: asked, items, opinions, reason }: z.output<typeof RefuseInput>,
): Promise<void> {
  const { acceptance, part, standards } = await takeUp(tx, by, { jurisdiction, id });
  const on = dayOfVerdict(asked, acceptance.askedOn);
  const status = acceptanceLife.next("refuse", acceptance.status, rolesOf(by), {}, on);
  judged(standards, items);
  const nothing = { posting: null, postingAmount: null, second: null, secondAmount: null };
  const verdict = { status, accepted: nought, recovered: nought, reason };
  const signed = { acceptedOn: on, acceptedPost: by.post };
  await writes.updateVerdict(tx, { jurisdiction, id }, { ...verdict, ...signed, ...nothing });
  await keepWhatWasSaid(tx, acceptance, part, { items, opinions });
  const task: NewTask = {
    kind: "acceptance.ask",
    organization: part.contract.provider,
    role: "providerAgent",
    title: `整改后重新申请验收：${part.contract.title}`,
    says: `${acceptance.period}验收不合格，${on}`,
    basis: [asBasis(article(procurementRegulation, 45))],
  };
  const { askedOn } = acceptance;
  const { acceptanceDays } = part.contract;
  await trace(tx, {
    by,
    verb: "acceptance.refuse",
    subject: subjectOf(acceptance, part),
    on,
    detail: { asked: acceptance.asked },
    flags: judge([rules.acceptedInTime], { askedOn, acceptanceDays, acceptedOn: on }, on),
    publish: [{ kind: "acceptance", basis: [asBasis(article(procurementRegulation, 45))] }],
    tasks: [task],
    done: ["acceptance.accept"],
  });
}

const subjectOf = ({ jurisdiction, id }: Acceptance, { sight }: Part): Subject => ({
  kind: "acceptance",
  id,
  jurisdiction,
  ...sight,
});

async function moveMoney(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, allotment }: Acceptance,
  { accepted, on }: { accepted: Money; on: Day },
) {
  const money = await outstandingOf(tx, jurisdiction, allotment);
  const { balance, standing, earlier } = money;
  const settled = earlier ? least(accepted, earlier.advanced) : nought;
  const { first, recovered, second, recoveredThen } = recoveryOf(minus(accepted, settled), balance);
  if (second > recovered) {
    const most = mostAtOnce(balance);
    throw new Refusal(
      "conflict",
      `预付款还有 ${inYuan(balance.advanced)} 元没有扣回，这一次最多验收 ${inYuan(most)} 元。请分期申请验收`,
    );
  }
  const because = { by, jurisdiction, subject: { kind: "acceptance", id }, on };
  const refs = await post(tx, because, [
    { allotment: earlier?.allotment ?? standing, kind: "settle", amount: settled },
    { allotment: standing, kind: "accept", amount: first },
    { allotment: standing, kind: "recover", amount: recovered },
    { allotment: standing, kind: "accept", amount: second },
    { allotment: standing, kind: "recover", amount: recoveredThen },
  ]);
  const settling = refs.find((ref) => ref.kind === "settle");
  const [one, two] = refs.filter((ref) => ref.kind === "accept");
  return {
    posting: one?.id ?? null,
    postingAmount: one?.amount ?? null,
    second: two?.id ?? null,
    secondAmount: two?.amount ?? null,
    settled: settling?.id ?? null,
    settledAmount: settling?.amount ?? null,
    settledAllotment: settling?.allotment ?? null,
    carriedAllotment: standing === allotment ? null : standing,
    origin: standing === allotment && !settling ? null : money.origin,
    recovered: plus(plus(recovered, recoveredThen), settled),
  };
}

async function keepWhatWasSaid(
  tx: Tx,
  { jurisdiction, id: acceptance }: Acceptance,
  { sight }: Part,
  { items, opinions }: Given,
): Promise<void> {
  const at = now();
  const child = () => ({ jurisdiction, id: newId(at), ...sight, acceptance });
  await writes.insertItems(
    tx,
    items.map((one) => ({ ...child(), ...one })),
  );
  await writes.insertOpinions(
    tx,
    opinions.map((one) => ({ ...child(), ...one })),
  );
}

type Times = { askedOn: Day; acceptedOn: Day | null };

function payTermOf({ askedOn, acceptedOn }: Times, { acceptanceDays, payDays }: Contract) {
  const starts = rules.payTermStartsOn(askedOn, acceptanceDays, acceptedOn ?? askedOn);
  return { starts, term: Math.min(payDays, smePayTerm.most) };
}

/** 付款期限的最后一日 of an acceptance. */
export function payByOf(times: Times, contract: Contract): Day {
  const { starts, term } = payTermOf(times, contract);
  return daysAfter(starts, term);
}

/** 支付申请 is the purchaser's next act; the term runs from acceptance, or from the end of the agreed period. */
async function paymentTask(
  tx: Tx,
  { contract }: Part,
  { askedOn, period }: Acceptance,
  { on, accepted, recovered }: { on: Day; accepted: Money; recovered: Money },
): Promise<NewTask> {
  const { starts, term } = payTermOf({ askedOn, acceptedOn: on }, contract);
  const off = recovered > 0n ? `，扣回预付款 ${inYuan(recovered)} 元` : "";
  const payable = inYuan(fen(accepted - recovered));
  return {
    kind: "payment.request",
    organization: contract.organization,
    role: (await desksOf(tx, contract.organization)).clerk,
    title: `提交支付申请：${contract.title}`,
    says: `${period}验收合格 ${inYuan(accepted)} 元${off}，应付 ${payable} 元；付款期限自 ${starts} 起 ${term} 天`,
    dueOn: payByOf({ askedOn, acceptedOn: on }, contract),
    basis: [asBasis(article(smePayment2025, 10))],
  };
}
