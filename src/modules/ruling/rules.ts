import { article, unconfirmed } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import type { Finding } from "../boundary/model.ts";

export type WordFacts = {
  /** What still bars: read in the words of today, and lifted by nobody. */
  barring: readonly Finding[];
};

/** 负面清单: the words are read by the same rules as in 能不能买; only a named person can let them pass. */
export const wordsMayBeBought: Bar<WordFacts> = {
  id: "ruling.wordsMayBeBought",
  weight: "bars",
  basis: [
    article(servicePurchase, 10),
    article(servicePurchase, 18),
    article(noDisguisedFinancing, "二"),
  ],
  says: "负面清单里的事项，换一种说法也不得作为政府购买服务",
  fix: "请按提示改写申报内容；认为读错了的，请县财政局人工审核，由审核人具名解除",
  field: "purpose",
  broken({ barring }) {
    if (barring.length === 0) return undefined;
    return barring.map(({ because, says }) => `${because}：${says}`).join("；");
  },
};

export type LiftFacts = { lift: { person: string; on: string; ruling: string; rules: number } };

/** A bar that somebody has lifted is looked at again by those who supervise, always. */
export const barWasLifted: Flag<LiftFacts> = {
  id: "ruling.barWasLifted",
  weight: "flags",
  basis: [article(servicePurchase, 10)],
  says: "负面清单的阻断由人工解除的，逐件复核",
  fix: "请监督部门复核解除的理由是否成立；不成立的，退回项目并追究责任",
  broken: ({ lift: { person, on, ruling, rules } }) =>
    rules === 0 ? undefined : `${person}于 ${on} 解除 ${rules} 条阻断，理由：${ruling}`,
};

export type OutsideFacts = { name: string; inside: { code: string; name: string } | undefined };

export const filingIsOutsideCatalog: Bar<OutsideFacts> = {
  id: "ruling.filingIsOutsideCatalog",
  weight: "bars",
  basis: [article(servicePurchase, 11)],
  says: "目录里已有的事项直接购买，不作目录外备案",
  fix: "请用目录里的事项立项",
  field: "name",
  broken: ({ name, inside }) =>
    inside ? `“${name}”就是目录里的 ${inside.code} ${inside.name}` : undefined,
};

export type FiledFacts = { filed: { number: string; name: string; toOn: string } | undefined };

/** The number of the article is not confirmed, its content is: the filing is asked for elsewhere, this only reminds. */
export const filingAsksForAdjustment: Flag<FiledFacts> = {
  id: "ruling.filingAsksForAdjustment",
  weight: "flags",
  basis: [unconfirmed(servicePurchase, 14)],
  says: "目录以外经备案购买的事项，宜在下次目录调整时提出增补",
  fix: "请购买主体向目录编制部门提出增补；不再需要的，备案到期即止",
  broken: ({ filed }) =>
    filed ? `${filed.name}凭备案 ${filed.number} 购买，备案到 ${filed.toOn} 为止` : undefined,
};
