import { tight, unitIn, type Unit } from "../../platform/sheetUnits.ts";

/** 台账的栏目: what a county's table may say of a purchase. */
export const columnNames = {
  year: "年度",
  organization: "购买主体",
  code: "项目编号",
  name: "项目名称",
  item: "目录编码或名称",
  functionalClass: "功能分类",
  kind: "服务类别",
  ledger: "资金性质",
  budget: "预算数",
  executed: "执行数",
  final: "决算数",
  contractAmount: "合同金额",
  provider: "承接主体",
  providerCode: "统一社会信用代码",
  method: "采购方式",
  signedOn: "合同签订日期",
  paidOn: "支付日期",
  term: "服务期限",
  note: "备注",
} as const;

export type Column = keyof typeof columnNames;

export const columns = Object.keys(columnNames) as Column[];

export const amountColumns = [
  "budget",
  "executed",
  "final",
  "contractAmount",
] as const satisfies Column[];
export type AmountColumn = (typeof amountColumns)[number];

export const isAmount = (column: Column): column is AmountColumn =>
  amountColumns.some((one) => one === column);

/** As people write the heads. The first of a line is the best name: where two columns fit, it wins. */
// prettier-ignore
const synonyms: Record<Column, string> = {
  year:            "年度 年份 预算年度 项目年度 所属年度 实施年度 财政年度 会计年度 购买年度 年",
  organization:    "购买主体 购买主体名称 购买单位 采购人 采购单位 购买服务单位 项目单位 实施单位 预算单位 乡镇街道 乡镇名称 所属乡镇 乡镇 街道 项目实施单位 单位名称 责任单位 申报单位 主管部门 部门名称 部门 使用单位 单位",
  code:            "项目编号 项目编码 项目代码 项目序号 合同编号",
  name:            "项目名称 购买服务项目名称 政府购买服务项目名称 服务项目名称 购买项目名称 购买服务项目 政府购买服务项目 服务项目 购买项目 采购项目名称 采购项目 服务名称 项目 购买服务内容 购买内容 服务内容",
  item:            "目录编码 目录编码或名称 目录代码 指导性目录编码 指导性目录代码 目录事项编码 指导性目录 目录事项 目录名称 指导性目录名称 目录事项名称 购买服务目录 购买目录 目录 服务事项 购买事项",
  functionalClass: "功能分类 支出功能分类 功能分类科目 支出功能分类科目 支出功能分类科目编码 功能科目编码 功能分类编码 功能科目 科目编码 支出科目 预算科目 科目",
  kind:            "服务类别 购买服务类别 政府购买服务类别 服务类型 购买类别 类别",
  ledger:          "资金性质 预算类别 预算类型 资金类别 资金类型 经费性质 资金来源",
  budget:          "预算数 预算金额 预算资金 项目预算 年初预算 年初预算数 全年预算数 预算安排 预算安排金额 预算安排数 预算安排资金 安排资金 安排金额 资金预算 购买预算 购买服务预算 计划金额 预算",
  executed:        "执行数 支付金额 预算执行数 全年执行数 已支付金额 实际支付金额 实际支付 实际支出 实际支出金额 支出金额 支出数 执行金额 累计支付 累计支付金额 已支付 已付金额 实付金额 支付数 付款金额 实际执行数 支出",
  final:           "决算数 决算金额 财政决算数 决算",
  contractAmount:  "合同金额 合同价款 合同总价 合同总金额 合同价 成交金额 中标金额 中标成交金额 成交价 中标价 采购金额 签约金额",
  provider:        "承接主体 承接主体名称 承接单位 承接机构 供应商 供应商名称 中标供应商 成交供应商 中标成交供应商 中标单位 成交单位 服务单位 服务商 服务机构 服务提供方 乙方",
  providerCode:    "统一社会信用代码 社会信用代码 信用代码 承接主体信用代码 承接主体统一社会信用代码",
  method:          "采购方式 购买方式 采购形式 组织形式",
  signedOn:        "合同签订日期 合同签订时间 签订日期 签订时间 签约日期 签约时间 合同日期 合同时间 签订合同时间 签订合同日期",
  paidOn:          "支付日期 支付时间 付款日期 付款时间 拨付日期 拨付时间",
  term:            "服务期限 合同期限 服务期 服务时间 实施期限 合同履行期限 服务起止时间 起止时间",
  note:            "备注 说明 备注说明",
};

export const namesOf = (column: Column): readonly string[] => synonyms[column].split(" ");

/** Every name of a head, with its column and how good a name it is: 0 is best. */
const known = new Map<string, { column: Column; rank: number }>(
  columns.flatMap((column) =>
    namesOf(column).map((name, rank): [string, { column: Column; rank: number }] => [
      name,
      { column, rank },
    ]),
  ),
);

/** A head without what explains it: brackets, unit, numbering, marks of what must be filled in. */
const bareHead = (text: string): string =>
  tight(text)
    .replace(/[([【][^)\]】]*[)\]】]/g, "")
    .replace(/(金额)?单位:?(万)?元$/, "")
    .replace(/[/:_、,-]?(万元|元)$/, "")
    .replace(/[*#:、/.]|^\d+|\d+$/g, "");

/** Every name of the column 项目名称 has one of these signs; what has none is asked no further. */
export const mayNameProject = (text: string): boolean => /[目称容]/.test(text);

export type Head = { column: Column; rank: number; unit: Unit | "other" | undefined };

/** Which column a head names, and in which unit; undefined where it is none of ours. */
export function headOf(text: string): Head | undefined {
  if (text === "" || text.length > 40) return undefined;
  const found = known.get(bareHead(text)) ?? known.get(tight(text).replace(/[()]/g, ""));
  return found && { ...found, unit: isAmount(found.column) ? unitIn(text) : undefined };
}
