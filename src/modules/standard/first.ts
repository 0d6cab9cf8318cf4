import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import type { ServiceStandard } from "./model.ts";

/** As `migrations/0006_reference.sql` has them: their later versions stand beside the other trades. */
const sourced = {
  place: "",
  issuer: "样例",
  version: 1,
  document: "样例服务标准（请以行业主管部门公布的标准为准）",
  publishedOn: null,
  from: day("2020-03-01"),
  confirmed: false,
};

/** 村级代理记账: qualifications as a county of the sources wrote them; figures are samples. */
const bookkeeping: ServiceStandard = {
  ...sourced,
  item: "B0301",
  name: "村级代理记账服务标准",
  unit: "村·年",
  priceLow: yuan("3000.00"),
  priceHigh: yuan("12000.00"),
  content: {
    scope:
      "为村集体经济组织和村民委员会办理凭证审核、记账、报表、资产台账、财务公开资料和会计档案整理。",
    quantity: "按村计，服务满一年为一村·年；不足一年的按月折算。",
    priceBasis: "单价包含人员、软件、耗材、交通和税费，不另收费。",
    quality: [
      "执行村集体经济组织会计制度，凭证审核差错率不高于 1%。",
      "账证、账账、账实、账表相符，各村单独设账。",
      "会计档案按月装订，一村一档，服务期满全部移交。",
    ],
    timeliness: [
      "每月 10 日前完成上月记账。",
      "每季度终了后 15 日内提供财务公开资料。",
      "年度终了后 30 日内完成年度报表和决算资料。",
    ],
    qualifications: [
      { of: "provider", name: "代理记账许可证", atLeast: 1 },
      { of: "staff", name: "初级会计职称", atLeast: 3 },
    ],
    clauses: [
      { topic: "服务内容", text: "乙方按照服务标准为各村办理代理记账，不代行村级财务审批。" },
      { topic: "结算方式", text: "按验收合格的村数和期间结算，预付款不超过合同金额的百分之三十。" },
      { topic: "资料安全", text: "乙方对财务资料保密，服务期满或者合同解除后十日内移交全部档案。" },
      {
        topic: "违约责任",
        text: "未达到服务标准的，按验收事项的分值扣减服务费；两次考核不合格的解除合同。",
      },
      { topic: "转包分包", text: "乙方不得转包；未经甲方书面同意不得分包。" },
    ],
    acceptanceItems: [
      {
        code: "1",
        name: "记账完成",
        standard: "各村 12 个月账目全部完成并相符",
        method: "查阅账簿、报表",
        weight: 40,
      },
      {
        code: "2",
        name: "记账质量",
        standard: "抽查凭证差错率不高于 1%",
        method: "每村抽查 30 笔凭证",
        weight: 20,
      },
      {
        code: "3",
        name: "按时",
        standard: "每月 10 日前完成上月记账，全年逾期不超过 1 次",
        method: "查阅系统记账日期",
        weight: 15,
      },
      {
        code: "4",
        name: "财务公开",
        standard: "四个季度资料按时提供并张榜",
        method: "查阅公开栏照片和资料",
        weight: 15,
      },
      {
        code: "5",
        name: "档案",
        standard: "一村一档，装订齐全",
        method: "现场查看档案",
        weight: 10,
      },
    ],
    indicators: [
      {
        dimension: "output",
        name: "代理记账村数完成率",
        sense: "atLeast",
        target: 100,
        unit: "%",
        evidence: "账簿和报表",
        weight: 20,
      },
      {
        dimension: "output",
        name: "凭证抽查差错率",
        sense: "atMost",
        target: 1,
        unit: "%",
        evidence: "抽查记录",
        weight: 15,
      },
      {
        dimension: "output",
        name: "按时记账率",
        sense: "atLeast",
        target: 95,
        unit: "%",
        evidence: "系统记账日期",
        weight: 15,
      },
      {
        dimension: "benefit",
        name: "按季公开财务的村占比",
        sense: "atLeast",
        target: 100,
        unit: "%",
        evidence: "公开栏照片",
        weight: 30,
      },
      {
        dimension: "satisfaction",
        name: "村干部和村民代表满意度",
        sense: "atLeast",
        target: 90,
        unit: "%",
        evidence: "满意度问卷",
        weight: 10,
      },
    ],
    asksUsers: true,
  },
};

/** 社区居家养老: the second story, a public service in the narrow sense. */
const elderCare: ServiceStandard = {
  ...sourced,
  item: "A0402",
  name: "社区居家养老服务标准",
  unit: "人·年",
  priceLow: yuan("1200.00"),
  priceHigh: yuan("4800.00"),
  content: {
    scope:
      "为符合条件的居家老年人提供助餐、助洁、助浴、助医、巡访关爱和紧急呼叫响应，不含机构养老。",
    quantity: "按服务对象计，全年服务时长达到约定的为一人·年。",
    priceBasis: "单价包含人员、交通、耗材、保险和税费；餐食成本由服务对象按公示价格承担。",
    quality: [
      "每名服务对象每月上门服务不少于 4 次、合计不少于 6 小时。",
      "独居、失能老年人每周巡访不少于 2 次。",
      "服务人员经过培训并持健康证明，每次服务留存签字或者影像记录。",
    ],
    timeliness: ["紧急呼叫 30 分钟内响应并到场或者转接。", "服务申请 3 个工作日内建档并开始服务。"],
    qualifications: [
      { of: "provider", name: "养老服务相关登记或者备案", atLeast: 1 },
      { of: "staff", name: "养老护理员职业技能等级证书", atLeast: 5 },
      { of: "staff", name: "健康证明", atLeast: 5 },
    ],
    clauses: [
      { topic: "服务内容", text: "乙方按照服务标准和一人一档的服务计划提供上门服务。" },
      { topic: "结算方式", text: "按季度验收的人数、次数和质量结算。" },
      { topic: "个人信息", text: "乙方对服务对象的个人信息保密，仅用于履行本合同。" },
      {
        topic: "安全责任",
        text: "乙方为服务人员和服务对象投保意外险，对服务中造成的损害承担责任。",
      },
      { topic: "违约责任", text: "验收事项未达标的，按该事项分值扣减当期服务费。" },
      { topic: "转包分包", text: "乙方不得转包；未经甲方书面同意不得分包。" },
    ],
    acceptanceItems: [
      {
        code: "1",
        name: "服务人数",
        standard: "建档并持续服务的人数达到合同数量",
        method: "核对档案和服务记录",
        weight: 25,
      },
      {
        code: "2",
        name: "服务次数",
        standard: "每人每月上门不少于 4 次、6 小时",
        method: "抽查服务记录与影像",
        weight: 25,
      },
      {
        code: "3",
        name: "巡访",
        standard: "独居、失能老年人每周巡访不少于 2 次",
        method: "抽查巡访记录并电话回访",
        weight: 15,
      },
      {
        code: "4",
        name: "紧急响应",
        standard: "30 分钟内响应率不低于 98%",
        method: "查阅呼叫平台记录",
        weight: 15,
      },
      {
        code: "5",
        name: "人员持证",
        standard: "上门人员全部持健康证明",
        method: "查验证件",
        weight: 10,
      },
      {
        code: "6",
        name: "服务对象意见",
        standard: "服务对象满意率不低于 90%",
        method: "随机访问不少于 20 名服务对象",
        weight: 10,
      },
    ],
    indicators: [
      {
        dimension: "output",
        name: "服务老年人数完成率",
        sense: "atLeast",
        target: 100,
        unit: "%",
        evidence: "服务档案",
        weight: 20,
      },
      {
        dimension: "output",
        name: "人均月服务时长",
        sense: "atLeast",
        target: 6,
        unit: "小时",
        evidence: "服务记录",
        weight: 20,
      },
      {
        dimension: "output",
        name: "紧急呼叫 30 分钟响应率",
        sense: "atLeast",
        target: 98,
        unit: "%",
        evidence: "呼叫平台记录",
        weight: 10,
      },
      {
        dimension: "benefit",
        name: "独居老年人意外事件下降率",
        sense: "atLeast",
        target: 10,
        unit: "%",
        evidence: "社区台账",
        weight: 30,
      },
      {
        dimension: "satisfaction",
        name: "服务对象满意度",
        sense: "atLeast",
        target: 90,
        unit: "%",
        evidence: "随机访问记录",
        weight: 10,
      },
    ],
    asksUsers: true,
  },
};

/** 首批样例. */
export const firstStandards: readonly ServiceStandard[] = [bookkeeping, elderCare];
