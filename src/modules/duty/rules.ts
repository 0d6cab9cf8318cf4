import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { servicePurchase } from "../../law/statutes.ts";

type Decision = {
  document: string;
  issuer: string;
  decidedOn?: string | undefined;
  decidedBy: string;
};

export type DecisionFacts = { decision: Decision; effectOn: string };

/** 准入: no duty enters the list, leaves it or is bought for all but by a paper that was decided before. */
export const dutyIsDecided: Bar<DecisionFacts> = {
  id: "duty.isDecided",
  weight: "bars",
  basis: [article(servicePurchase, "10（一）")],
  says: "职责事项的准入、修订、退出和统一实施，都要有先行作出的决定",
  fix: "请填写决定文件的文号、发文机关、决定日期和决定的会议或者负责人；还没有决定的，先按程序报批",
  field: "decision",
  broken({ decision: { document, issuer, decidedOn, decidedBy }, effectOn }) {
    const missing = [
      document === "" ? "文号" : "",
      issuer === "" ? "发文机关" : "",
      decidedOn === undefined ? "决定日期" : "",
      decidedBy === "" ? "决定的会议或者负责人" : "",
    ].filter(Boolean);
    if (missing.length > 0) return `没有填写${missing.join("、")}`;
    if (decidedOn !== undefined && decidedOn > effectOn)
      return `自 ${effectOn} 起生效，而决定作出于 ${decidedOn}`;
    return undefined;
  },
};

export type DutyFacts = {
  purchaser: { name: string; kind: string };
  item: { code: string; name: string };
  /** What the lists in force on the day say of the item. */
  duties: {
    hasList: boolean;
    own: readonly { code: string; name: string }[];
    ofDepartments: readonly { code: string; name: string; leadOffice: string }[];
  };
  unified: { department: string; document: string; from: string } | undefined;
};

/** 属地事项: what the list gives to a department alone is not for a township to buy. */
export const dutyIsOfTownship: Bar<DutyFacts> = {
  id: "duty.isOfTownship",
  weight: "bars",
  basis: [article(servicePurchase, "10（一）"), article(servicePurchase, 9)],
  says: "不属于本单位职责范围的服务事项不得购买",
  fix: "请由主责部门购买；确应由乡镇承担的，先按准入程序列入乡镇属地事项责任清单，并落实经费",
  field: "item",
  broken({ purchaser, item, duties: { hasList, own, ofDepartments } }) {
    if (purchaser.kind !== "township" || !hasList || own.length > 0) return undefined;
    const [first] = ofDepartments;
    if (!first) return undefined;
    const more = ofDepartments.length > 1 ? `等 ${ofDepartments.length} 项` : "";
    return `${item.code} ${item.name}在责任清单中是${first.leadOffice}的职责（${first.code} ${first.name}${more}），没有列为乡镇的属地事项`;
  },
};

/** The link between a list and the catalog is local work in progress: its absence is a question, no proof. */
export const itemIsLinkedToDuty: Flag<DutyFacts> = {
  id: "duty.itemIsLinked",
  weight: "flags",
  basis: [article(servicePurchase, "10（一）"), article(servicePurchase, 9)],
  says: "乡镇购买的服务宜对应责任清单中的属地事项",
  fix: "请县财政局核对：属于乡镇属地事项的，把目录编码补到清单；不属于的，不得购买",
  field: "item",
  broken({ purchaser, item, duties: { hasList, own, ofDepartments } }) {
    if (purchaser.kind !== "township" || !hasList) return undefined;
    if (own.length > 0 || ofDepartments.length > 0) return undefined;
    return `责任清单里没有一项乡镇属地事项关联了 ${item.code} ${item.name}`;
  },
};

/** 统一实施: the department buys once for all; a township that buys beside it pays twice. */
export const unifiedItemIsLeftToDepartment: Bar<DutyFacts> = {
  id: "duty.unifiedItemIsLeftToDepartment",
  weight: "bars",
  basis: [article(servicePurchase, 11)],
  says: "确定由县级部门统一实施的事项，乡镇不单独购买",
  fix: "请把本乡镇的数量和资金报给该部门，作为使用单位参加统一购买",
  field: "item",
  broken({ purchaser, item, unified }) {
    if (purchaser.kind !== "township" || !unified) return undefined;
    const { department, document, from } = unified;
    return `${item.code} ${item.name}自 ${from} 起由${department}统一实施（${document}）`;
  },
};
