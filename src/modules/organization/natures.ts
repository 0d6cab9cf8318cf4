import { article, unconfirmed, type Citation } from "../../base/law.ts";
import { servicePurchase } from "../../law/statutes.ts";
import type { OrganizationKind } from "./model.ts";

/** What the law says of one part: yes, by reference (102 第三十三条), no, or only after somebody has looked at its papers. */
export type Verdict = "yes" | "byReference" | "no" | "onPaper";

export type Cell = { verdict: Verdict; basis: readonly [Citation, ...Citation[]] };

export const verdictNames: Record<Verdict, string> = {
  yes: "可以",
  byReference: "参照执行，可以",
  no: "不可以",
  onPaper: "核实后确定",
};

const by = (verdict: Verdict, first: number, ...others: number[]): Cell => ({
  verdict,
  basis: [article(servicePurchase, first), ...others.map((one) => article(servicePurchase, one))],
});

/** 单位性质 by 102: who may buy and who may provide, with the article of every cell. Nothing else decides it. */
export const natures = {
  organ: { name: "国家机关", buys: by("yes", 5), provides: by("no", 6) },
  party: {
    name: "党的机关、政协机关、民主党派机关",
    buys: by("byReference", 33),
    provides: by("no", 6),
  },
  "admin-institution": {
    name: "承担行政职能的事业单位",
    buys: by("byReference", 33),
    provides: by("no", 6),
  },
  institution1: { name: "公益一类事业单位", buys: by("no", 8), provides: by("no", 8) },
  institution2: { name: "公益二类事业单位", buys: by("no", 5, 33), provides: by("yes", 6) },
  "business-institution": {
    name: "从事生产经营活动的事业单位",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  "massorg-admin": {
    name: "使用行政编制的群团组织机关",
    buys: by("byReference", 33),
    provides: by("no", 6),
  },
  "massorg-institution": {
    name: "使用事业编制、由财政拨款保障的群团组织",
    buys: by("no", 8),
    provides: by("no", 8, 6),
  },
  "massorg-other": {
    name: "不由财政拨款保障的群团组织",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  village: {
    name: "村（居）民委员会等基层群众性自治组织",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  collective: {
    name: "农村集体经济组织",
    buys: by("no", 5, 33),
    // Named by local papers; that the article itself covers it could not be checked.
    provides: { verdict: "yes", basis: [unconfirmed(servicePurchase, 6)] },
  },
  enterprise: {
    name: "企业、个体工商户、农民专业合作社",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  "social-organization": {
    name: "社会团体、社会服务机构、基金会",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  professional: {
    name: "律师事务所、公证机构",
    buys: by("no", 5, 33),
    provides: by("yes", 6),
  },
  individual: {
    name: "具备条件的个人",
    buys: by("no", 5, 33),
    provides: by("onPaper", 6, 18),
  },
  other: { name: "其他机构", buys: by("no", 5, 33), provides: by("onPaper", 6, 7) },
} as const satisfies Record<string, { name: string; buys: Cell; provides: Cell }>;

export type Nature = keyof typeof natures;

// The keys of the table above, whose names the compiler knows.
export const allNatures = Object.keys(natures) as [Nature, ...Nature[]];

/** What the first two characters of a 统一社会信用代码 tell: one nature, or those that a paper must choose from. */
type Digits = { says: string; natures: readonly [Nature, ...Nature[]] };

const institutions = [
  "admin-institution",
  "institution1",
  "institution2",
  "business-institution",
] as const;

const massOrganizations = ["massorg-admin", "massorg-institution", "massorg-other"] as const;

/** Registration department and class; 11 holds Party organs too, which the code does not tell apart. */
const classes: Record<string, Digits> = {
  "11": { says: "机关", natures: ["organ", "party"] },
  "12": { says: "事业单位", natures: institutions },
  "13": { says: "编办直接管理的群众团体", natures: massOrganizations },
  "31": { says: "律师执业机构", natures: ["professional"] },
  "32": { says: "公证处", natures: ["professional"] },
  "51": { says: "社会团体", natures: ["social-organization"] },
  "52": { says: "社会服务机构（民办非企业单位）", natures: ["social-organization"] },
  "53": { says: "基金会", natures: ["social-organization"] },
  "81": { says: "工会", natures: massOrganizations },
  "91": { says: "企业", natures: ["enterprise"] },
  "92": { says: "个体工商户", natures: ["enterprise"] },
  "93": { says: "农民专业合作社", natures: ["enterprise"] },
  N1: { says: "组级集体经济组织", natures: ["collective"] },
  N2: { says: "村级集体经济组织", natures: ["collective"] },
  N3: { says: "乡镇级集体经济组织", natures: ["collective"] },
};

export const digitsOf = (creditCode: string): Digits =>
  classes[creditCode.slice(0, 2)] ?? { says: "其他机构", natures: ["other"] };

/** Offices that the platform itself knows as organs by their kind. */
const organKinds: readonly OrganizationKind[] = [
  "township",
  "countyDepartment",
  "countyFinance",
  "cityFinance",
  "provinceFinance",
  "discipline",
  "audit",
];

export type Known = {
  kind: OrganizationKind;
  creditCode: string | null;
  /** As people have corrected it: stronger than what a code or a kind tells. */
  nature: Nature | null;
};

/** 单位性质: as corrected by people; else as the code tells it alone; else by the kind of office. */
export function natureOf({ kind, creditCode, nature }: Known): Nature | undefined {
  if (nature) return nature;
  const told = creditCode === null ? undefined : digitsOf(creditCode).natures;
  const isOffice = organKinds.includes(kind);
  if (told?.length === 1) return told[0];
  if (told && !told.includes("organ")) return undefined;
  return told || isOffice ? "organ" : undefined;
}

/** Where the nature comes from, for whoever wants to correct it. */
export function originOf({ creditCode, nature }: Known): string {
  if (nature) return "已核定";
  return creditCode === null ? "按单位类别" : `按信用代码前两位 ${creditCode.slice(0, 2)}`;
}

export const mayBuy = (nature: Nature): boolean =>
  ["yes", "byReference"].includes(natures[nature].buys.verdict);

export const mayProvide = (nature: Nature): boolean => natures[nature].provides.verdict !== "no";

/** 购买主体, as rules ask about it. */
export type Purchaser = { name: string; kind: OrganizationKind; nature: Nature | undefined };

export const purchaserOf = (office: Known & { name: string }): Purchaser => ({
  name: office.name,
  kind: office.kind,
  nature: natureOf(office),
});
