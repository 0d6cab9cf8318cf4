import { day, daysBetween, yearOf } from "../../base/day.ts";
import { minus } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { getContract, listClauses } from "../contract/reads.ts";
import { acceptanceStatuses } from "../delivery/model.ts";
import { getAcceptance, listItems, listOpinions } from "../delivery/reads.ts";
import { getOrganization } from "../organization/reads.ts";
import { paymentKinds } from "../payment/model.ts";
import { Refusal } from "../../base/refusal.ts";
import { masked } from "./mask.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, inWords, line, textsOf } from "./words.ts";

/** 验收结果 with the opinions of the people served (条例 第四十五条): places, never names. */
export async function acceptancePaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const one = await getAcceptance(db, jurisdiction, id);
  const contract = await getContract(db, jurisdiction, one.contract);
  const provider = await getOrganization(db, contract.provider);
  const clauses = await listClauses(db, jurisdiction, one.contract);
  const items = await listItems(db, jurisdiction, id);
  const opinions = await listOpinions(db, jurisdiction, id);
  const saysOf = new Map(clauses.map((clause) => [clause.id, clause.says]));
  const happy = opinions.filter((opinion) => opinion.satisfied >= 4).length;
  const deducted = minus(one.asked, one.accepted);
  return {
    project: contract.project,
    happenedOn: one.acceptedOn ?? one.askedOn,
    year: yearOf(one.acceptedOn ?? one.askedOn),
    amount: one.accepted,
    grade: null,
    provider: provider.name,
    says: line(
      acceptanceStatuses[one.status],
      opinions.length > 0 && `服务对象 ${opinions.length} 人，${happy} 人满意`,
    ),
    paper: {
      number: contract.number,
      title: `${contract.title}（${one.period}）`,
      facts: factsOf({
        承接主体: provider.name,
        验收结果: acceptanceStatuses[one.status],
        申请金额: inWords(one.asked),
        验收金额: inWords(one.accepted),
        扣减: deducted > 0n ? inWords(deducted) : undefined,
        申请日期: one.askedOn,
        验收日期: one.acceptedOn,
      }),
      texts: textsOf({ 说明: one.reason }),
      tables: [
        {
          title: "逐项验收",
          head: ["约定", "做到没有", "情况"],
          rows: items.map((item) => [
            saysOf.get(item.clause) ?? "",
            item.met ? "做到" : "没有做到",
            masked(item.note),
          ]),
        },
        {
          title: "服务对象意见",
          head: ["地点", "满意度（1 至 5）", "意见"],
          rows: opinions.map((said) => [said.place, String(said.satisfied), masked(said.words)]),
        },
      ].filter((table) => table.rows.length > 0),
    },
  };
}

/** 支付结果: that it was paid, when, and how long after the acceptance. */
export async function paymentPaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const one = await db
    .selectFrom("payment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!one) throw new Refusal("notFound", "没有这笔支付");
  const contract = await getContract(db, jurisdiction, one.contract);
  const provider = await getOrganization(db, contract.provider);
  const accepted =
    one.acceptance === null ? null : await getAcceptance(db, jurisdiction, one.acceptance);
  const happenedOn = day(one.returnedOn ?? one.paidOn ?? one.requestedOn);
  const days =
    accepted?.acceptedOn && one.paidOn ? daysBetween(accepted.acceptedOn, one.paidOn) : undefined;
  return {
    project: contract.project,
    happenedOn,
    year: yearOf(happenedOn),
    amount: one.amount,
    grade: null,
    provider: provider.name,
    says: line(
      one.returnedOn ? `退回 ${inWords(one.amount)}` : inWords(one.amount),
      days !== undefined && `验收后 ${days} 天`,
      provider.name,
    ),
    paper: {
      number: one.number,
      title: contract.title,
      facts: factsOf({
        收款单位: provider.name,
        款项: paymentKinds[one.kind],
        金额: inWords(one.amount),
        验收日期: accepted?.acceptedOn,
        支付日期: one.paidOn,
        支付期限: one.dueOn,
        退回日期: one.returnedOn,
      }),
      texts: textsOf({ 退回原因: one.returnedReason }),
      tables: [],
    },
  };
}
