import { cited, consultation, law, nonTender, otherMethod, regulation } from "./methodPapers.ts";
import type { MethodContent } from "./methods.ts";

/** 磋商, 谈判, 询价 and 单一来源. */

const negotiationPanel = (called: string): MethodContent["panel"] => ({
  called,
  atLeast: 3,
  larger: { atLeast: 5, from: "openTender" },
  says: "3 人以上单数，达到公开招标数额标准的 5 人以上单数，专家不少于三分之二",
  basis: cited(...law(38), nonTender),
});

export const consultationFrom = (providers: MethodContent["providers"]): MethodContent => ({
  says: "与不少于三家供应商磋商，按综合评分确定成交；政府购买服务项目列在适用情形的第一项",
  basis: cited(consultation),
  cases: [
    { code: "servicePurchase", says: "政府购买服务项目", basis: cited(consultation) },
    {
      code: "needUnclear",
      says: "技术复杂或者性质特殊，不能确定详细规格或者具体要求",
      basis: cited(consultation),
    },
    {
      code: "priceUnknown",
      says: "因时间、数量事先不能确定等原因，不能事先计算出价格总额",
      basis: cited(consultation),
    },
    {
      code: "thinMarket",
      says: "市场竞争不充分的科研项目，以及需要扶持的科技成果转化项目；最后可以只剩两家",
      basis: cited(consultation),
    },
    {
      code: "worksWithoutTender",
      says: "按照招标投标法不必招标的工程",
      basis: cited(consultation),
    },
  ],
  providersAtLeast: 3,
  providers,
  panel: {
    called: "磋商小组",
    atLeast: 3,
    says: "3 人以上单数，专家不少于三分之二",
    basis: cited(consultation),
  },
  periods: ["deadline.consultationSold", "deadline.consultationResponse"],
  award: {
    says: "综合评分法；服务的价格分占 10% 至 30%，低价优先，不去掉最高和最低报价",
    basis: cited(consultation),
  },
  approval: otherMethod,
});

export const negotiation: MethodContent = {
  says: "与不少于三家供应商谈判，满足需求的最低报价成交",
  basis: cited(...law(30)),
  cases: [
    {
      code: "tenderFailed",
      says: "招标后没有供应商投标、没有合格标的或者重新招标未能成立",
      basis: cited(...law(30)),
    },
    {
      code: "needUnclear",
      says: "技术复杂或者性质特殊，不能确定详细规格或者具体要求",
      basis: cited(...law(30)),
    },
    {
      code: "urgent",
      says: "紧急需要，采用招标所需时间不能满足；紧急不是自己拖延造成的",
      basis: cited(...law(30), regulation(26)),
    },
    {
      code: "priceUnknown",
      says: "因时间、数量事先不能确定等原因，不能事先计算出价格总额",
      basis: cited(...law(30), regulation(26)),
    },
  ],
  providersAtLeast: 3,
  providers: {
    says: "不少于 3 家；公开招标只有 2 家合格、经批准改为谈判的，可以与 2 家谈判",
    basis: cited(nonTender),
  },
  panel: negotiationPanel("谈判小组"),
  periods: ["deadline.negotiationResponse"],
  award: { says: "质量和服务满足需求的，最低报价成交", basis: cited(nonTender) },
  approval: otherMethod,
};

export const inquiry: MethodContent = {
  says: "向不少于三家供应商一次报价；只适用于货物",
  basis: cited(...law(32)),
  cases: [
    {
      code: "standardGoods",
      says: "规格标准统一、现货货源充足、价格变化幅度小的货物",
      basis: cited(...law(32)),
    },
  ],
  providersAtLeast: 3,
  providers: { says: "不少于 3 家，只报一次价", basis: cited(nonTender) },
  panel: negotiationPanel("询价小组"),
  periods: ["deadline.inquiryResponse"],
  award: { says: "质量和服务满足需求的，最低报价成交", basis: cited(nonTender) },
  approval: otherMethod,
};

export const singleSource: MethodContent = {
  says: "与唯一的供应商商定合理价格",
  basis: cited(...law(31)),
  cases: [
    {
      code: "onlyOne",
      says: "只能从唯一供应商处采购：不可替代的专利、专有技术，或者公共服务项目有特殊要求；只来了一家供应商不是理由",
      basis: cited(...law(31), regulation(27)),
    },
    {
      code: "unforeseenUrgency",
      says: "发生了不可预见的紧急情况，不能从其他供应商处采购",
      basis: cited(...law(31)),
    },
    {
      code: "addOn",
      says: "为保证一致或者服务配套，继续从原供应商处添购，添购总额不超过原合同的 10%",
      basis: cited(...law(31)),
    },
  ],
  providersAtLeast: 1,
  providers: { says: "1 家", basis: cited(...law(31)) },
  periods: ["deadline.singleSource"],
  award: { says: "由专业人员与供应商商定合理的成交价格并保证质量", basis: cited(...law(31)) },
  approval: otherMethod,
};
