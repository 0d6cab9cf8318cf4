import { daysAfter, type Day } from "../../base/day.ts";
import * as catalog from "../../modules/catalog/api.ts";
import * as needs from "../../modules/needs/api.ts";
import { offices, townships, type Office } from "./places.ts";
import { officer } from "./purchase.ts";
import type { Teller } from "./teller.ts";

type Key = { jurisdiction: string; id: string };

/** 细化会计服务: what villages and what offices buy is told apart. It touches every bookkeeping project. */
export const accounting = [
  {
    code: "B030101",
    name: "村级会计代理记账服务",
    scope: "村（社区）集体经济组织和村级组织的记账、报表、财务公开和档案整理",
    kind: "4" as const,
    purchaseItem: "C23020000",
    functionalClasses: ["213", "201"],
    department: "青禾县农业农村局",
  },
  {
    code: "B030102",
    name: "单位会计代理服务",
    scope: "乡镇所属单位的代理记账、凭证整理和会计报表",
    kind: "4" as const,
    purchaseItem: "C23020000",
    functionalClasses: ["201"],
    department: "青禾县财政局",
  },
];

const isAsked = ({ kind, key }: Office): boolean =>
  kind === "countyDepartment" && key !== "farming";

/** Whom county finance asks: every township, and every department but the one whose proposal it is. */
export const asked = (organizations: Record<string, string>): string[] =>
  [...offices.filter(isAsked), ...townships].map(({ key }) => organizations[key]!);

const answers: readonly (readonly [who: string, opinion: "agree" | "disagree", remarks: string])[] =
  [
    ["departmentOfficer@civil", "agree", ""],
    ["townshipClerk@liuhe", "agree", "建议写明包括财务公开栏的填报"],
    [
      "townshipClerk@shiqiao",
      "disagree",
      "乡里还有敬老院、文化站的账，希望“单位会计代理”也写明由谁定标准",
    ],
    ["townshipClerk@sanhe", "agree", ""],
  ];

/** 动态调整 on its way: the department details an item, all are asked, four have answered, the others are awaited. */
export async function tellAdjustment(
  teller: Teller,
  organizations: Record<string, string>,
  begins: Day,
): Promise<Key> {
  teller.on(begins);
  const key = await teller.does("departmentOfficer@farming", catalog.draftRevision, {
    kind: "adjustment",
    level: "county",
    title: "细化“会计服务”，区分村级和单位",
    reason: "村级代理记账和单位代理记账的要求、价格、资质不同，合在一项里标准定不下来",
    changes: accounting,
  });
  teller.on(daysAfter(begins, 2));
  await teller.does(officer, catalog.askOpinions, {
    ...key,
    organizations: asked(organizations),
    answerBy: daysAfter(begins, 16),
  });
  for (const [place, [who, opinion, remarks]] of answers.entries()) {
    teller.on(daysAfter(begins, 3 + place));
    await teller.does(who, catalog.answerOpinion, { ...key, opinion, remarks });
  }
  return key;
}

/** 增补建议 of a township, from a need that found no item in the townships' catalog. */
export async function tellProposal(teller: Teller, on: Day): Promise<Key> {
  teller.on(on);
  const clerk = "townshipClerk@longquan";
  const need = await teller.does(clerk, needs.speakNeed, {
    words: "便民服务站白天没人，办事要跑镇上",
    spokenBy: "village",
    village: "高桥村",
    people: 640,
    heardOn: on,
  });
  await teller.does(clerk, needs.checkNeed, need);
  return teller.does(clerk, needs.proposeItemForNeed, {
    ...need,
    level: "township",
    code: "A1001",
    name: "社区治理服务",
    scope: "村（社区）便民服务站点的值守、代办和居民活动组织，按站点计价",
    kind: "2",
    purchaseItem: "C05020100",
    functionalClasses: ["208"],
    department: "青禾县民政局",
    reason: "县级目录有“社区治理服务”，乡镇目录里没有，十六个村都用得着",
  });
}
