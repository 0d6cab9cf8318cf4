import { article, asBasis, type Basis } from "../../base/law.ts";
import { inWan, inYuan, sum, type Money } from "../../base/money.ts";
import { servicePurchase } from "../../law/statutes.ts";
import { hiring } from "../boundary/rules.ts";
import { trackReason } from "../policy/thresholds.ts";
import type { Threshold, Track } from "../policy/model.ts";
import type { Dossier } from "./facts.ts";
import { wordsMayBeBought } from "../ruling/rules.ts";
import * as rules from "./rules.ts";

/** 系统先核对的一项: for which desk, what was found, in figures. */
export type Check = {
  role: string;
  name: string;
  says: string;
  isFine: boolean;
  /** Where what was compared is an article itself. */
  basis?: Basis[];
};

type Asked = {
  dossier: Dossier;
  needs: readonly { village: string }[];
  threshold: Threshold;
  track: Track;
  /** 在册承接主体 whose names stand in the words. */
  named: readonly string[];
};

const wan = (amount: Money): string => `${inWan(amount)} 万元`;

function forFinance({ dossier: { facts } }: Asked): Check[] {
  const money = rules.linesHaveMoney.broken(facts);
  const price = rules.priceIsWithinStandard.broken(facts);
  const free = facts.lines
    .map((one) =>
      one.proposed
        ? `指标 ${one.code} 尚未批复，申报 ${wan(one.proposed)}`
        : `指标 ${one.code} 可用 ${wan(one.free)}`,
    )
    .join("；");
  const { standard, unitPrice } = facts;
  const within = standard
    ? `单价 ${inYuan(unitPrice)} 元，标准 ${inYuan(standard.priceLow)} 至 ${inYuan(standard.priceHigh)} 元`
    : "本事项没有服务标准，请核对单价的构成";
  const role = "reviewFinance";
  return [
    {
      role,
      name: "资金足额",
      says: money ?? (free || "全部为自有资金"),
      isFine: money === undefined,
    },
    {
      role,
      name: "单价",
      says: price ?? within,
      isFine: price === undefined && standard !== undefined,
    },
  ];
}

/** What was read and does not bar, or bars no longer: still for people to look at. */
function readOf({ findings, lift }: Dossier["facts"]): string | undefined {
  const because = findings.map((one) => one.because).join("；");
  if (findings.length === 0) return undefined;
  return lift
    ? `${because}（阻断已于 ${lift.decidedOn} 由县财政局具名解除：${lift.ruling}）`
    : because;
}

function forParty({ dossier: { project, facts } }: Asked): Check[] {
  const item = rules.itemIsInCatalog.broken(facts) ?? rules.itemIsNotProhibited.broken(facts);
  const term = rules.termIsLawful.broken(facts);
  const words = wordsMayBeBought.broken(facts) ?? readOf(facts);
  const role = "reviewParty";
  const { filed } = facts;
  const found = filed
    ? `${filed.name}不在目录以内，凭备案 ${filed.number} 购买`
    : `${project.catalogItem} ${project.itemName}，在${facts.edition}以内`;
  return [
    { role, name: "目录事项", says: item ?? found, isFine: item === undefined },
    {
      role,
      name: "服务期限",
      says: term ?? `${project.termFrom} 至 ${project.termTo}`,
      isFine: term === undefined,
    },
    {
      role,
      name: "负面清单",
      says: words ?? "申报内容没有读到负面清单的事项",
      isFine: words === undefined,
    },
  ];
}

/** 公平竞争择优 (102号令 第十七条): who will do it is not known while it is still to be bought. */
const choosing = [asBasis(article(servicePurchase, 17))];

function namedCheck({ named }: Asked): Check {
  return {
    role: "reviewDiscipline",
    name: "没有指定承接方",
    says:
      named.length === 0
        ? "申报内容没有出现在册承接主体的名称"
        : `申报内容出现了${named.map((one) => `“${one}”`).join("、")}，承接方应当公平竞争择优确定`,
    isFine: named.length === 0,
    basis: choosing,
  };
}

/** 变相用工: the same reading as in 能不能买, of its fifth ground alone. */
function hiringCheck({ dossier: { project, facts } }: Asked): Check {
  const found = facts.findings.filter((one) => one.ground === 5);
  const read = readOf({ ...facts, findings: found });
  return {
    role: "reviewDiscipline",
    name: "不是变相用工",
    says: read ?? `按“${project.unit}”计价，没有读到招人、派人、按人按月付钱的写法`,
    isFine: read === undefined,
    basis: hiring.basis.map(asBasis),
  };
}

function forDiscipline(asked: Asked): Check[] {
  const { dossier, threshold, track } = asked;
  const { facts } = dossier;
  const split = rules.sameItemStaysBelowLimit.broken(facts);
  const total = sum([facts.earlier, facts.cost]);
  const role = "reviewDiscipline";
  const limit = threshold.procurementFrom;
  const sameItem = `同类本年累计 ${wan(total)}${limit === undefined ? "" : `，限额 ${wan(limit)}`}`;
  return [
    { role, name: "没有拆分", says: split ?? sameItem, isFine: split === undefined },
    namedCheck(asked),
    hiringCheck(asked),
    { role, name: "采购方式", says: trackReason(facts.cost, threshold, track), isFine: true },
  ];
}

function forSocial({ dossier: { facts }, needs }: Asked): Check[] {
  const villages = new Set(needs.map((one) => one.village).filter(Boolean));
  const targets = rules.targetsAskTheServed.broken(facts);
  const role = "reviewSocial";
  const heard = `${needs.length} 条需求，涉及 ${villages.size} 个村`;
  return [
    {
      role,
      name: "服务需求",
      says: needs.length === 0 ? "没有关联需求，请核对是否有人提出" : heard,
      isFine: needs.length > 0,
    },
    {
      role,
      name: "服务对象评价",
      says: targets ?? "设有效益和满意度指标",
      isFine: targets === undefined,
    },
  ];
}

/** What each desk is asked to look at, already compared by the same rules that judge the acts. */
export const checksOf = (asked: Asked): Check[] => [
  ...forFinance(asked),
  ...forParty(asked),
  ...forSocial(asked),
  ...forDiscipline(asked),
];
