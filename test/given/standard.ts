import { yuan } from "../../src/base/money.ts";
import * as actions from "../../src/modules/standard/actions.ts";
import { DraftInput, PublishInput } from "../../src/modules/standard/model.ts";
import type { z } from "zod";
import { on } from "./procurement.ts";
import type { County } from "../given.ts";

type Typed = z.input<typeof DraftInput>;

/** A small standard of village bookkeeping that breaks no rule: what a test is about is changed in it. */
export const wholeContent: Typed["content"] = {
  scope: "为各村办理凭证审核、记账、报表和财务公开资料。",
  quantity: "按村计，服务满一年为一村·年。",
  priceBasis: "单价包含人员、软件、交通和税费。",
  quality: ["凭证差错率不高于 1%。"],
  timeliness: ["每月 10 日前完成上月记账。"],
  qualifications: [{ of: "provider", name: "代理记账许可证", atLeast: 1 }],
  clauses: [
    { topic: "服务期限", text: "一般不超过一年，起止日期在合同中写明。" },
    { topic: "结算方式", text: "每半年验收一次，验收合格之日起三十日内支付。" },
    { topic: "权利义务", text: "甲方提供凭证，乙方按时记账并接受检查。" },
    { topic: "违约责任", text: "未达标的事项按分值扣减当期服务费。" },
  ],
  acceptanceItems: [
    { code: "1", name: "记账完成", standard: "十二个月全部记账", method: "查阅账簿", weight: 60 },
    { code: "2", name: "记账质量", standard: "差错率不高于 1%", method: "抽查 30 笔", weight: 40 },
  ],
  indicators: [
    ["output", "记账村数完成率", 100, "账簿", 50],
    ["benefit", "按季公开财务的村占比", 100, "公开栏照片", 30],
    ["satisfaction", "村民代表满意度", 90, "问卷", 10],
  ].map(([dimension, name, target, evidence, weight]) => ({
    ...({ dimension, name, target, evidence, weight } as Typed["content"]["indicators"][number]),
    sense: "atLeast",
    unit: "%",
  })),
  asksUsers: true,
};

export const wholeStandard = (changes: Partial<Typed> = {}): DraftInput =>
  DraftInput.parse({
    name: "青禾县村级代理记账服务标准",
    unit: "村·年",
    priceLow: yuan("4800.00"),
    priceHigh: yuan("7200.00"),
    reckoning: "近三年合同单价和三家询价的中间值。",
    content: wholeContent,
    ...changes,
  });

/** A draft of the department of agriculture, as far as it is to go. */
export async function aDraftStandard(
  county: County,
  { item = "B0301", day = "2026-03-02", ...changes }: Partial<Typed> & StandardOf = {},
): Promise<actions.Key> {
  return on(day, () =>
    county.act("departmentOfficer", (tx, by) =>
      actions.draft(tx, by, { item, ...wholeStandard(changes) }),
    ),
  );
}

type StandardOf = { item?: string; day?: string };

/** Agreed to by county finance, waiting for its document and first day. */
export async function anAgreedStandard(
  county: County,
  given: Parameters<typeof aDraftStandard>[1] = {},
): Promise<actions.Key> {
  const key = await aDraftStandard(county, given);
  await on(given.day ?? "2026-03-02", async () => {
    await county.act("departmentOfficer", (tx, by) => actions.submit(tx, by, key));
    await county.act("countyFinanceReviewer", (tx, by) => actions.agree(tx, by, key));
  });
  return key;
}

export async function aPublishedStandard(
  county: County,
  {
    document = "青农发〔2026〕8号（虚构）",
    fromOn = "2026-03-10",
    ...given
  }: Parameters<typeof aDraftStandard>[1] & { document?: string; fromOn?: string } = {},
): Promise<actions.Key> {
  const key = await anAgreedStandard(county, given);
  const input = PublishInput.parse({ document, fromOn });
  await on(given.day ?? "2026-03-02", () =>
    county.act("departmentOfficer", (tx, by) => actions.publish(tx, by, key, input)),
  );
  return key;
}
