import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { nought, plus } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { attach } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { contractStatuses } from "../contract/model.ts";
import { getInstalment } from "../contract/reads.ts";
import { article, asBasis } from "../../base/law.ts";
import { servicePurchase, smePayment2025 } from "../../law/statutes.ts";
import { dayOfAct, desksOf } from "../contract/desk.ts";
import { rolesOf } from "../organization/roles.ts";
import { partOf, type Part } from "./part.ts";
import type * as model from "./model.ts";
import {
  countRecords,
  getCheck,
  listAcceptances,
  listChecks,
  openFaults,
  takenOf,
} from "./reads.ts";
import { acceptanceDueOn, contractIsSigned, servedAfterSigning } from "./rules.ts";
import { acceptanceLife, checkLife } from "./states.ts";
import * as writes from "./writes.ts";

type Input<Shape extends z.ZodType> = z.output<Shape>;
const factsOfContract = ({ contract }: Part) => ({
  contractStatus: contractStatuses[contract.status],
  isSigned: contract.status === "signed" || contract.status === "completed",
});

/** Provider and purchaser keep the ledger of service together (102 第二十七条); nobody else writes in it. */
function mustTakePart({ contract, share }: Part, by: Actor): void {
  const ours = [contract.organization, contract.provider, share.user, share.accepter];
  if (!ours.includes(by.organization))
    throw new Refusal("forbidden", "这份合同不是您单位的，由购买主体、使用单位和承接主体记录");
}

function mustBuy({ contract, share }: Part, by: Actor): void {
  const ours = [contract.organization, share.user, share.accepter];
  if (!ours.includes(by.organization))
    throw new Refusal("forbidden", "抽查由购买主体或使用单位办理");
}

function refuseUnsigned(part: Part, on: Day): void {
  const breaches = judge([contractIsSigned], factsOfContract(part), on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

/** 记服务: what was done, where and on which day, with a paper or photo where there is one. */
export async function recordService(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, share, ...input }: Input<typeof model.RecordInput>,
  file?: Upload,
): Promise<string> {
  const part = await partOf(tx, jurisdiction, id, share);
  mustTakePart(part, by);
  const doneOn = dayOfAct("doneOn", input.doneOn);
  refuseUnsigned(part, today()); // whether it is signed is a matter of today; that service came earlier is flagged
  const { quantity } = part.share;
  // NOTE: a record is one visit, month or round, so that it is each record that stays within the share, not their sum.
  if (input.quantity > quantity)
    throw refuseField(
      "quantity",
      `合同数量为 ${quantity}，填了 ${input.quantity}`,
      "请填这一次服务的数量，不超过合同数量",
    );
  const at = now();
  const { place, says } = input;
  const row = { jurisdiction, id: newId(at), ...part.sight, contract: id, share, doneOn };
  await writes.insertRecord(tx, {
    ...row,
    quantity: input.quantity,
    place,
    says,
    post: by.post,
    recordedAt: at,
  });
  const subject = { kind: "serviceRecord", id: row.id, jurisdiction, ...part.sight };
  if (file) await attach(tx, by, subject, file);
  const signedOn = part.contract.signedOn ?? doneOn;
  const flags = judge([servedAfterSigning], { doneOn, signedOn }, doneOn);
  const detail = { contract: id, share, quantity: input.quantity };
  await trace(tx, { by, verb: "delivery.record", subject, on: doneOn, detail, flags });
  return row.id;
}

/** 抽查: a fault gets a day by which it is put right, and the provider a task. */
export async function check(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, share, ...input }: Input<typeof model.CheckInput>,
): Promise<string> {
  const part = await partOf(tx, jurisdiction, id, share);
  mustBuy(part, by);
  const checkedOn = dayOfAct("checkedOn", input.checkedOn);
  refuseUnsigned(part, today());
  mustFollow("checkedOn", checkedOn, { on: part.contract.signedOn, called: "签订合同" });
  const { found, isFault } = input;
  checkLife.next(isFault ? "find" : "pass", "unchecked", rolesOf(by), {}, checkedOn);
  const rectifyBy = isFault ? (input.rectifyBy ?? null) : null;
  if (rectifyBy !== null && rectifyBy < checkedOn)
    throw refuseField(
      "rectifyBy",
      `整改期限 ${rectifyBy} 早于抽查日 ${checkedOn}`,
      "请写抽查以后的日期",
    );
  const at = now();
  const row = { jurisdiction, id: newId(at), ...part.sight, contract: id, share, checkedOn };
  const rectified = { rectifyBy, rectifiedOn: null, rectifiedSays: "" };
  await writes.insertCheck(tx, {
    ...row,
    found,
    isFault,
    ...rectified,
    post: by.post,
    recordedAt: at,
  });
  const task = {
    kind: "delivery.rectify",
    organization: part.contract.provider,
    role: "providerAgent",
    title: `整改并报告：${part.contract.title}`,
    says: `${checkedOn} 抽查发现问题，应于 ${rectifyBy} 前整改`,
    dueOn: rectifyBy ?? undefined,
    basis: [asBasis(article(servicePurchase, 27))],
  };
  await trace(tx, {
    by,
    verb: "delivery.check",
    subject: { kind: "spotCheck", id: row.id, jurisdiction, ...part.sight },
    on: checkedOn,
    detail: { contract: id, share, isFault, rectifyBy },
    tasks: isFault ? [task] : [],
  });
  return row.id;
}

/** 报告整改: by the provider, or by the purchaser who has seen it. */
export async function rectify(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, says, on: asked }: Input<typeof model.RectifyInput>,
): Promise<void> {
  await writes.lockCheck(tx, jurisdiction, id);
  const found = await getCheck(tx, jurisdiction, id);
  const part = await partOf(tx, jurisdiction, found.contract, found.share);
  mustTakePart(part, by);
  const on = dayOfAct("on", asked);
  if (on < found.checkedOn)
    throw refuseField("on", `${on} 早于抽查日 ${found.checkedOn}`, "请填整改好的日期");
  checkLife.next("rectify", found.status, rolesOf(by), {}, on);
  await writes.updateRectified(tx, { jurisdiction, id }, { rectifiedOn: on, rectifiedSays: says });
  await trace(tx, {
    by,
    verb: "delivery.rectify",
    subject: { kind: "spotCheck", id, jurisdiction, ...part.sight },
    on,
    detail: { contract: found.contract, share: found.share, rectifyBy: found.rectifyBy },
    done: ["delivery.rectify"],
  });
}

/** What the bars of asking want to know, of one instalment. */
export async function askFacts(db: Db, part: Part, instalment: string) {
  const { jurisdiction, id: contract } = part.contract;
  const share = part.share.id;
  const acceptances = await listAcceptances(db, jurisdiction, contract);
  const checks = await listChecks(db, jurisdiction, contract);
  const { settled, open } = takenOf(acceptances, instalment);
  return {
    ...factsOfContract(part),
    records: await countRecords(db, jurisdiction, { contract, share }),
    faults: openFaults(checks, share),
    taken: plus(settled, open),
    acceptances,
  };
}

/** 申请验收: one period of one share and year. */
export async function askAcceptance(
  tx: Tx,
  by: Actor,
  { jurisdiction, id: contract, ...input }: Input<typeof model.AskInput>,
): Promise<string> {
  // Two requests for the same rest must not both see it as free.
  await lockKeys(tx, [`delivery ${jurisdiction} ${contract}`]);
  const instalment = await getInstalment(tx, jurisdiction, input.instalment);
  if (instalment.contract !== contract)
    throw refuseField("instalment", "这个年度分期不属于这份合同", "请重新选择");
  const part = await partOf(tx, jurisdiction, contract, instalment.share);
  mustTakePart(part, by);
  const { asked, period } = input;
  const askedOn = dayOfAct("on", input.on);
  mustFollow("on", askedOn, { on: part.contract.signedOn, called: "签订合同" });
  const { acceptances, ...known } = await askFacts(tx, part, instalment.id);
  const facts = { ...known, asked, contracted: instalment.amount };
  const status = acceptanceLife.next("ask", "unasked", rolesOf(by), facts, askedOn);
  const isTwice = acceptances.some(
    (one) => one.instalment === instalment.id && one.period === period && one.status !== "refused",
  );
  if (isTwice) throw refuseField("period", `“${period}”已申请过验收`, "请写另一个期间");
  const at = now();
  const row = { jurisdiction, id: newId(at), ...part.sight, contract, share: instalment.share };
  const of = { instalment: instalment.id, allotment: instalment.allotment, period, asked };
  await writes.insertAcceptance(tx, {
    ...row,
    ...of,
    accepted: nought,
    recovered: nought,
    status,
    reason: "",
    askedOn,
    post: by.post,
    recordedAt: at,
  });
  const dueOn = acceptanceDueOn(askedOn, part.contract.acceptanceDays);
  await trace(tx, {
    by,
    verb: "acceptance.ask",
    subject: { kind: "acceptance", id: row.id, jurisdiction, ...part.sight },
    on: askedOn,
    detail: { contract, share: instalment.share, asked },
    tasks: [
      {
        kind: "acceptance.accept",
        organization: part.share.accepter,
        role: (await desksOf(tx, part.share.accepter)).clerk,
        title: `组织${period}验收：${part.contract.title}`,
        says: `${askedOn} 申请，合同约定 ${part.contract.acceptanceDays} 天内验收；拖延的，付款期限照样开始计算`,
        dueOn,
        basis: [asBasis(article(smePayment2025, 10))],
      },
    ],
  });
  return row.id;
}
