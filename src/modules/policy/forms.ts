import { day, isInForce, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { FormRow, FunctionalClass } from "./model.ts";

const since = day("2007-01-01");
const renamed = day("2019-01-01");
const until2018 = day("2018-12-31");
const document = "政府收支分类科目";

type Name = [code: string, name: string, earlier?: string];

// Renamings are taken as of 2019; the years are not confirmed, the codes and new names are.
const names: readonly Name[] = [
  ["201", "一般公共服务支出"],
  ["202", "外交支出"],
  ["203", "国防支出"],
  ["204", "公共安全支出"],
  ["205", "教育支出"],
  ["206", "科学技术支出"],
  ["207", "文化旅游体育与传媒支出", "文化体育与传媒支出"],
  ["208", "社会保障和就业支出"],
  ["210", "卫生健康支出", "医疗卫生与计划生育支出"],
  ["211", "节能环保支出"],
  ["212", "城乡社区支出"],
  ["213", "农林水支出"],
  ["214", "交通运输支出"],
  ["215", "资源勘探工业信息等支出", "资源勘探信息等支出"],
  ["216", "商业服务业等支出"],
  ["217", "金融支出"],
  ["219", "援助其他地区支出"],
  ["220", "自然资源海洋气象等支出", "国土海洋气象等支出"],
  ["221", "住房保障支出"],
  ["222", "粮油物资储备支出"],
  ["224", "灾害防治及应急管理支出"],
  ["227", "预备费"],
  ["229", "其他支出"],
];

const unconfirmedClasses = new Set(["203", "222", "224", "227", "229"]);

/** 支出功能分类（类）, with the names that each had. */
export const functionalClasses: readonly FunctionalClass[] = names.flatMap(
  ([code, name, earlier]): FunctionalClass[] => {
    const confirmed = !unconfirmedClasses.has(code);
    if (earlier === undefined) return [{ code, name, from: since, document, confirmed }];
    return [
      { code, name: earlier, from: since, to: until2018, document, confirmed: false },
      { code, name, from: renamed, document, confirmed },
    ];
  },
);

/** 表一的行 ← 功能分类. The row labels are those of the form, not of the classification. */
const rowsOfForm1: readonly [label: string, ...classes: string[]][] = [
  ["一般事务", "201"],
  ["外交", "202"],
  ["公共安全", "204"],
  ["教育", "205"],
  ["科学技术", "206"],
  ["文化体育与传媒", "207"],
  ["社会保障和就业", "208"],
  ["医疗卫生与计划生育", "210"],
  ["节能环保", "211"],
  ["城乡社区", "212"],
  ["农林水", "213"],
  ["交通运输", "214"],
  ["资源勘探信息等", "215"],
  ["商业服务业等", "216"],
  ["金融", "217"],
  ["国土资源气象等", "220"],
  ["住房保障", "221"],
  ["粮油物资储备", "222"],
  ["其他"],
];

export const formRows: readonly FormRow[] = rowsOfForm1.map(([label, ...classes], at) => ({
  position: at + 1,
  label,
  classes,
  isRest: classes.length === 0,
  from: since,
}));

/** 国防 has no row and is not gathered under 其他. */
const outsideForm = "203";

/** The row of table 1 for a functional code of any depth ("2080201"), by the map of the day. */
export function formRowFor(rows: readonly FormRow[], code: string, on: Day): FormRow {
  const cls = code.slice(0, 3);
  if (!/^2\d\d(\d\d){0,2}$/.test(code) || cls === outsideForm)
    throw new Refusal(
      "invalid",
      `支出功能分类 ${code} 不列入政府购买服务情况统计表。请核对科目编码`,
    );
  const inForce = rows.filter((row) => isInForce(row, on));
  const found =
    inForce.find((row) => row.classes.includes(cls)) ?? inForce.find((row) => row.isRest);
  if (!found) throw new Refusal("conflict", `没有 ${on} 适用的统计表行次对照。请先录入`);
  return found;
}
