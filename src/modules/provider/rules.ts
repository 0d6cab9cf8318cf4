import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { creditCodeStandard, procurementLaw, servicePurchase } from "../../law/statutes.ts";
import { bodyCheckPasses, creditCodeFault } from "./creditCode.ts";
import {
  institutionClasses,
  type Ban,
  type ProviderStatus,
  type Qualification,
  type Standing,
} from "./model.ts";

/** First two characters of the credit code: registration department and class. */
const classes: Record<string, { says: string; screen: Screen }> = {
  "11": { says: "机关", screen: "mayNot" },
  "12": { says: "事业单位", screen: "byInstitutionClass" },
  "13": { says: "编办直接管理的群众团体", screen: "byFunding" },
  "31": { says: "律师执业机构", screen: "may" },
  "32": { says: "公证处", screen: "may" },
  "51": { says: "社会团体", screen: "may" },
  "52": { says: "社会服务机构（民办非企业单位）", screen: "may" },
  "53": { says: "基金会", screen: "may" },
  "81": { says: "工会", screen: "byFunding" },
  "91": { says: "企业", screen: "may" },
  "92": { says: "个体工商户", screen: "may" },
  "93": { says: "农民专业合作社", screen: "may" },
  N1: { says: "组级集体经济组织", screen: "may" },
  N2: { says: "村级集体经济组织", screen: "may" },
  N3: { says: "乡镇级集体经济组织", screen: "may" },
};

/** What the code alone can say about the right to provide. */
export type Screen = "may" | "mayNot" | "byInstitutionClass" | "byFunding" | "byPaper";

export const screenOf = (creditCode: string): { says: string; screen: Screen } =>
  classes[creditCode.slice(0, 2)] ?? { says: "其他机构", screen: "byPaper" };

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
  broken({ provider: { creditCode, institutionClass, isFiscalMass } }) {
    const { says, screen } = screenOf(creditCode);
    const begins = `代码以 ${creditCode.slice(0, 2)} 开头，属于${says}`;
    if (screen === "mayNot") return `${begins}，不能承接`;
    const isOutside = institutionClass === "publicOne" || institutionClass === "administrative";
    if (screen === "byInstitutionClass" && isOutside)
      return `${begins}，分类为${institutionClasses[institutionClass]}，不能承接`;
    if (screen === "byFunding" && isFiscalMass) return `${begins}，由财政拨款保障，不能承接`;
    return undefined;
  },
};

/** What the code leaves open must be known before anybody awards a contract. */
export const providerClassIsKnown: Bar<{ provider: Standing }> = {
  id: "provider.classIsKnown",
  weight: "bars",
  basis: [article(servicePurchase, 6), article(servicePurchase, 8)],
  says: "事业单位的分类、群团组织的经费来源和其他机构的性质应当先核实",
  fix: "请向机构编制或者登记管理部门核实后填写",
  broken({ provider: { creditCode, institutionClass, isFiscalMass, eligibility } }) {
    const { says, screen } = screenOf(creditCode);
    if (screen === "byInstitutionClass" && institutionClass === undefined)
      return `${says}尚未填写分类（公益一类、公益二类或者从事生产经营活动）`;
    if (screen === "byFunding" && isFiscalMass === undefined)
      return `${says}尚未核实是否由财政拨款保障`;
    if (screen === "byPaper" && !eligibility) return `${says}尚未填写可以承接的核验依据`;
    return undefined;
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
