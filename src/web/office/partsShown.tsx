import type { Breach } from "../../base/rule.ts";
import type { Station } from "../parts/StageLine.tsx";

/** Invented examples for the page of parts. */
const procurementLaw = {
  title: "中华人民共和国政府采购法",
  number: "2014-08-31 修正",
  confirmed: true,
};

export const signing = { ...procurementLaw, article: "46" };
export const unchecked = { title: "本地绩效办法", number: "", article: "8", confirmed: false };

export const colours = [
  ["墨 正文", "#1b2330"],
  ["次 说明", "#475263"],
  ["淡 辅助", "#5f6976"],
  ["框 输入框", "#868d98"],
  ["线 分隔", "#e2e0d9"],
  ["纸 底色", "#f6f5f1"],
  ["青花 主色", "#1f4e8c"],
  ["青花 浅", "#eaf0f8"],
  ["成 通过", "#1f6b42"],
  ["警 提醒", "#8a5300"],
  ["禁 不准、超期", "#a8261c"],
] as const;

const done = (name: string, on: string): Station => ({ name, state: "done", on });

const begun = [done("立项", "02-10"), done("联审", "03-11"), done("采购", "04-12")];

export const normal: Station[] = [
  ...begun,
  { name: "履约", state: "now", on: "第 6 天" },
  { name: "支付", state: "ahead" },
];

export const late: Station[] = [
  ...begun,
  done("履约", "05-13"),
  { name: "支付", state: "late", on: "超 4 天" },
];

export const timetable = {
  stages: ["立项", "联审", "采购", "履约", "支付"],
  rows: [
    {
      id: "1",
      title: <b>应急广播维护</b>,
      note: "限额以下　8.52 万元",
      stations: late,
      act: "去支付",
    },
    {
      id: "2",
      title: <b>集镇清扫保洁</b>,
      note: "竞争性磋商　46.80 万元",
      stations: [normal[0] ?? null, null, ...normal.slice(2)],
      act: "去验收",
    },
  ],
};

export const chain = {
  budget: "52000000",
  planned: "50000000",
  contracted: "46500000",
  paid: "19380000",
};

export const overPrice: Breach = {
  rule: "contract.withinAward",
  weight: "bars",
  says: "不能超过成交金额",
  basis: [signing, { ...procurementLaw, article: "49" }],
  because: "成交 468,000.00 元，填了 492,000.00 元，多 24,000.00 元",
  fix: "请按成交金额填写；确需增加的，签订后以补充合同办理，累计不超过 10%，即 46,800.00 元",
  field: "amount",
};

export const offers = [
  { verb: "submit", called: "提交联审", isOpen: true, breaches: [] },
  { verb: "keep", called: "暂存", isOpen: true, breaches: [] },
  { verb: "withdraw", called: "撤回申报", isOpen: true, breaches: [] },
  { verb: "sign", called: "签合同", isOpen: false, breaches: [overPrice] },
];
