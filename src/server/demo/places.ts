/** 青禾县 (fictional, division 990101): offices and people that the stories speak of. Codes beginning with 99 are nobody's. */
export const jurisdiction = "990101";

export const townships = [
  { key: "liuhe", name: "柳河镇", villages: 14 },
  { key: "shiqiao", name: "石桥乡", villages: 11 },
  { key: "qingling", name: "青岭镇", villages: 13 },
  { key: "dawan", name: "大湾乡", villages: 9 },
  { key: "shuangxi", name: "双溪镇", villages: 15 },
  { key: "baishi", name: "白石镇", villages: 12 },
  { key: "maan", name: "马鞍乡", villages: 10 },
  { key: "longquan", name: "龙泉镇", villages: 16 },
  { key: "sanhe", name: "三合镇", villages: 12 },
  { key: "yuntai", name: "云台乡", villages: 8 },
  { key: "hongyan", name: "红岩乡", villages: 11 },
  { key: "fenglin", name: "枫林镇", villages: 13 },
] as const;

export type Office = {
  key: string;
  name: string;
  kind:
    | "countyDepartment"
    | "countyFinance"
    | "discipline"
    | "audit"
    | "thirdParty"
    | "platform"
    | "cityFinance"
    | "provinceFinance";
  jurisdiction: string | null;
};

export const offices: readonly Office[] = [
  { key: "finance", name: "青禾县财政局", kind: "countyFinance", jurisdiction },
  { key: "civil", name: "青禾县民政局", kind: "countyDepartment", jurisdiction },
  { key: "farming", name: "青禾县农业农村局", kind: "countyDepartment", jurisdiction },
  { key: "discipline", name: "青禾县纪委监委", kind: "discipline", jurisdiction },
  { key: "audit", name: "青禾县审计局", kind: "audit", jurisdiction },
  { key: "platform", name: "青禾县购服平台管理办公室", kind: "platform", jurisdiction },
  { key: "experts", name: "青禾县评审专家库", kind: "thirdParty", jurisdiction: null },
  { key: "evaluators", name: "青禾公信评价咨询中心", kind: "thirdParty", jurisdiction: null },
  { key: "city", name: "云川市财政局", kind: "cityFinance", jurisdiction: "990100" },
  { key: "province", name: "云岭省财政厅", kind: "provinceFinance", jurisdiction: "990000" },
];

const surnames = "李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
const given = [
  "秀兰",
  "志远",
  "建国",
  "海",
  "国平",
  "小梅",
  "文博",
  "雪",
  "立新",
  "桂芳",
  "明",
  "永强",
  "春燕",
  "德胜",
  "晓东",
  "丽华",
  "佳",
  "振宇",
  "红",
  "卫民",
];

/** An invented name: the same place in the list gives the same person every time. */
export const nameOf = (place: number): string =>
  `${surnames[(place * 7) % surnames.length]}${given[(place * 11 + Math.floor(place / 20)) % given.length]}`;
