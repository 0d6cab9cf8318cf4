import { day, daysAfter, yearOf, type Day } from "../../base/day.ts";
import { fen, split, yuan } from "../../base/money.ts";
import * as budget from "../../modules/budget/api.ts";
import * as duty from "../../modules/duty/api.ts";
import { bookkeepingOf } from "./bookkeeping.ts";
import * as performing from "./performing.ts";
import { townships } from "./places.ts";
import * as purchase from "./purchase.ts";
import type { Teller } from "./teller.ts";

/** Six funds that went with their duties, 1,280 万元 together. Invented, like the county and its documents. */
// prettier-ignore
export const demonstrationGrants = [
  { code: "FS01", office: "farming", title: "村级动物防疫经费", functionalClass: "2130108", amount: "1800000.00", duty: "村级动物防疫" },
  { code: "FS02", office: "farming", title: "村级财务代理记账补助", functionalClass: "2130199", amount: "960000.00", duty: "村级财务代理记账" },
  { code: "FS03", office: "farming", title: "小型水利设施管护经费", functionalClass: "2130305", amount: "3000000.00", duty: "小型水利设施日常管护" },
  { code: "FS04", office: "farming", title: "农村厕所粪污清掏经费", functionalClass: "2120501", amount: "1240000.00", duty: "农村厕所粪污清掏组织" },
  { code: "FS05", office: "civil", title: "居家养老服务补助", functionalClass: "2081099", amount: "4200000.00", duty: "居家和社区养老服务组织" },
  { code: "FS06", office: "civil", title: "社会工作站运行经费", functionalClass: "2082099", amount: "1600000.00", duty: "社会工作站运行" },
] as const;

type Key = { jurisdiction: string; id: string };

/** 登记 of the six, each by the document that moved its duty; answers them by code. */
export async function enterGrants(
  teller: Teller,
  organizations: Record<string, string>,
  year: number,
): Promise<Record<string, Key>> {
  const keys: Record<string, Key> = {};
  for (const [place, { office, duty: matter, amount, ...grant }] of demonstrationGrants.entries()) {
    const { rows } = await teller.sees(purchase.officer, duty.listDuties, { text: matter });
    const found = rows.find((row) => row.name === matter);
    keys[grant.code] = await teller.does(purchase.officer, budget.enterGrant, {
      ...grant,
      code: `${grant.code}-${year}`,
      organization: organizations[office]!,
      year,
      ledger: "general",
      source: "special",
      amount: String(yuan(amount)),
      duty: found?.id,
      decision: {
        number: `青财预〔${year}〕${place + 11}号（虚构）`,
        title: `关于${grant.title}随职责下放的通知`,
        decidedOn: `${year}-01-18`,
      },
    });
  }
  return keys;
}

const hundredYuan = 10_000n;

/** 拆分 over the twelve townships by their villages, in whole hundreds of yuan. */
export async function splitGrants(
  teller: Teller,
  organizations: Record<string, string>,
  keys: Record<string, Key>,
  year: number,
): Promise<void> {
  const weights = townships.map((one) => one.villages);
  for (const { code, amount } of demonstrationGrants) {
    const hundreds = split(fen(yuan(amount) / hundredYuan), weights);
    await teller.does(purchase.officer, budget.splitGrant, {
      ...keys[code]!,
      parts: townships.map(({ key }, at) => ({
        organization: organizations[key]!,
        amount: String(hundreds[at]! * hundredYuan),
      })),
      decision: {
        number: `青财预〔${year}〕21号（虚构）`,
        title: `关于拆分下达${year}年费随事转资金的通知`,
        decidedOn: `${year}-01-22`,
      },
    });
  }
}

/** 费随事转 of the demonstration county: six funds, split; the bookkeeping of 龙泉镇 bought and paid from its part. */
export async function tellGrants(
  teller: () => Teller,
  organizations: Record<string, string>,
  now: Day,
): Promise<void> {
  const year = yearOf(daysAfter(now, -300));
  const one = teller();
  one.on(day(`${year}-01-23`));
  const keys = await enterGrants(one, organizations, year);
  await splitGrants(one, organizations, keys, year);
  const grant = await one.sees(purchase.officer, budget.viewGrant, keys["FS02"]!);
  const longquan = townships.find((place) => place.key === "longquan")!;
  const line = grant.ofLines.find((of) => of.organization.id === organizations[longquan.key])!;
  const books = purchase.begin(one, organizations, {
    ...bookkeepingOf(longquan, { line: line.id, year }),
    offers: [
      ["mingzhang", "91200.00"],
      ["chengxin", "92800.00"],
      ["huinong", "94400.00"],
    ],
    begins: day(`${year}-01-28`),
  });
  await purchase.plan(books);
  await purchase.compareQuotes(books);
  await performing.draftContract(books);
  await performing.sign(books);
  await performing.serve(books);
  const asked = String(BigInt(books.contract.price) / 2n);
  await performing.pay(books, await performing.accept(books, { period: "第一期", asked }));
}
