import { revisionLife } from "../catalog/states.ts";
import { contractLife } from "../contract/states.ts";
import { acceptanceLife, checkLife } from "../delivery/states.ts";
import { evaluationLife } from "../evaluation/states.ts";
import { needLife } from "../needs/states.ts";
import { planLife } from "../plan/states.ts";
import { paymentLife } from "../payment/states.ts";
import { procurementLife } from "../procurement/states.ts";
import { projectLife } from "../project/states.ts";
import { providerLife } from "../provider/states.ts";
import { roundLife, unitLife } from "../reporting/states.ts";
import { standardLife } from "../standard/states.ts";
import { flagLife } from "../supervision/states.ts";

type Called = Record<string, { called: string }>;

const lives: Record<string, Called> = {
  standard: standardLife.steps,
  need: needLife.steps,
  provider: providerLife.steps,
  project: projectLife.steps,
  plan: planLife.steps,
  procurement: procurementLife.steps,
  contract: contractLife.steps,
  acceptance: acceptanceLife.steps,
  delivery: checkLife.steps,
  payment: paymentLife.steps,
  evaluation: evaluationLife.steps,
  catalog: revisionLife.steps,
  returnRound: roundLife.steps,
  returnUnit: unitLife.steps,
  flag: flagLife.steps,
};

/** Verbs that begin a noun: they belong to no life yet. */
const beginnings: Record<string, string> = {
  "procurement.prepare": "立采购",
  "contract.draft": "起草合同",
  "payment.request": "提交支付申请",
  "project.review": "签署联审意见",
  "project.endorse": "部门审核",
  "project.answerShare": "答复参加或者退出",
  "ruling.submitFiling": "提交备案",
  "ruling.decideFiling": "审核备案",
  "ruling.useFiling": "用它立项",
  "ruling.decideLift": "人工审核",
  "history.confirm": "确认导入",
  "history.refused": "看原因",
  "returnUnit.explain": "说明",
  "returnRound.remind": "看报送情况",
};

/** 核对并签订, for a task that waits for `contract.sign`. */
export function verbOf(kind: string): string | undefined {
  const [noun = "", verb = ""] = kind.split(".");
  return beginnings[`${noun}.${verb}`] ?? lives[noun]?.[verb]?.called;
}
