import { article } from "../../base/law.ts";
import type { Bar, Flag, Rule } from "../../base/rule.ts";
import {
  budgetLaw,
  institutionReform,
  noDisguisedFinancing,
  procurementRegulation,
  servicePurchase,
} from "../../law/statutes.ts";
import type { Hit } from "./cue.ts";
import { purchaserKinds, type Ground, type PurchaserKind } from "./model.ts";
import { questions } from "./questions.ts";

/** 读出来的: what the rules of the boundary judge. */
export type Reading = {
  sure: readonly Hit[];
  doubts: readonly Hit[];
  /** Whether a service was read beside what is barred: then it is a bundle. */
  hasService: boolean;
  /** The likeliest item's score; below a tenth nothing was recognised. */
  itemScore: number;
  purchaserKind: PurchaserKind | undefined;
};

const quoted = (hits: readonly Hit[]): string =>
  [...new Map(hits.map((one) => [one.said, one])).values()]
    .slice(0, 3)
    .map(({ said, cue }) => `“${said}”${cue.because}`)
    .join("；");

const on = (ground: Ground, { sure }: Reading, means?: RegExp): Hit[] =>
  sure.filter((one) => one.cue.ground === ground && (!means || means.test(one.cue.means)));

const says = (hits: readonly Hit[]): string | undefined =>
  hits.length === 0 ? undefined : quoted(hits);

export const outsideDuties: Bar<Reading> = {
  id: "boundary.outsideDuties",
  weight: "bars",
  basis: [article(servicePurchase, "10（一）")],
  says: "不属于政府职责范围的服务事项不得购买",
  fix: "由企业、协会或者个人自己出钱办理；确有公共服务的部分，单独写明服务谁、做什么",
  broken: (reading) => says(on(1, reading)),
};

export const ownDuty: Bar<Reading> = {
  id: "boundary.ownDuty",
  weight: "bars",
  basis: [article(servicePurchase, "10（二）")],
  says: "应当由政府直接履职的事项不得购买",
  fix: "决定由本机关作出；可以只买辅助：材料整理、技术评审、宣传、系统运维，并写明不作决定",
  broken: (reading) => says(on(2, reading)),
};

export const works: Bar<Reading> = {
  id: "boundary.works",
  weight: "bars",
  basis: [article(servicePurchase, "10（三）"), article(noDisguisedFinancing, "二")],
  says: "工程不得作为政府购买服务",
  fix: "按工程项目立项，走政府采购工程或者招标投标程序；只要管护的，改成只买管护",
  broken: (reading) => (reading.hasService ? undefined : says(on(3, reading, /工程/))),
};

export const supplies: Bar<Reading> = {
  id: "boundary.goods",
  weight: "bars",
  basis: [article(servicePurchase, "10（三）"), article(noDisguisedFinancing, "二")],
  says: "货物不得作为政府购买服务",
  fix: "按货物采购办理；由承接方自备工具、耗材来提供服务的，写明自备和按服务计价",
  broken: (reading) => (reading.hasService ? undefined : says(on(3, reading, /货物/))),
};

export const bundle: Bar<Reading> = {
  id: "boundary.bundle",
  weight: "bars",
  basis: [article(servicePurchase, "10（三）"), article(noDisguisedFinancing, "二")],
  says: "不得将货物、工程和服务打包作为政府购买服务",
  fix: "拆开：服务单独立项购买，工程、货物另按各自的程序采购",
  broken: (reading) => (reading.hasService ? says(on(3, reading)) : undefined),
};

export const financing: Bar<Reading> = {
  id: "boundary.financing",
  weight: "bars",
  basis: [
    article(servicePurchase, "10（四）"),
    article(noDisguisedFinancing, "四"),
    article(budgetLaw, 35),
  ],
  says: "融资行为不得作为政府购买服务，不得以购买服务名义变相举债",
  fix: "建设、购置按预算另行安排；购买服务先有预算，按当年服务的数量和质量付款，期限不超过三年",
  broken: (reading) => says(on(4, reading)),
};

export const hiring: Bar<Reading> = {
  id: "boundary.hiring",
  weight: "bars",
  basis: [article(servicePurchase, "10（五）"), article(servicePurchase, 18)],
  says: "人员招用、劳务派遣、设置公益性岗位不得作为政府购买服务",
  fix: "改成买一件事：写明服务的数量、次数和标准，按成果计价，人员由承接方招聘和管理",
  broken: (reading) => says(on(5, reading)),
};

export const otherBan: Bar<Reading> = {
  id: "boundary.otherBan",
  weight: "bars",
  basis: [article(servicePurchase, "10（六）")],
  says: "法律、行政法规以及国务院规定的其他事项不得购买",
  fix: "请停止办理；拿不准的，问县财政局",
  broken: (reading) => says(on(6, reading)),
};

const mayBuy = new Set<PurchaserKind>(["organ", "party", "admin-institution", "massorg-admin"]);

export const purchaser: Bar<Reading> = {
  id: "boundary.purchaser",
  weight: "bars",
  basis: [
    article(servicePurchase, 5),
    article(servicePurchase, 8),
    article(servicePurchase, 33),
    article(institutionReform, "正文"),
  ],
  says: "购买主体应当是国家机关，或者参照执行的机关和单位",
  fix: "请由主管的机关作为购买主体；村（居）委会、公益二类事业单位可以承接服务",
  broken: ({ purchaserKind: kind }) =>
    kind === undefined || mayBuy.has(kind) ? undefined : `${purchaserKinds[kind]}不是购买主体`,
};

/** The negative list, in its order, and who may buy. A finding carries its ground. */
export const bars: readonly [Bar<Reading>, Ground][] = [
  [outsideDuties, 1],
  [ownDuty, 2],
  [works, 3],
  [supplies, 3],
  [bundle, 3],
  [financing, 4],
  [hiring, 5],
  [otherBan, 6],
  [purchaser, "purchaser"],
];

const asks = (
  id: string,
  ground: Exclude<Ground, "purchaser" | 6>,
  basis: Rule<Reading>["basis"],
): Flag<Reading> => ({
  id,
  weight: "flags",
  basis,
  says: "只看这些字还不能断定，先问清一个问题",
  fix: "请回答问题，或者把做什么、怎么计价写清楚再查一次",
  broken: ({ doubts, sure }) => {
    if (sure.length > 0) return undefined;
    const found = doubts.filter((one) => one.cue.ground === ground);
    const [first] = found;
    return first && `${quoted(found)}。${questions[first.cue.asks ?? "what"]?.says ?? ""}`;
  },
});

export const askWhose = asks("boundary.askWhose", 1, [article(servicePurchase, "10（一）")]);
export const askPower = asks("boundary.askPower", 2, [article(servicePurchase, "10（二）")]);
export const askWorks = asks("boundary.askWorks", 3, [article(servicePurchase, "10（三）")]);
export const askFinancing = asks("boundary.askFinancing", 4, [
  article(servicePurchase, "10（四）"),
]);
export const askHiring = asks("boundary.askHiring", 5, [
  article(servicePurchase, "10（五）"),
  article(servicePurchase, 18),
]);

/** What nobody could name cannot be found in the catalog either. */
export const leastScore = 0.02;

export const askWhat: Flag<Reading> = {
  id: "boundary.askWhat",
  weight: "flags",
  basis: [article(servicePurchase, 11)],
  says: "购买的内容应当在指导性目录以内",
  fix: "请写明做什么、为谁做；目录以外确需购买的，先报财政部门审核备案",
  broken: ({ sure, doubts, itemScore }) =>
    sure.length > 0 || doubts.length > 0 || itemScore >= leastScore
      ? undefined
      : "没有认出是哪一类服务",
};

/** Works that procurement law tends out also bind services about them (条例 第七条): said, never barred. */
export const worksServices: Flag<{ item: string }> = {
  id: "boundary.worksServices",
  weight: "flags",
  basis: [article(procurementRegulation, 7)],
  says: "与工程建设有关的勘察、设计、监理等服务，工程招标的适用招标投标法",
  fix: "请先看工程是否属于依法必须招标；属于的，按招标投标程序选定",
  broken: ({ item }) =>
    item === "B0602" || item === "B0603" ? "这项服务和工程建设有关" : undefined,
};

export const questionsFirst: readonly [Flag<Reading>, Ground | undefined][] = [
  [askWhose, 1],
  [askPower, 2],
  [askWorks, 3],
  [askFinancing, 4],
  [askHiring, 5],
  [askWhat, undefined],
];
