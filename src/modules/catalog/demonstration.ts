import { day } from "../../base/day.ts";
import type { CatalogEdition } from "./model.ts";
import { sampleItems } from "./sample.ts";
import { entryOf, isUnder, parentOf, type Entry } from "./tree.ts";

/**
 * Catalogs of the fictional county 990101 and its province. Only the demonstration adopts them; documents are invented,
 * and the township list of 4 classes and 25 items is put together by us from what townships are known to buy.
 */
const invented = { confirmed: false, revision: "", delegatedBy: "" };
const delegatedBy = "云岭省财政厅关于编制市县指导性目录的通知（虚构）";

export const provinceEdition: CatalogEdition = {
  ...invented,
  id: "99-province-2022",
  name: "云岭省政府购买服务指导性目录（样例）",
  issuer: "云岭省财政厅（虚构）",
  place: "99",
  level: "province",
  document: "云财综〔2021〕20号（虚构）",
  from: day("2022-01-01"),
};

const county = { ...invented, delegatedBy, issuer: "青禾县财政局（虚构）", place: "990101" };

export const formerCountyEdition: CatalogEdition = {
  ...county,
  id: "990101-county-2023",
  name: "青禾县政府购买服务指导性目录（2023 年版，样例）",
  level: "county",
  document: "青财购〔2022〕15号（虚构）",
  from: day("2023-01-01"),
};

export const countyEdition: CatalogEdition = {
  ...county,
  id: "990101-county-2025",
  name: "青禾县政府购买服务指导性目录（2025 年版，样例）",
  level: "county",
  document: "青财购〔2024〕18号（虚构）",
  from: day("2025-01-01"),
};

export const townshipEdition: CatalogEdition = {
  ...county,
  id: "990101-township-2025",
  name: "青禾县乡镇政府购买服务指导性目录（2025 年版，样例）",
  level: "township",
  document: "青财购〔2024〕19号（虚构）",
  from: day("2025-01-01"),
};

export const provinceEntries: readonly Entry[] = sampleItems.map(entryOf);

/** What the county does not buy: it has no waters, no trade abroad, no institutes of its own. */
const leftOut = ["A1301", "A1801", "B1203"];
const leftOutSince = ["A0603", "A0605", "A0704", "A1605", "A1606"];

/** 部门 of the county by what the province calls them. */
const offices: Record<string, string> = {
  宣传和政务服务部门: "县委宣传部、县政务服务局",
  司法行政部门: "县司法局",
  行业主管部门: "行业主管部门",
  购买主体: "购买主体",
  民政部门: "青禾县民政局",
  农业农村部门: "青禾县农业农村局",
  财政部门: "青禾县财政局",
};

const officeOf = (department: string): string =>
  offices[department] ?? (department && `县${department.replace(/部门$/, "局")}`);

const without = (entries: readonly Entry[], codes: readonly string[]): Entry[] =>
  entries.filter((one) => !codes.includes(one.code));

export const formerCountyEntries: readonly Entry[] = without(provinceEntries, leftOut).map(
  (one) => ({ ...one, department: officeOf(one.department) }),
);

type Row = readonly [code: string, name: string, scope: string];

// prettier-ignore
const details: readonly Row[] = [
  ["A060701", "农村生活垃圾清运服务", "村庄生活垃圾的收集、清运和转运，不含中转站建设"],
  ["A060702", "农村污水设施运行维护服务", "村庄污水处理设施的巡检、清淤、运行和水质抽测，不含新建改建"],
  ["A060703", "河塘沟渠保洁服务", "河、塘、沟渠的漂浮物打捞、岸坡保洁和巡查"],
  ["A120201", "禁捕水域巡护服务", "禁捕水域的巡查记录、宣传劝导和发现上报，按里程和次数计价，不含执法"],
  ["A120202", "耕地和农业环境监测服务", "耕地质量、农业面源污染的采样、监测和报告"],
  ["B030201", "村级财务收支审计服务", "村级集体经济组织的财务收支、村干部任期和离任经济责任审计"],
  ["B030202", "工程结算审核服务", "小型工程和民生项目的结算资料核对、现场复核和审核报告"],
  ["B030203", "竣工财务决算审核服务", "建设项目竣工财务决算的编制辅导和审核"],
  ["B060301", "项目前期设计和招标代理服务", "小型民生项目的测量、方案和施工图设计、招标代理，不含应当依法招标的工程设计"],
  ["B060302", "竣工资料归集服务", "竣工图纸、验收和结算资料的收集、整理、数字化和移交"],
  ["B100301", "治安视频监控线路服务", "村（社区）公共部位视频监控线路的租用、巡检和维护，不含设备购置和分期付款"],
  ["B100302", "网络和专线接入服务", "机关网络、专线的接入和维护"],
];

const renamed: Record<string, Partial<Entry>> = {
  A0404: { name: "低收入人口帮扶服务", scope: "低收入家庭的走访、帮扶、技能帮助和生活服务" },
  A1004: { scope: "纠纷排查、调解、卷宗整理和调解员培训，按件或者按项目计价，不为单位招用人员" },
  B0601: { scope: "小型民生项目概算、预算、控制价的编制和审核" },
};

const base = without(formerCountyEntries, leftOutSince).map((one) => ({
  ...one,
  ...renamed[one.code],
}));

/** A detail takes kind, 品目, classes and department of what it details. */
const detailed = ([code, name, scope]: Row): Entry => {
  const above = base.find((one) => one.kind !== undefined && isUnder(code, one.code))!;
  return { ...above, code, name, scope };
};

export const countyEntries: readonly Entry[] = [...base, ...details.map(detailed)];

/** 乡镇目录样例: 25 items of four of the six kinds, in the words of townships. */
// prettier-ignore
const townshipScopes: Record<string, string> = {
  A0402: "独居、失能、高龄老人的居家上门照料、助餐助浴和探访",
  A0407: "村（社区）法律援助的值班咨询、代写文书和转办",
  A060701: "各村生活垃圾的收集和清运",
  A0802: "文化站开放、送戏送电影下乡、群众文艺活动",
  A1003: "老人、儿童、困难家庭的走访和社工服务",
  A1004: "纠纷排查、调解和卷宗整理，按件或者按项目计价，不为乡镇招用人员",
  A1101: "路灯、应急广播、公厕、小游园的巡查、保养和小修",
  A1102: "集镇街道清扫保洁和垃圾中转",
  A120201: "禁捕水域的巡河、宣传劝导和上报，按里程和次数计价",
  A1203: "植物保护：病虫害调查、统防统治",
  A1204: "动物防疫：强制免疫、采样、消毒和档案",
  A1208: "山坪塘、渠道、小型水库的巡查和日常养护",
  A1302: "村道、组道的日常养护、清障和小修",
  A1501: "应急广播播出、公开信息的编制和发布",
  B0101: "镇村法律顾问",
  B0301: "村（社区）会计委托代理：记账、报表、财务公开",
  B030201: "村级财务收支和离任审计",
  B030202: "小型民生项目的结算审核",
  B030203: "小型民生项目的竣工财务决算审核",
  B0601: "小型民生项目的预算、控制价编制",
  B0602: "小型民生项目的监理",
  B060301: "小型民生项目的设计和招标代理",
  B060302: "小型民生项目竣工资料的归集",
  B100301: "村（社区）公共部位治安视频监控线路的租用和维护",
  B1101: "镇机关房屋、设备的维修保养",
};

const townshipCodes = new Set(Object.keys(townshipScopes));
for (const code of townshipCodes) {
  const above = parentOf(code);
  if (above !== undefined) townshipCodes.add(above);
}

export const townshipEntries: readonly Entry[] = countyEntries
  .filter((one) => townshipCodes.has(one.code))
  .map((one) => ({ ...one, scope: townshipScopes[one.code] ?? one.scope }));
