import { postingNames } from "../budget/model.ts";
import { revisionLife } from "../catalog/states.ts";
import { contractLife } from "../contract/states.ts";
import { acceptanceLife, checkLife } from "../delivery/states.ts";
import { evaluationLife } from "../evaluation/states.ts";
import { dutyLife, unifiedLife } from "../duty/states.ts";
import { importLife } from "../history/states.ts";
import { needLife } from "../needs/states.ts";
import { planLife } from "../plan/states.ts";
import { paymentLife } from "../payment/states.ts";
import { procurementLife } from "../procurement/states.ts";
import { projectLife } from "../project/states.ts";
import { providerLife } from "../provider/states.ts";
import { standardLife } from "../standard/states.ts";
import { flagLife } from "./states.ts";

type Steps = Record<string, { called: string }>;

const namesOf = (steps: Steps): Record<string, string> =>
  Object.fromEntries(Object.entries(steps).map(([verb, { called }]) => [verb, called]));

/** Acts that are no step of a life, beside those that are: "contract.sign" is 合同 and 核对并签订. */
const acts: Record<string, { noun: string; called: Record<string, string> }> = {
  need: {
    noun: "需求",
    called: { ...namesOf(needLife.steps), speak: "提出需求", eraseSpeakers: "删除提出人信息" },
  },
  catalog: {
    noun: "指导性目录",
    called: { ...namesOf(revisionLife.steps), draft: "起草目录修订", adopt: "录入既有目录" },
  },
  standard: { noun: "服务标准", called: { ...namesOf(standardLife.steps), draft: "起草标准" } },
  duty: {
    noun: "责任清单",
    called: {
      ...namesOf(dutyLife.steps),
      ...namesOf(unifiedLife.steps),
      admit: "准入事项",
      amend: "修订事项",
      importList: "导入责任清单",
      unify: "列入统一实施",
    },
  },
  ruling: {
    noun: "人工审核",
    called: {
      draftFiling: "起草目录外备案",
      editFiling: "修改目录外备案",
      submitFiling: "提交目录外备案",
      acceptFiling: "同意备案",
      declineFiling: "不同意备案",
      withdrawFiling: "撤回备案",
      requestLift: "申请人工审核",
      liftBar: "具名解除阻断",
      keepBar: "维持阻断",
      withdrawLift: "撤回人工审核",
    },
  },
  budget: { noun: "预算指标", called: { ...postingNames, endYear: "办理年终结转" } },
  history: { noun: "历史台账", called: namesOf(importLife.steps) },
  project: {
    noun: "项目",
    called: {
      ...namesOf(projectLife.steps),
      draft: "起草项目",
      adoptDesks: "设定联审科室",
      adoptUpperReviews: "设定上级审核",
    },
  },
  grant: {
    noun: "费随事转",
    called: { enter: "登记专项资金", split: "拆分资金", takeBack: "收回资金" },
  },
  appraisal: { noun: "考核", called: { adoptWeights: "录入考核权重" } },
  returnRound: {
    noun: "报表报送",
    called: {
      open: "开始报送",
      importFile: "汇入单位文件",
      omit: "准予缺报",
      sum: "汇总",
      check: "核对通过",
      file: "报送",
      sendBack: "退回更正",
      correct: "更正报表",
      explain: "说明",
      remind: "催报",
    },
  },
  returnUnit: {
    noun: "单位报表",
    called: {
      ask: "请单位确认",
      confirm: "确认无误",
      vouch: "代为确认",
      sendBack: "退回单位",
      askExplanation: "请单位说明",
      remind: "催报",
    },
  },
  plan: {
    noun: "购买计划",
    called: {
      ...namesOf(planLife.steps),
      call: "布置编制",
      proposeLine: "申报指标",
      changeLine: "改申报数",
    },
  },
  procurement: {
    noun: "采购",
    called: {
      ...namesOf(procurementLife.steps),
      prepare: "编制采购文件",
      adjust: "随份额调整采购",
    },
  },
  contract: { noun: "合同", called: { ...namesOf(contractLife.steps), draft: "起草合同" } },
  delivery: {
    noun: "履约",
    called: { ...namesOf(checkLife.steps), record: "记录服务", check: "登记抽查" },
  },
  acceptance: { noun: "验收", called: namesOf(acceptanceLife.steps) },
  evaluation: { noun: "绩效评价", called: namesOf(evaluationLife.steps) },
  payment: { noun: "支付", called: namesOf(paymentLife.steps) },
  provider: {
    noun: "承接主体",
    called: {
      ...namesOf(providerLife.steps),
      register: "登记",
      addQualification: "补充资质",
      depositRating: "记入履约评价",
      introduce: "登记新的承接主体",
    },
  },
  flag: { noun: "疑点", called: namesOf(flagLife.steps) },
  policy: { noun: "政策", called: { adoptFigures: "录入限额和内控标准" } },
  return: {
    noun: "统计报表",
    called: { file: "报送", explain: "逐格说明", carryNotes: "沿用说明" },
  },
  year: { noun: "年度", called: { close: "登记决算办结" } },
  organization: {
    noun: "平台",
    called: {
      signIn: "登录",
      signOut: "退出登录",
      choosePost: "选择岗位",
      changePassword: "修改密码",
      addPerson: "开户",
      resetPassword: "重置密码",
      disablePerson: "停用账号",
      enablePerson: "恢复账号",
      givePost: "增设岗位",
      endPost: "结束岗位",
      addOrganization: "新增单位",
      openJurisdiction: "开通财政区划",
      addDivision: "增列行政区划",
      createToken: "发出令牌",
      correctNature: "更正单位性质",
      delegate: "委托代理",
      endDelegation: "结束代理",
    },
  },
};

/** 办了什么, in the words of the buttons; undefined for a verb that nobody has named. */
export function actName(verb: string): string | undefined {
  if (verb === "denied") return "越权尝试，已拒绝";
  const [noun = "", step = ""] = verb.split(".");
  const called = acts[noun]?.called[step];
  return called === undefined ? undefined : `${acts[noun]!.noun}　${called}`;
}

/** 对象, in the word of officials. */
const subjectNames: Record<string, string> = {
  need: "需求",
  catalogRevision: "目录修订",
  catalogEdition: "目录版本",
  standard: "服务标准",
  duty: "职责事项",
  unifiedItem: "统一实施事项",
  filing: "目录外备案",
  barLift: "人工审核",
  budgetLine: "预算指标",
  project: "项目",
  annualPlan: "购买计划",
  procurement: "采购",
  contract: "合同",
  supplement: "补充合同",
  serviceRecord: "服务记录",
  spotCheck: "抽查",
  acceptance: "验收",
  evaluation: "绩效评价",
  payment: "支付",
  historyImport: "历史台账导入",
  provider: "承接主体",
  flag: "疑点",
  return: "统计报表",
  yearClosing: "年度决算",
  policy: "限额和控制数",
  person: "人员",
  post: "岗位",
  account: "账号",
  organization: "单位",
  jurisdiction: "财政区划",
  division: "行政区划",
  endpoint: "系统功能",
};

export const subjectName = (kind: string): string => subjectNames[kind] ?? "其他";
