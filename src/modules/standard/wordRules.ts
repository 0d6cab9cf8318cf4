import { article, unconfirmed } from "../../base/law.ts";
import type { Bar, Flag, Rule } from "../../base/rule.ts";
import {
  noDisguisedFinancing,
  procurementRegulation,
  servicePurchase,
  smePayment2025,
  smePromotion,
} from "../../law/statutes.ts";
import type { StandardContent } from "./model.ts";

type Facts = {
  content: Pick<StandardContent, "scope" | "priceBasis" | "qualifications" | "clauses">;
};

/** Sentences that forbid a thing name it too. */
const forbids =
  /不得|不可|不能|不要求|不以|不作|禁止|严禁|无须|无需|不允许|不设|不限|不提供|不承担|不再/;

/** Every sentence of the terms of a standard, with the place it stands in. */
const sentencesOf = ({ content: { scope, priceBasis, clauses } }: Facts): [string, string][] =>
  [
    ["服务内容", scope] as const,
    ["价格包含", priceBasis] as const,
    ...clauses.map(({ topic, text }) => [topic, text] as const),
  ].flatMap(([place, text]) =>
    text.split(/[。；，,;\n]/).map((sentence): [string, string] => [place, sentence]),
  );

const found = (facts: Facts, pattern: RegExp): string | undefined => {
  const hit = sentencesOf(facts).find(
    ([, sentence]) => pattern.test(sentence) && !forbids.test(sentence),
  );
  return hit && `“${hit[0]}”写道“${hit[1].trim()}”`;
};

/** A term that may not stand in a standard, told by its words. */
const noTerm = (
  pattern: RegExp,
  rule: Omit<Rule<Facts>, "broken" | "weight" | "field">,
): Bar<Facts> => ({
  ...rule,
  weight: "bars",
  field: "content.clauses",
  broken: (facts) => found(facts, pattern),
});

/** The number of the article on payment in 102 could not be checked; what it asks is confirmed. */
export const providerAdvancesNotAll = noTerm(
  /全额垫[资付]|垫付全部|全部(资金|费用|经费)?由(乙方|承接主体|承接单位)(先行)?垫[资付]|(服务|合同)?(全部)?(完成|结束|期满|完毕)[后时]?一次性(支付|付款|付清|结清|结算)/,
  {
    id: "standard.providerAdvancesNotAll",
    basis: [unconfirmed(servicePurchase, 25), article(servicePurchase, 23)],
    says: "不得要求承接主体垫付全部资金，也不能等服务全部做完才一次性付款",
    fix: "请改为按期验收、按期结算，可以约定预付款",
  },
);

export const paymentWaitsForNoAudit = noTerm(
  /审计.{0,8}(作为|为).{0,6}(结算|付款|支付).{0,4}(依据|条件)|(待|经|以)?审计.{0,6}(后|完成后|结束后|通过后)(再)?(支付|付款|结算)/,
  {
    id: "standard.paymentWaitsForNoAudit",
    basis: [article(smePayment2025, 14)],
    says: "不得把审计机关的审计结果作为结算依据",
    fix: "请改为“验收合格之日起三十日内支付”",
  },
);

export const paymentWaitsForNoMoney = noTerm(
  /(待|等|收到|依).{0,8}(上级|专项|财政)?(资金|拨款|款项)(到位|拨付|下达|到账)?[后时](再)?(支付|付款|结算)|(领导|负责人).{0,6}(签字|批准|同意)后(再)?(支付|付款)/,
  {
    id: "standard.paymentWaitsForNoMoney",
    basis: [article(smePayment2025, 12), article(smePayment2025, 9)],
    says: "不得以资金到位、内部付款流程等为由拒绝或者迟延支付",
    fix: "请写明付款的天数；资金没有落实的，先落实预算再购买",
  },
);

export const purchaserGivesNoGuarantee = noTerm(
  /(甲方|购买主体|财政).{0,8}(提供|承担).{0,6}担保|(甲方|购买主体|财政).{0,10}(回购|兜底|保底收益|固定回报)/,
  {
    id: "standard.purchaserGivesNoGuarantee",
    basis: [article(servicePurchase, 29), article(noDisguisedFinancing, "二")],
    says: "购买主体不得提供任何形式的担保，不得以回购、保底等方式变相融资",
    fix: "请删去这一句",
  },
);

export const nothingIsTransferred = noTerm(/(可以|允许|准许|可).{0,4}转包/, {
  id: "standard.nothingIsTransferred",
  basis: [article(servicePurchase, 26)],
  says: "承接主体不得转包",
  fix: "请改为“不得转包；依法分包的，应当经甲方书面同意”",
});

/** Size, age and place of a firm say nothing of its service. */
const unfair: readonly [what: string, words: RegExp][] = [
  ["注册资本", /注册(资本|资金)/],
  ["规模", /资产总额|营业(收入|额)|利润|纳税额|从业人(员|数)/],
  ["成立年限", /(成立|注册|经营|从业).{0,6}(满|年限|[一二三四五六七八九十\d]+ ?年)/],
  [
    "地域",
    /(本|当)(县|市|省|地|区)(注册|户籍|企业|单位|登记|分公司|分支机构)|(在|须在).{0,6}(县|市|省)(内)?(注册|登记|设有)/,
  ],
  ["所有制", /国有(企业|控股|独资)|民营企业/],
];

export const qualificationsAreFair: Bar<Facts> = {
  id: "standard.qualificationsAreFair",
  weight: "bars",
  basis: [article(procurementRegulation, 20), article(smePromotion, "正文")],
  says: "不得以注册资本、资产规模、成立年限、所在地、所有制等限制供应商",
  fix: "请删去这一项，改写与服务质量有关的许可、人员和设备",
  field: "content.qualifications",
  broken({ content: { qualifications, clauses } }) {
    const asked = [
      ...qualifications.map((one) => one.name),
      ...clauses.filter((one) => /资格|资质|条件/.test(one.topic)).map((one) => one.text),
    ];
    const hits = asked.flatMap((text) =>
      unfair
        .filter(([, words]) => words.test(text) && !forbids.test(text))
        .map(([what]) => `“${text}”限制${what}`),
    );
    return hits.length === 0 ? undefined : hits.join("；");
  },
};

/** The content of 10（五） is confirmed; that a unit betrays it is our reading: it only flags. */
export const unitIsNoHeadcount: Flag<{ unit: string }> = {
  id: "standard.unitIsNoHeadcount",
  weight: "flags",
  basis: [article(servicePurchase, "10（五）"), article(servicePurchase, 18)],
  says: "按人头按月计价容易成为变相用工，宜按次数、数量或者结果计价",
  fix: "请改用服务的数量作单位，例如“次”“公里·年”“户·年”；服务对象计数的写明是服务对象",
  field: "unit",
  broken: ({ unit }) =>
    /^(人|名|岗|个岗位|员)[·／/每]?(月|天|日)$|工日|人头/.test(unit)
      ? `计价单位是“${unit}”`
      : undefined,
};
