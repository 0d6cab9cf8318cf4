import { article } from "../../base/law.ts";
import type { Bar } from "../../base/rule.ts";
import { procurementLaw } from "../../law/statutes.ts";

export type Buying = {
  /** Purchases of the project that are neither failed nor cancelled. */
  buying: readonly { title: string; noticeOn: string | null; quotes: number; isDecided: boolean }[];
};

/** What was announced is what is bought: who takes part afterwards, or no longer, would change the contract. */
export const usersChangeBeforeNotice: Bar<Buying> = {
  id: "procurement.usersChangeBeforeNotice",
  weight: "bars",
  basis: [article(procurementLaw, 46), article(procurementLaw, 49)],
  says: "合同按采购文件确定的事项签订；采购公告发布或者收到报价以后，使用单位不再增减",
  fix: "要退出的，合同签订后由购买主体依法变更或者终止该单位的份额；要参加的，另行立项，或者在原合同金额百分之十以内签订补充合同",
  broken({ buying }) {
    const late = buying.find((one) => one.noticeOn !== null || one.quotes > 0 || one.isDecided);
    if (!late) return undefined;
    if (late.noticeOn !== null) return `“${late.title}”已于 ${late.noticeOn} 发布采购公告`;
    return late.quotes > 0
      ? `“${late.title}”已收到 ${late.quotes} 家报价`
      : `“${late.title}”已确定成交`;
  },
};
