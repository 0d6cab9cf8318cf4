import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { creditCodeStandard, procurementLaw, servicePurchase } from "../../law/statutes.ts";
import { digitsOf, mayProvide, natures, type Nature } from "../organization/natures.ts";
import { bodyCheckPasses, creditCodeFault } from "./creditCode.ts";
import {
  institutionClasses,
  type Ban,
  type InstitutionClass,
  type ProviderStatus,
  type Qualification,
  type Standing,
} from "./model.ts";

/** What the code alone can say about the right to provide. */
export type Screen = "may" | "mayNot" | "byInstitutionClass" | "byFunding" | "byPaper";

export function screenOf(creditCode: string): { says: string; screen: Screen } {
  const { says, natures: told } = digitsOf(creditCode);
  if (told.includes("institution1")) return { says, screen: "byInstitutionClass" };
  if (told.includes("massorg-other")) return { says, screen: "byFunding" };
  const { verdict } = natures[told[0]].provides;
  if (verdict === "onPaper") return { says, screen: "byPaper" };
  return { says, screen: verdict === "no" ? "mayNot" : "may" };
}

const byClass: Record<InstitutionClass, Nature> = {
  administrative: "admin-institution",
  publicOne: "institution1",
  publicTwo: "institution2",
  business: "business-institution",
};

/** 单位性质 of a provider: as people corrected it; else by its code and by what the checker filled in. */
export function natureOfStanding(standing: Standing): Nature | undefined {
  const { creditCode, institutionClass, isFiscalMass, nature } = standing;
  if (nature) return nature;
  const { screen } = screenOf(creditCode);
  if (screen === "byInstitutionClass") return institutionClass && byClass[institutionClass];
  if (screen !== "byFunding") return digitsOf(creditCode).natures[0];
  if (isFiscalMass === undefined) return undefined;
  return isFiscalMass ? "massorg-institution" : "massorg-other";
}

export const creditCodeIsRight: Bar<{ provider: Standing }> = {
  id: "provider.creditCodeIsRight",
  weight: "bars",
  basis: [article(creditCodeStandard, "正文")],
  says: "统一社会信用代码应当符合编码规则",
  fix: "请对照营业执照或者登记证书重新填写",
  field: "creditCode",
  broken: ({ provider: { creditCode } }) => {
    const fault = creditCodeFault(creditCode);
    return fault && `统一社会信用代码 ${creditCode} ${fault}`;
  },
};

/** Advisory: old organization codes exist whose own check never agreed. */
export const bodyCodeLooksRight: Flag<{ provider: Standing }> = {
  id: "provider.bodyCodeLooksRight",
  weight: "flags",
  basis: [article(creditCodeStandard, "正文")],
  says: "主体标识码的校验位通常应当相符",
  fix: "请核对登记证书；确实如此的说明即可",
  field: "creditCode",
  broken: ({ provider: { creditCode } }) =>
    bodyCheckPasses(creditCode)
      ? undefined
      : `代码第 9—17 位 ${creditCode.slice(8, 17)} 的校验位不相符`,
};

export const providerMayProvide: Bar<{ provider: Standing }> = {
  id: "provider.mayProvide",
  weight: "bars",
  basis: [article(servicePurchase, 6), article(servicePurchase, 8)],
  says: "公益一类事业单位、由财政拨款保障的群团组织和国家机关不得作为承接主体",
  fix: "请另选承接主体；分类填错的，凭批准文件更正",
  broken({ provider }) {
    const nature = natureOfStanding(provider);
    if (nature === undefined || mayProvide(nature)) return undefined;
    if (provider.nature) return `单位性质已核定为${natures[nature].name}，不能承接`;
    const { creditCode, institutionClass } = provider;
    const { says, screen } = screenOf(creditCode);
    const begins = `代码以 ${creditCode.slice(0, 2)} 开头，属于${says}`;
    if (screen === "byFunding") return `${begins}，由财政拨款保障，不能承接`;
    if (screen === "mayNot" || institutionClass === undefined) return `${begins}，不能承接`;
    return `${begins}，分类为${institutionClasses[institutionClass]}，不能承接`;
  },
};

/** What the code leaves open must be known before anybody awards a contract. */
export const providerClassIsKnown: Bar<{ provider: Standing }> = {
  id: "provider.classIsKnown",
  weight: "bars",
  basis: [article(servicePurchase, 6), article(servicePurchase, 8)],
  says: "事业单位的分类、群团组织的经费来源和其他机构的性质应当先核实",
  fix: "请向机构编制或者登记管理部门核实后填写",
  broken({ provider }) {
    const nature = natureOfStanding(provider);
    const { says, screen } = screenOf(provider.creditCode);
    if (nature === undefined && screen === "byInstitutionClass")
      return `${says}尚未填写分类（公益一类、公益二类或者从事生产经营活动）`;
    if (nature === undefined) return `${says}尚未核实是否由财政拨款保障`;
    const isOnPaper = natures[nature].provides.verdict === "onPaper";
    if (!isOnPaper || provider.eligibility) return undefined;
    const called = provider.nature ? natures[nature].name : says;
    return `${called}尚未填写可以承接的核验依据`;
  },
};

export const providerIsNotBanned: Bar<{ bans: readonly Ban[]; on: Day }> = {
  id: "provider.isNotBanned",
  weight: "bars",
  basis: [article(procurementLaw, 22), article(procurementLaw, 77)],
  says: "在禁止参加政府采购活动期限内的供应商不得参加",
  fix: "请另选承接主体，或者待禁止期满",
  broken({ bans, on }) {
    const ban = bans.find((one) => one.from <= on && on <= one.until);
    return ban && `${ban.from} 至 ${ban.until} 禁止参加（${ban.document}），本次为 ${on}`;
  },
};

/** The platform's own state: who is not yet checked, or suspended or removed, is not invited. */
export const providerIsChecked: Bar<{ status: ProviderStatus }> = {
  id: "provider.isChecked",
  weight: "bars",
  basis: [article(procurementLaw, 22), article(servicePurchase, 7)],
  says: "承接主体应当具备法定条件，经核验后才能参加",
  fix: "请县财政局先核验；已暂停、移出的先恢复",
  broken: ({ status }) => {
    if (status === "registered") return "该承接主体只登记、尚未核验";
    if (status === "suspended") return "该承接主体已暂停";
    if (status === "removed") return "该承接主体已移出";
    return undefined;
  },
};

export type Requirement = {
  of: "provider" | "staff";
  name: string;
  atLeast: number;
  /** Of a sample standard that nobody has confirmed: it is told, and bars nobody. */
  isAdvice?: boolean | undefined;
};

const countOf = (held: readonly Qualification[], { of, name }: Requirement): number =>
  held
    .filter((one) => one.heldBy === of && one.name === name)
    .reduce((total, one) => total + one.holders, 0);

type QualificationFacts = {
  qualifications: readonly Qualification[];
  required: readonly Requirement[];
  on: Day;
};

function lacking(
  { qualifications, required, on }: QualificationFacts,
  isAdvice: boolean,
): string | undefined {
  const valid = qualifications.filter((one) => one.from <= on && (!one.to || on <= one.to));
  const found = required
    .filter((need) => (need.isAdvice ?? false) === isAdvice)
    .flatMap((need) => {
      const count = countOf(valid, need);
      if (count >= need.atLeast) return [];
      if (need.of === "staff")
        return [`持“${need.name}”的人员应不少于 ${need.atLeast} 人，有效的 ${count} 人`];
      const ended = qualifications.find(
        (one) => one.heldBy === "provider" && one.name === need.name && one.to && one.to < on,
      );
      return [ended ? `“${need.name}”已于 ${ended.to} 到期` : `没有“${need.name}”`];
    });
  return found.length > 0 ? found.join("；") : undefined;
}

export const qualificationIsValid: Bar<QualificationFacts> = {
  id: "provider.qualificationIsValid",
  weight: "bars",
  basis: [article(procurementLaw, 22), article(servicePurchase, 7)],
  says: "承接主体应当具备项目要求的资质，并在有效期内",
  fix: "请承接主体补充或者更新资质，由县财政局登记后再办理",
  broken: (facts) => lacking(facts, false),
};

/** What only a sample asks for nobody here has confirmed: the reviewer is told, the provider is not held up. */
export const qualificationIsAdvised: Flag<QualificationFacts> = {
  id: "provider.qualificationIsAdvised",
  weight: "flags",
  basis: [article(procurementLaw, 22), article(servicePurchase, 7)],
  says: "样例标准建议的资质，本地尚未确认；承接主体宜具备",
  fix: "请核对这项资质是否确有必要；确有必要的，由行业主管部门发布本地标准",
  broken: (facts) => lacking(facts, true),
};

export const banHasEnded: Bar<{ bans: readonly Ban[]; on: Day }> = {
  id: "provider.banHasEnded",
  weight: "bars",
  basis: [article(procurementLaw, 77)],
  says: "禁止期未满不得解除",
  fix: "请待禁止期满后再办理",
  broken({ bans, on }) {
    const until = bans
      .map((one) => one.until)
      .sort()
      .at(-1);
    return until && on <= until ? `禁止期至 ${until}，本次为 ${on}` : undefined;
  },
};
