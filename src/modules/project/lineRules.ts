import { article } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar } from "../../base/rule.ts";
import { budgetLaw, servicePurchase } from "../../law/statutes.ts";

export type LentFacts = {
  /** Lines of another office that the project would draw on. */
  lent: readonly {
    code: string;
    owner: string;
    /** What its owner agreed to pay for this project; nothing where it was never asked. */
    agreed: Money;
    wanted: Money;
    /** Whether only the owner's own share is paid from it. */
    paysOwnerAlone: boolean;
  }[];
};

/** 不用别人的指标: an office spends by its own budget. The line of another pays that other's share, as its head agreed. */
export const linesAreItsOwn: Bar<LentFacts> = {
  id: "project.linesAreItsOwn",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "项目只能使用本单位的指标，或者参加单位同意支付自己份额的指标",
  fix: "请选择本单位的指标；由乡镇出钱的，请在项目页邀请该乡镇参加，由其负责人选定指标",
  field: "fundings",
  broken({ lent }) {
    const wrong = lent.flatMap(({ code, owner, agreed, wanted, paysOwnerAlone }) => {
      if (agreed === 0n) return [`指标 ${code} 是${owner}的，没有同意给本项目用`];
      if (!paysOwnerAlone) return [`指标 ${code} 是${owner}的，只能支付${owner}自己的份额`];
      if (wanted > agreed)
        return [
          `指标 ${code} 是${owner}的，同意支付 ${inYuan(agreed)} 元，本项目要用 ${inYuan(wanted)} 元`,
        ];
      return [];
    });
    return wrong.length === 0 ? undefined : wrong.join("；");
  },
};

export type RaiseFacts = {
  /** More money of a line that another office pays from; nothing where the line is the purchaser's own, or less is planned. */
  raised: { code: string; owner: string; agreed: Money; wanted: Money } | undefined;
};

/** 借用的指标不凭文件追加: the township agreed to a sum, and a paper of county finance does not agree for it. */
export const lentLineStaysAsAgreed: Bar<RaiseFacts> = {
  id: "project.lentLineStaysAsAgreed",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "参加单位的指标只支付它同意的数，不凭文件追加",
  fix: "请改从购买主体自己的指标追加；要参加单位多出的，采购公告发布以前由它退出，再按新的数量参加，由其负责人同意",
  field: "amount",
  broken({ raised }) {
    if (raised === undefined || raised.wanted <= raised.agreed) return undefined;
    const { code, owner, agreed, wanted } = raised;
    return `指标 ${code} 是${owner}的，同意支付 ${inYuan(agreed)} 元，追加后要用 ${inYuan(wanted)} 元`;
  },
};
