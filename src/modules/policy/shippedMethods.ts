import { day, type Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import * as laws from "../../law/statutes.ts";
import { cited, consultation, emergency, framework, law } from "./methodPapers.ts";
import type { MethodContent, ProcurementMethod } from "./methods.ts";
import { objects, type MethodCode, type ProcuredObject } from "./model.ts";
import { consultationFrom, inquiry, negotiation, singleSource } from "./otherMethods.ts";
import { invitedTender, openTender } from "./tenderMethods.ts";

const frameworkAgreed: MethodContent = {
  says: "先征集入围供应商、签订框架协议，再逐次直接选定、二次竞价或者轮候",
  basis: cited(framework),
  cases: [
    {
      code: "smallAndRepeated",
      says: "多次、小额零星的采购，每次都低于采购限额标准",
      basis: cited(framework),
    },
    {
      code: "usersChoose",
      says: "向社会公众提供的公共服务，由服务对象在两家以上供应商中自主选择（开放式）",
      basis: cited(framework),
    },
  ],
  providersAtLeast: 2,
  providers: {
    says: "封闭式：入围淘汰率不低于 20%，并且至少淘汰 1 家；开放式：服务对象在 2 家以上中选择",
    basis: cited(framework),
  },
  periods: [],
  award: {
    says: "封闭式直接选定、二次竞价或者轮候（轮候只用于服务）；开放式只能直接选定",
    basis: cited(framework),
  },
  approval: {
    says: "集中采购机构征集的，征集前报财政部门批准；主管预算部门征集的，报备案",
    basis: cited(framework),
  },
};

const urgentPurchase: MethodContent = {
  says: "紧急情况下按紧急采购办法办理，其余采购仍按法定方式",
  basis: cited(emergency),
  cases: [
    {
      code: "emergency",
      says: "紧急采购办法规定的紧急情况；具体范围以正式文本为准",
      basis: cited(emergency),
    },
  ],
  providers: { says: "可以少于平时的家数，具体以办法为准", basis: cited(emergency) },
  periods: [],
  award: { says: "按办法规定确定；添购比例可以放宽，约为 30%", basis: cited(emergency) },
  approval: { says: "按办法规定的内部决策程序", basis: cited(emergency) },
};

const belowLimit = (basis: MethodContent["basis"]): MethodContent => ({
  says: "集中采购目录以外、采购限额标准以下的，按单位内部控制制度购买，仍要有目录、预算、合同和验收",
  basis,
  cases: [],
  providers: { says: "报价家数按内控标准", basis },
  periods: [],
  award: { says: "满足要求的最低报价；没有选最低的，写明理由", basis },
  approval: { says: "按内控标准由单位负责人或者领导班子决定", basis },
});

type Span = { from: Day; to?: Day; document: string; confirmed?: boolean };

const row = (
  code: MethodCode,
  content: MethodContent,
  { from, to, document, confirmed = true }: Span,
  of: readonly ProcuredObject[] = objects,
): ProcurementMethod => ({
  code,
  place: "",
  objects: of,
  from,
  to,
  document,
  confirmed,
  content,
});

const threeOnly = { says: "不少于 3 家", basis: cited(consultation) };
const twoMayGoOn = {
  says: "不少于 3 家；政府购买服务项目磋商过程中只剩 2 家的可以继续，只剩 1 家的不得继续",
  basis: cited(consultation, article(laws.consultationSupplement, "正文")),
};

const regulated = { from: day("2015-03-01"), document: "国务院令第658号" };
const tendered = { from: day("2017-10-01"), document: "财政部令第87号" };
const untendered = { from: day("2015-03-01"), document: "财政部令第74号" };

/** 采购方式, as the papers set them; the first day is one on which all papers cited were in force. */
export const shippedMethods: readonly ProcurementMethod[] = [
  row("openTender", openTender, tendered),
  row("invitedTender", invitedTender, tendered),
  row("consultation", consultationFrom(threeOnly), {
    from: day("2015-03-01"),
    to: day("2015-06-30"),
    document: "财库〔2014〕214号",
  }),
  row("consultation", consultationFrom(twoMayGoOn), {
    from: day("2015-07-01"),
    document: "财库〔2014〕214号、财库〔2015〕124号",
  }),
  row("negotiation", negotiation, untendered),
  row("inquiry", inquiry, untendered, ["goods"]),
  row("singleSource", singleSource, regulated),
  row("framework", frameworkAgreed, { from: day("2022-03-01"), document: "财政部令第110号" }, [
    "goods",
    "services",
  ]),
  row("emergency", urgentPurchase, {
    from: day("2026-10-01"),
    document: "财库〔2026〕12号",
    confirmed: false,
  }),
  row(
    "quotes",
    belowLimit(cited(...law(2))),
    { from: day("2015-03-01"), to: day("2020-02-29"), document: "政府采购法（2014年修正）" },
    ["services"],
  ),
  row(
    "quotes",
    belowLimit(cited(...law(2), article(laws.servicePurchase, 17))),
    { from: day("2020-03-01"), document: "财政部令第102号" },
    ["services"],
  ),
];
