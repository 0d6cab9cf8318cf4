import type { Db } from "../../platform/db.ts";
import { itemsOf, listEditions, type FoundItem } from "../catalog/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { functionalClasses } from "../policy/forms.ts";
import { sixKindNames, sixKinds, type SixKind } from "../policy/model.ts";
import { failedIn, type Wrong } from "./cells.ts";
import { tight } from "../../platform/sheetUnits.ts";
import type { HistoryLedger } from "./model.ts";

/** Finds a catalog item by its code or its name; what no catalog holds stays as it was reported. */
export type ItemFinder = (text: string) => FoundItem | undefined;

/** Of all catalogs that the place has or had: an earlier year was bought by an earlier edition. */
export async function itemFinder(db: Db, jurisdiction: string): Promise<ItemFinder> {
  const { division } = await getJurisdiction(db, jurisdiction);
  const [byCode, byName] = [new Map<string, FoundItem>(), new Map<string, FoundItem>()];
  for (const { id } of await listEditions(db, division))
    for (const item of await itemsOf(db, id)) {
      if (!byCode.has(item.code)) byCode.set(item.code, item);
      const name = tight(item.name);
      const earlier = byName.get(name);
      // 末级事项 before the class of the same name: it is what is bought.
      if (!earlier || (item.isLeaf && !earlier.isLeaf)) byName.set(name, item);
    }
  return (text) => {
    const bare = tight(text);
    if (bare === "") return undefined;
    const code = /^[A-Z]\d+/.exec(bare.toUpperCase())?.[0];
    const last = bare.split(/[/>、-]/).at(-1) ?? "";
    return (
      (code === undefined ? undefined : byCode.get(code)) ?? byName.get(bare) ?? byName.get(last)
    );
  };
}

const classesByName = new Map(
  functionalClasses.map(({ code, name }) => [name.replace(/支出$/, ""), code]),
);

/** 功能分类 by its code (类, 款 or 项) or by the name of its 类. */
export function readClass(text: string): string | null | Wrong {
  if (text === "") return null;
  const failed = failedIn(text);
  if (failed) return failed;
  const bare = tight(text);
  const digits = /^\d+/.exec(bare)?.[0] ?? "";
  if (/^2\d\d(\d\d(\d\d)?)?$/.test(digits)) return digits;
  const named = classesByName.get(bare.replace(/支出$/, "").replace(/\(类\)$/, ""));
  return named ?? { wrong: `“${text}”不是支出功能分类，请写科目编码（如 2130199）或类的名称` };
}

const kindNames = new Map<string, SixKind>(sixKinds.map((kind) => [sixKindNames[kind], kind]));

/** 六类服务 by number or name; 公共服务 alone is wider than any of them and says nothing. */
export function readKind(text: string): SixKind | null | Wrong {
  if (text === "" || text === "公共服务") return null;
  const bare = tight(text).replace(/^[(]?[1-6一二三四五六][)]?[、.,:]/, "");
  const byNumber = sixKinds.find((kind) => kind === bare);
  const known = byNumber ?? kindNames.get(bare);
  if (known) return known;
  if (/^政府履职(所需)?辅助性(服务|事项)$/.test(bare)) return "5";
  if (/^其他(服务|事项)?$/.test(bare)) return "6";
  const names = sixKinds.map((kind) => sixKindNames[kind]).join("、");
  return failedIn(text) ?? { wrong: `“${text}”不是服务类别，应为${names}之一` };
}

/** 资金性质: which of the two budgets that the returns count. Empty: the general one, and the result says so. */
export function readLedger(text: string): HistoryLedger | Wrong {
  if (text === "") return "general";
  const isFund = /基金/.test(text);
  const isGeneral = /一般公共预算|公共财政|一般预算|财政|本级|上级|转移支付|专项|拨款|预算内/.test(
    text.replace(/财政专户|非财政/g, ""),
  );
  if (isFund && /一般公共预算/.test(text))
    return { wrong: `“${text}”是两种预算，请按预算分成两行` };
  if (isFund) return "fund";
  if (isGeneral) return "general";
  return (
    failedIn(text) ?? {
      wrong: `“${text}”不在统计之内：只有一般公共预算和政府性基金预算计入。不是财政资金的，请去掉这一行`,
    }
  );
}
