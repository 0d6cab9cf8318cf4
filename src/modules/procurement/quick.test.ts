import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import { day, type Day } from "../../base/day.ts";
import { fen, yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { on, quote, threeBidders } from "../../../test/given/procurement.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aProjectInPlan, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { bookkeepingLicences } from "../../../test/given/provider.ts";
import { aQuickPurchase } from "../../../test/given/quick.ts";
import { flagsOn, openTasksOf } from "../../../test/given/traces.ts";
import { keepFilesIn, listAttachments } from "../../platform/files.ts";
import { end } from "./actions.ts";
import { buyQuickly } from "./quick.ts";
import { saveDraft, viewDraft } from "./quickDraft.ts";
import type { QuickDraft } from "./quickForms.ts";
import { quickView } from "./quickView.ts";
import { choose } from "./quotes.ts";
import { getPackage, getProcurement, listResponses } from "./reads.ts";
import type { Key } from "./writes.ts";

const aDraft: z.output<typeof QuickDraft> = {
  step: "1",
  words: "",
  amount: "",
  project: "",
  provider: "",
  providerName: "",
  providerWords: "",
  isDone: "yes",
  doneOn: "",
  reason: "",
};

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
  await threeBidders(county, [...bookkeepingLicences]);
  keepFilesIn(mkdtempSync(join(tmpdir(), "quick-")));
});

const aPlan = (): Promise<ProjectKey> => on("2026-03-02", () => aProjectInPlan(county));

const seen = (asked: Parameters<typeof quickView>[2]) =>
  on("2026-03-05", () =>
    county.ask("townshipClerk", (db, by) => quickView(db, by, asked, day("2026-03-05"))),
  );

type Met = { minutes?: string; minutesOn?: Day };

const confirm = (
  key: Key,
  met: Met = {},
  role: "townshipHead" | "townshipClerk" = "townshipHead",
) =>
  on("2026-03-06", () =>
    county.act(role, async (tx, by) => {
      const pack = await getPackage(tx, key);
      const [quote] = await listResponses(tx, key.jurisdiction, pack.id);
      await choose(tx, by, { ...key, ...met, response: quote!.id, reason: "" });
    }),
  );

describe("小额购买", () => {
  test("below 2,000 yuan the clerk decides by the rule of the county: one act, and the contract waits", async () => {
    const key = await aQuickPurchase(county, await aPlan(), { amount: "1999.99" });
    const one = await county.ask("townshipClerk", (db) => getProcurement(db, key));
    expect(one).toMatchObject({
      status: "awarded",
      approvedBy: "purchaserClerk",
      awardedOn: "2026-03-05",
    });
    expect((await openTasksOf(county, key)).map(([kind]) => kind)).toEqual(["contract.draft"]);
  });

  test("at 2,000 yuan the head decides, and the clerk is refused", async () => {
    const key = await aQuickPurchase(county, await aPlan(), { amount: "2000.00" });
    await expect(confirm(key, {}, "townshipClerk")).rejects.toMatchObject({
      kind: "unlawful",
      message: expect.stringContaining("规定单位负责人审批"),
      breaches: [{ rule: "procurement.approverIsHighEnough" }],
    });
    await confirm(key);
  });

  test("from 100,000 yuan on a meeting decides: without its minutes, or with later ones, nobody can", async () => {
    const project = await on("2026-03-02", async () => {
      const line = await anApprovedLine(county, { amount: "120000.00" });
      const shares = [{ quantity: 14, fundings: [{ line, amount: "11200000" }] }];
      return aProjectInPlan(county, { line, unitPrice: "800000", shares });
    });
    const key = await aQuickPurchase(county, project, { amount: "100000.00" });
    for (const [who, price] of [
      ["otherProvider", "100000.00"],
      ["thirdProvider", "100000.00"],
    ] as const)
      await quote(county, key, who, price);
    await expect(confirm(key)).rejects.toMatchObject({
      breaches: [{ rule: "procurement.meetingHasMinutes", field: "minutes" }],
    });
    const minutes = "柳河镇党政联席会议纪要〔2026〕5号（虚构）";
    await expect(confirm(key, { minutes, minutesOn: day("2026-03-07") })).rejects.toMatchObject({
      message: expect.stringContaining("晚于"),
    });
    await confirm(key, { minutes, minutesOn: day("2026-03-06") });
    expect(await county.ask("townshipClerk", (db) => getProcurement(db, key))).toMatchObject({
      status: "awarded",
      minutes,
      minutesOn: "2026-03-06",
    });
  });

  test("works stay works however small: her words are read, and the act is refused", async () => {
    const project = await aPlan();
    await expect(
      aQuickPurchase(county, project, { amount: "1000.00", words: "新建一座公厕" }),
    ).rejects.toMatchObject({ breaches: [{ rule: "ruling.wordsMayBeBought", field: "words" }] });
    const { verdict } = await seen({ words: "新建一座公厕" });
    expect(verdict).toMatchObject({ verdict: "denied", name: "这样不能买" });
    expect((await seen({ words: "请人给村里代理记账" })).verdict).toMatchObject({
      verdict: "allowed",
      items: [{ code: "B0301" }, {}, {}],
    });
  });

  test("a draft is kept step by step with its photo, and both go with the purchase", async () => {
    const project = await aPlan();
    const hash = "b".repeat(64);
    const file = { name: "发票.jpg", type: "image/jpeg", bytes: Buffer.from("jpg"), hash };
    const keep = (changes: Partial<z.output<typeof QuickDraft>>, photo?: typeof file) =>
      on("2026-03-05", () =>
        county.act("townshipClerk", (tx, by) =>
          saveDraft(tx, by, { ...aDraft, project: project.id, ...changes }, photo),
        ),
      );
    await keep({ words: "补记" });
    await keep({ words: "补记旧账", step: "2" }, file);
    const kept = await keep({ amount: "150000", step: "3" });
    expect(kept).toMatchObject({ draft: { step: "3", amount: "150000" }, voucher: { hash } });
    // Another post does not find it, and a paper in a draft has paid nothing yet.
    const others = await county.ask("townshipHead", viewDraft);
    expect(others).toEqual({ draft: null, voucher: null });
    const { ticks } = await seen({ project: project.id, amount: fen(100n), hash });
    expect(ticks.at(-1)).toEqual({ says: "这张凭证没有报过", isMet: true });
    const input = { project: project.id, words: "补记旧账", amount: fen(150_000n) };
    const provider = county.organizations["provider"]!;
    const key = await on("2026-03-05", () =>
      county.act("townshipClerk", (tx, by) =>
        buyQuickly(tx, by, { ...input, provider, doneOn: day("2026-03-04") }, undefined),
      ),
    );
    const papers = await county.ask("townshipClerk", (db) =>
      listAttachments(db, key.jurisdiction, key.id),
    );
    expect(papers.map((one) => one.name)).toEqual(["发票.jpg"]);
    expect(await county.ask("townshipClerk", viewDraft)).toEqual({ draft: null, voucher: null });
  });

  test("below 5,000 yuan one quote is enough: one act, and the head confirms", async () => {
    const project = await aPlan();
    const key = await aQuickPurchase(county, project, { amount: "4999.99" });
    const one = await county.ask("townshipClerk", (db) => getProcurement(db, key));
    expect(one).toMatchObject({
      title: "补记一个村的旧账",
      budget: yuan("4999.99"),
      ceiling: yuan("4999.99"),
      quotesNeeded: 1,
      closedOn: "2026-03-05",
    });
    expect((await openTasksOf(county, key)).map(([kind]) => kind)).toEqual(["procurement.choose"]);
    await confirm(key);
    expect((await openTasksOf(county, key)).map(([kind]) => kind)).toEqual(["contract.draft"]);
  });

  test("at 5,000 yuan three are asked for: two more are to be recorded before the head may confirm", async () => {
    const project = await aPlan();
    const key = await aQuickPurchase(county, project, { amount: "5000.00" });
    await expect(confirm(key)).rejects.toMatchObject({
      kind: "unlawful",
      message: expect.stringContaining("还差 2 家"),
    });
  });

  test("a second one takes what the first leaves of the plan, and not one fen more", async () => {
    const project = await aPlan();
    await aQuickPurchase(county, project, { amount: "4000.00" });
    await expect(
      aQuickPurchase(county, project, { amount: "80000.01", provider: "otherProvider" }),
    ).rejects.toMatchObject({
      kind: "unlawful",
      message:
        "最高限价 80,000.01 元，计划金额 84,000.00 元，其他采购和合同已占 4,000.00 元，超出 0.01 元",
      breaches: [{ rule: "procurement.ceilingWithinPlan", basis: [{ article: "13" }, {}] }],
    });
    await aQuickPurchase(county, project, { amount: "80000.00", provider: "otherProvider" });
    await expect(aQuickPurchase(county, project, { amount: "0.01" })).rejects.toMatchObject({
      kind: "unlawful",
    });
    const { projects } = await seen({});
    expect(projects.map((one) => one.id)).not.toContain(project.id);
  });

  test("the preview counts what was bought in the year and finds plan, line and report row", async () => {
    const project = await aPlan();
    const provider = county.organizations["provider"]!;
    const before = await seen({ project: project.id, amount: yuan("4000.00") });
    await aQuickPurchase(county, project, { amount: "4000.00" });
    const after = await seen({ project: project.id, amount: yuan("4000.00"), provider });
    expect(after.year!.bought - before.year!.bought).toBe(yuan("4000.00"));
    expect(after).toMatchObject({
      oneQuoteBelow: yuan("5000.00"),
      control: { quotesNeeded: 1, approverName: "单位负责人审批", isByClerk: false },
      year: { limit: yuan("300000.00"), tenderFrom: yuan("2000000.00") },
      found: { plan: "柳河镇2026年村级代理记账服务", freeAfter: yuan("76000.00") },
      ticks: [
        { says: "可以买，在目录和计划内", isMet: true },
        { says: "没有超过限额，没有拆分", isMet: true },
      ],
    });
    const over = await seen({ project: project.id, amount: yuan("80000.01") });
    expect(over.breaches.map((one) => one.rule)).toContain("procurement.ceilingWithinPlan");
    expect(over.ticks[0]).toMatchObject({ isMet: false });
  });

  const aVoucher = (hash: string) => ({
    name: "发票.pdf",
    type: "application/pdf",
    bytes: Buffer.from("%PDF"),
    hash,
  });
  /** 1,000.00 yuan for what was done the day before. */
  const bought = (project: { id: string }, voucher: ReturnType<typeof aVoucher> | undefined) =>
    on("2026-03-05", () =>
      county.act("townshipClerk", (tx, by) =>
        buyQuickly(
          tx,
          by,
          {
            project: project.id,
            words: "补记旧账",
            amount: fen(100_000n),
            provider: county.organizations["provider"]!,
            doneOn: day("2026-03-04"),
          },
          voucher,
        ),
      ),
    );

  test("a service that is done needs its voucher, and a voucher serves once", async () => {
    const project = await aPlan();
    const hash = "a".repeat(64);
    const file = aVoucher(hash);
    const buy = (voucher?: typeof file) => bought(project, voucher);
    await expect(buy()).rejects.toMatchObject({ breaches: [{ field: "file" }] });
    await buy(file);
    await expect(buy(file)).rejects.toMatchObject({ breaches: [{ field: "file" }] });
    const { ticks } = await seen({ project: project.id, amount: fen(100n), hash });
    expect(ticks.at(-1)).toEqual({ says: "这张凭证没有报过", isMet: false });
  });

  test("the voucher of a purchase that was given up serves again", async () => {
    const project = await aPlan();
    const buy = () => bought(project, aVoucher("7".repeat(64)));
    const first = await buy();
    await expect(buy()).rejects.toMatchObject({ breaches: [{ field: "file" }] });
    await on("2026-03-06", () =>
      county.act("townshipClerk", (tx, by) =>
        end(tx, by, "cancel", { ...first, reason: "承接方做不了", on: undefined }),
      ),
    );
    await expect(buy()).resolves.toMatchObject({ jurisdiction: first.jurisdiction });
  });

  test("what adds up to the limit of purchase is flagged, whatever each of them costs", async () => {
    const flags: string[] = [];
    for (const _ of [1, 2, 3, 4]) {
      const key = await aQuickPurchase(county, await aPlan(), { amount: "80000.00" });
      flags.push(...(await flagsOn(county, key)));
    }
    expect(flags).toContain("procurement.notSplitBelowLimit");
  });
});
