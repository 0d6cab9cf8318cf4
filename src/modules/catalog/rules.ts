import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import { sixKindNames } from "../policy/model.ts";
import type { CatalogItem, CatalogLevel } from "./model.ts";
import { isUnder, leavesOf } from "./tree.ts";

/** What a revision would make, and the upper edition within which it must stay; the uppermost has none. */
export type TreeFacts = {
  items: readonly CatalogItem[];
  upper: { name: string; items: readonly CatalogItem[] } | undefined;
};

/** The item of the upper edition that may be bought and that this one is, or details. */
const aboveOf = (item: CatalogItem, upper: readonly CatalogItem[]): CatalogItem | undefined =>
  upper.find((one) => one.isLeaf && (one.code === item.code || isUnder(item.code, one.code)));

/** Three by name, the rest by number. */
function named(items: readonly string[]): string {
  const first = items.slice(0, 3).join("、");
  return items.length > 3 ? `${first} 等 ${items.length} 项` : first;
}

/** What can be bought by a lower edition and not by its upper one. */
export const straysOf = ({ items, upper }: TreeFacts): CatalogItem[] =>
  upper === undefined
    ? []
    : leavesOf(items).filter((one) => aboveOf(one, upper.items) === undefined);

export const staysWithinUpper: Bar<TreeFacts> = {
  id: "catalog.staysWithinUpper",
  weight: "bars",
  basis: [article(servicePurchase, 11), article(servicePurchase, 12)],
  says: "下级目录只能在上级目录的范围内缩小和细化",
  fix: "请改用上级目录里的编码，或者在它后面加两位细化；确需增加的，先请上级财政部门调整目录",
  field: "changes",
  broken(facts) {
    const strays = straysOf(facts).map(({ code, name }) => `${code} ${name}`);
    return strays.length === 0 ? undefined : `${named(strays)}不在“${facts.upper!.name}”里`;
  },
};

/** C23020000 covers whatever begins with C2302. */
const branchOf = (purchaseItem: string): string => purchaseItem.replace(/(?:00)+$/, "");

function strayOf(item: CatalogItem, upper: CatalogItem): string | undefined {
  const called = `${item.code} ${item.name}`;
  if (item.kind !== upper.kind)
    return `${called}的类别是“${item.kind ? sixKindNames[item.kind] : "空"}”，上级 ${upper.code} 是“${upper.kind ? sixKindNames[upper.kind] : "空"}”`;
  const [own, above] = [item.purchaseItem ?? "", upper.purchaseItem ?? ""];
  return own.startsWith(branchOf(above))
    ? undefined
    : `${called}的品目 ${own} 不在上级 ${upper.code} 的品目 ${above} 以内`;
}

export const keepsItsBranch: Bar<TreeFacts> = {
  id: "catalog.keepsItsBranch",
  weight: "bars",
  basis: [article(servicePurchase, 11), article(servicePurchase, 12)],
  says: "细化的事项不能改变上级事项的类别和品目",
  fix: "请把类别改成与上级相同，品目选上级品目或者它的下级",
  field: "changes",
  broken({ items, upper }) {
    if (upper === undefined) return undefined;
    const wrong = leavesOf(items).flatMap((one) => {
      const above = aboveOf(one, upper.items);
      return (above && strayOf(one, above)) ?? [];
    });
    return wrong.length === 0
      ? undefined
      : `${wrong[0]}${wrong.length > 1 ? `；共 ${wrong.length} 项` : ""}`;
  },
};

/** Works and what the state and capital do together are seen by the 品目, as at the project. */
export const itemsAreNotProhibited: Bar<TreeFacts> = {
  id: "catalog.itemsAreNotProhibited",
  weight: "bars",
  basis: [
    article(servicePurchase, "10（三）"),
    article(servicePurchase, "10（四）"),
    article(noDisguisedFinancing, "二"),
  ],
  says: "货物、工程、工程和服务打包的项目以及融资不得列入目录",
  fix: "请从目录里删去；工程和货物按政府采购法另行采购",
  field: "changes",
  broken({ items }) {
    const wrong = leavesOf(items).filter(({ purchaseItem = "" }) =>
      /^C(1105|24)/.test(purchaseItem),
    );
    return wrong.length === 0
      ? undefined
      : `${named(wrong.map(({ code, name, purchaseItem }) => `${code} ${name}（品目 ${purchaseItem}）`))}属于工程总承包或者政府和社会资本合作`;
  },
};

export const departmentsAreAsked: Bar<{ asked: readonly { name: string; kind: string }[] }> = {
  id: "catalog.departmentsAreAsked",
  weight: "bars",
  basis: [article(servicePurchase, 13)],
  says: "编制和调整目录要征求部门意见",
  fix: "请至少选择一个业务主管部门",
  field: "organizations",
  broken: ({ asked }) =>
    asked.some((one) => one.kind === "countyDepartment")
      ? undefined
      : `选了 ${asked.length} 家单位，其中没有部门`,
};

export type OpinionFacts = { asked: number; missing: readonly string[]; answerBy: Day; today: Day };

export const opinionsAreIn: Bar<OpinionFacts> = {
  id: "catalog.opinionsAreIn",
  weight: "bars",
  basis: [article(servicePurchase, 13)],
  says: "征求意见期间没有答复齐，不能往下办",
  fix: "请等答复齐，或者等到期限过后再办；逾期没有答复的会写明",
  broken: ({ asked, missing, answerBy, today }) =>
    missing.length > 0 && today <= answerBy
      ? `征求了 ${asked} 家，还有 ${missing.length} 家没有答复（${named(missing)}），期限到 ${answerBy}`
      : undefined,
};

export const opinionsAreMissing: Flag<OpinionFacts> = {
  id: "catalog.opinionsAreMissing",
  weight: "flags",
  basis: [article(servicePurchase, 13)],
  says: "征求意见期满，仍有单位没有答复",
  fix: "请补问没有答复的单位，或者在会议材料里说明",
  broken: ({ asked, missing, answerBy }) =>
    missing.length === 0
      ? undefined
      : `征求了 ${asked} 家，到 ${answerBy} 仍有 ${missing.length} 家没有答复：${named(missing)}`,
};

export const expertsAreHeard: Bar<{ needsExperts: boolean; hasExperts: boolean }> = {
  id: "catalog.expertsAreHeard",
  weight: "bars",
  basis: [article(servicePurchase, 13)],
  says: "需要专家论证的，论证以后才能批准",
  fix: "请先组织专家论证并记录结论",
  broken: ({ needsExperts, hasExperts }) =>
    needsExperts && !hasExperts ? "合法性审查时写明需要专家论证，还没有论证记录" : undefined,
};

export const isDelegated: Bar<{ level: CatalogLevel; delegatedBy: string }> = {
  id: "catalog.isDelegated",
  weight: "bars",
  basis: [article(servicePurchase, 12)],
  says: "省以下目录怎样编制由省级财政部门决定，公布时要写明授权依据",
  fix: "请填写省级财政部门的授权文件，如某年关于编制市县目录的通知",
  field: "delegatedBy",
  broken: ({ level, delegatedBy }) =>
    level !== "province" && delegatedBy === "" ? "没有填写授权依据" : undefined,
};

/** An upper edition may be published although lower ones then reach beyond it: they must follow, and somebody must see it. */
export const lowerEditionsFollow: Flag<{
  lower: readonly { name: string; strays: readonly string[] }[];
}> = {
  id: "catalog.lowerEditionsFollow",
  weight: "flags",
  basis: [article(servicePurchase, 11), article(servicePurchase, 12)],
  says: "上级目录调整后，下级目录应当随着调整",
  fix: "请对下级目录发起动态调整，删去或者改写这些事项",
  broken({ lower }) {
    const wrong = lower.filter((one) => one.strays.length > 0);
    return wrong.length === 0
      ? undefined
      : wrong
          .map(({ name, strays }) => `“${name}”有 ${strays.length} 项失去上级：${named(strays)}`)
          .join("；");
  },
};
