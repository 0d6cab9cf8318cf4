import * as delivery from "../../src/modules/delivery/api.ts";
import * as evaluation from "../../src/modules/evaluation/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { clerkOf, headOf, treasury, type Purchase } from "../../src/server/demo/purchase.ts";
import type { Who } from "../../src/server/demo/teller.ts";

/** What is photographed after a chapter: whose screen, which address, what it shows. Nobody's screen is the portal. */
export type Picture = { who?: Who; at: string; words: string };

const projectAt = ({ key }: Purchase): string => `/projects/${key.jurisdiction}/${key.id}`;
const procurementAt = ({ procurement: { jurisdiction, id } }: Purchase): string =>
  `/procurements/${jurisdiction}/${id}`;

async function refusedDraft(one: Purchase): Promise<string> {
  const { rows } = await one.teller.sees(clerkOf(one), projects.listProjects, {});
  const draft = rows.filter((row) => row.status === "drafted").at(-2)!;
  return `/projects/${draft.jurisdiction}/${draft.id}`;
}

async function acceptanceAt(one: Purchase): Promise<string> {
  const { rows } = await one.teller.sees(clerkOf(one), delivery.listAcceptances, {});
  return `/acceptances/${rows[0]!.jurisdiction}/${rows[0]!.id}`;
}

async function paymentAt(one: Purchase): Promise<string> {
  const { jurisdiction, id } = one.key;
  const asked = { jurisdiction, project: id };
  const { rows } = await one.teller.sees(clerkOf(one), payments.listProjectPayments, asked);
  return `/payments/${jurisdiction}/${rows[0]!.id}`;
}

async function evaluationAt(one: Purchase): Promise<string> {
  const { rows } = await one.teller.sees(clerkOf(one), evaluation.viewProjectEvaluations, one.key);
  return `/evaluations/${one.key.jurisdiction}/${rows[0]!.id}`;
}

type Taken = (one: Purchase) => Promise<Picture[]>;

const paid: Taken = async (one) => [
  { who: clerkOf(one), at: await acceptanceAt(one), words: "验收书，逐项判断，连同服务对象意见" },
  { who: treasury, at: await paymentAt(one), words: "支付，在谁那里、最迟哪天付清，都看得见" },
  { who: `providerAgent@${one.offers[0]![0]}`, at: "/claims", words: "我的款项，哪一笔在谁那里" },
];

/** By chapter, for both stories. */
const taken: Record<string, Taken> = {
  need: async (one) => [
    {
      who: clerkOf(one),
      at: await refusedDraft(one),
      words: "提交不了的草稿，原因、数字和依据写在按钮旁边",
    },
    { who: `reviewFinance@${one.township}`, at: "/", words: "工作台，等我办的按法定期限排序" },
  ],
  review: async (one) => [
    {
      who: clerkOf(one),
      at: `${projectAt(one)}/review`,
      words: "四家签完的联审意见表，可以照样打印",
    },
    { who: clerkOf(one), at: projectAt(one), words: "列入计划后的项目，走到哪一步、钱到哪一步" },
  ],
  quotes: async (one) => [
    { who: headOf(one), at: procurementAt(one), words: "比价结果，按报价排序，写明成交理由" },
  ],
  contract: async (one) => [
    {
      who: headOf(one),
      at: `/contracts/${one.contract.jurisdiction}/${one.contract.id}`,
      words: "已签订的合同",
    },
  ],
  performance: paid,
  outcome: async (one) => [
    { who: clerkOf(one), at: await evaluationAt(one), words: "绩效自评表" },
    { at: projectAt(one), words: "公开门户上的同一个项目，不用登录" },
  ],
  planned: async (one) => [
    { who: clerkOf(one), at: projectAt(one), words: "超过限额的项目，按政府采购办理" },
  ],
  announced: async () => [{ at: "/notices", words: "公开门户上的采购公告" }],
  responded: async (one) => [
    { who: clerkOf(one), at: procurementAt(one), words: "截止以前采购人看不到响应内容" },
  ],
  scored: async (one) => [
    { who: clerkOf(one), at: procurementAt(one), words: "评审结果和成交供应商" },
  ],
  deducted: paid,
};

export const picturesOf = async (one: Purchase, chapter: string): Promise<Picture[]> =>
  (await taken[chapter]?.(one)) ?? [];
