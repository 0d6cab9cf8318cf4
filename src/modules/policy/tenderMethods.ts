import { article } from "../../base/law.ts";
import { wan } from "../../base/money.ts";
import * as laws from "../../law/statutes.ts";
import { cited, law, otherMethod, regulation, tender } from "./methodPapers.ts";
import type { MethodContent } from "./methods.ts";

/** 公开招标 and 邀请招标. */

const tenderPanel: MethodContent["panel"] = {
  called: "评标委员会",
  atLeast: 5,
  larger: { atLeast: 7, from: wan("1000") },
  says: "5 人以上单数，专家不少于三分之二；预算 1000 万元以上、技术复杂或者社会影响较大的，7 人以上单数",
  basis: cited(tender),
};

const tenderAward: MethodContent["award"] = {
  says: "最低评标价法或者综合评分法；服务的价格分不低于 10%",
  basis: cited(regulation(34), article(laws.tenderMeasures, 55)),
};

export const openTender: MethodContent = {
  says: "政府采购的主要方式；达到公开招标数额标准的，应当公开招标",
  basis: cited(...law(26, 27)),
  cases: [],
  providersAtLeast: 3,
  providers: { says: "不少于 3 家，不足的予以废标", basis: cited(...law(36)) },
  panel: tenderPanel,
  periods: ["deadline.documentsOffered", "deadline.bids"],
  award: tenderAward,
  approval: { says: "不需要另行报批", basis: cited(...law(27)) },
};

export const invitedTender: MethodContent = {
  ...openTender,
  says: "只向随机抽取的三家以上供应商发出投标邀请",
  basis: cited(...law(29)),
  cases: [
    {
      code: "limitedRange",
      says: "具有特殊性，只能从有限范围的供应商处采购",
      basis: cited(...law(29)),
    },
    {
      code: "costOutOfProportion",
      says: "采用公开招标的费用占采购项目总价值的比例过大",
      basis: cited(...law(29)),
    },
  ],
  providers: {
    says: "从资格预审合格的供应商中随机抽取不少于 3 家",
    basis: cited(...law(34)),
  },
  periods: ["deadline.prequalification", "deadline.documentsOffered", "deadline.bids"],
  approval: otherMethod,
};
