import { beforeAll, describe, expect, test } from "vitest";
import { yearOf } from "../../base/day.ts";
import { today } from "../../platform/clock.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aDraft, bookkeeping, withLimits } from "../../../test/given/project.ts";
import { aFiling, aLiftRequest, aWorksDraft, soilTesting } from "../../../test/given/ruling.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { draft, edit, submit } from "../project/actions.ts";
import { ProjectContent } from "../project/model.ts";
import { getProject } from "../project/reads.ts";
import * as actions from "./actions.ts";
import { grantLift, refuseLift, withdrawLift } from "./lifts.ts";
import { AcceptInput, FilingContent } from "./model.ts";
import { getFiling, getLift } from "./reads.ts";
import type { Key } from "./actions.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
});

const flagsOf = (id: string) =>
  county.ask("auditor", (tx) =>
    tx.selectFrom("flagHit").select(["rule", "because"]).where("subjectId", "=", id).execute(),
  );

const openTasks = (id: string) =>
  county.ask("auditor", (tx) =>
    tx
      .selectFrom("task")
      .select(["kind", "role", "says"])
      .where("subjectId", "=", id)
      .where("doneAt", "is", null)
      .execute(),
  );

describe("目录外备案", () => {
  const submitted = async (changes: Partial<typeof soilTesting> = {}): Promise<Key> => {
    const key = await aFiling(county, changes);
    await county.act("townshipClerk", (tx, by) => actions.submitFiling(tx, by, key));
    return key;
  };
  const accepting = (key: Key, days = { fromOn: "2026-01-01", toOn: "2027-12-31" }) =>
    county.act("countyFinanceReviewer", (tx, by) =>
      actions.acceptFiling(tx, by, AcceptInput.parse({ ...key, ...days, reason: "确有需要" })),
    );
  const drafting = async (item: string) => {
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const input = { ...bookkeeping(line), item, title: "农村户厕粪液检测" };
    return county.act("townshipClerk", (tx, by) => draft(tx, by, input));
  };

  test("is submitted to the reviewer of county finance, accepted with number and days, and only then bought", async () => {
    const key = await submitted();
    expect(await openTasks(key.id)).toMatchObject([
      { kind: "ruling.decideFiling", role: "countyFinanceReviewer", says: "60,000.00 元" },
    ]);
    const year = yearOf(today());
    const code = `W${String(year).slice(2)}0001`;
    await expect(drafting(code)).rejects.toMatchObject({
      breaches: [{ rule: "project.itemIsInCatalog" }],
    });
    await accepting(key);
    const filing = await county.ask("townshipClerk", (tx) => getFiling(tx, "990101", key.id));
    expect(filing).toMatchObject({ status: "accepted", code, number: `990101-${year}-0001` });
    expect(await openTasks(key.id)).toMatchObject([{ kind: "ruling.useFiling" }]);
    const project = await drafting(code);
    const row = await county.ask("townshipClerk", (tx) => getProject(tx, "990101", project.id));
    expect(row).toMatchObject({ catalogItem: code, itemName: soilTesting.name, kind: "1" });
    expect(await openTasks(key.id)).toEqual([]);
    await county.act("townshipClerk", (tx, by) => submit(tx, by, project));
    const flags = await flagsOf(project.id);
    expect(flags.map((one) => one.rule)).toContain("ruling.filingAsksForAdjustment");
  });

  test("of one township is no item of its neighbour", async () => {
    const key = await submitted({ name: "另一项检测服务" });
    await accepting(key);
    const { code } = await county.ask("auditor", (tx) => getFiling(tx, "990101", key.id));
    const neighbour = county.as("townshipClerk", "otherTownship");
    const elsewhere = county.act(neighbour, async (tx, by) =>
      draft(tx, by, {
        ...bookkeeping(await anApprovedLine(county, { organization: "otherTownship" })),
        item: code,
      }),
    );
    await expect(elsewhere).rejects.toThrow();
  });

  test("of what the catalog holds, or of what may not be bought, is refused", async () => {
    const inside = await aFiling(county, { name: "会计服务" });
    const barred = await aFiling(county, { name: "村道硬化", content: "村道硬化两公里" });
    const submitting = (key: Key) =>
      county.act("townshipClerk", (tx, by) => actions.submitFiling(tx, by, key));
    await expect(submitting(inside)).rejects.toThrow("“会计服务”就是目录里的 B0301 会计服务");
    await expect(submitting(barred)).rejects.toMatchObject({
      breaches: [{ rule: "ruling.wordsMayBeBought" }],
    });
  });

  test("may be corrected while it is a draft, not afterwards", async () => {
    const key = await aFiling(county);
    const content = FilingContent.parse({ ...soilTesting, amount: "5000000" });
    const editing = () =>
      county.act("townshipClerk", (tx, by) => actions.editFiling(tx, by, key, content));
    await editing();
    await county.act("townshipClerk", (tx, by) => actions.submitFiling(tx, by, key));
    await expect(editing()).rejects.toMatchObject({ kind: "conflict" });
  });

  test.each([
    ["parent", { parent: "A0607" }, "A0607 不是目录里的类别"],
    ["purchaseItem", { purchaseItem: "C99999999" }, "品目里没有 C99999999"],
  ])("with an unknown %s is refused there", async (field, changes, says) => {
    const asked = aFiling(county, changes);
    await expect(asked).rejects.toMatchObject({ breaches: [{ field }] });
    await expect(aFiling(county, changes)).rejects.toThrow(says);
  });

  test("is declined with its reason, or withdrawn by who drafted it alone", async () => {
    const key = await submitted({ name: "第三项检测服务" });
    const neighbour = county.as("townshipClerk", "otherTownship");
    await expect(
      county.act(neighbour, (tx, by) => actions.withdrawFiling(tx, by, key)),
    ).rejects.toMatchObject({ kind: "notFound" });
    await county.act("countyFinanceReviewer", (tx, by) =>
      actions.declineFiling(tx, by, key, "可以用农业农村环境治理服务"),
    );
    const filing = await county.ask("townshipClerk", (tx) => getFiling(tx, "990101", key.id));
    expect(filing).toMatchObject({ status: "declined", reason: "可以用农业农村环境治理服务" });
    expect(await openTasks(key.id)).toEqual([]);
  });

  test("does not end before it begins", async () => {
    const key = await submitted({ name: "第四项检测服务" });
    await expect(
      accepting(key, { fromOn: "2026-02-01", toOn: "2026-01-31" }),
    ).rejects.toMatchObject({ breaches: [{ field: "toOn" }] });
  });
});

describe("解除阻断", () => {
  const submitting = (key: Key) => county.act("townshipClerk", (tx, by) => submit(tx, by, key));

  test("a named reviewer lifts what bars a project, and the project is flagged", async () => {
    const project = await aWorksDraft(county);
    await expect(submitting(project)).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "ruling.wordsMayBeBought" }],
    });
    const key = await aLiftRequest(county, project);
    expect(await openTasks(key.id)).toMatchObject([
      { kind: "ruling.decideLift", role: "countyFinanceReviewer" },
    ]);
    await expect(submitting(project)).rejects.toMatchObject({ kind: "unlawful" });
    await county.act("countyFinanceReviewer", (tx, by) =>
      grantLift(tx, by, key, "新铺部分另行立项，属实"),
    );
    const [flag] = await flagsOf(project.id);
    expect(flag!.rule).toBe("ruling.barWasLifted");
    expect(flag!.because).toMatch(
      /^县财政局审核于 \d{4}-\d{2}-\d{2} 解除 1 条阻断，理由：新铺部分另行立项，属实$/,
    );
    await submitting(project);
    const row = await county.ask("townshipClerk", (tx) => getProject(tx, "990101", project.id));
    expect(row.status).toBe("submitted");
  });

  test("the ruling falls when a word changes", async () => {
    const project = await aWorksDraft(county);
    const key = await aLiftRequest(county, project);
    await county.act("countyFinanceReviewer", (tx, by) => grantLift(tx, by, key, "属实"));
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const content = ProjectContent.parse({
      ...bookkeeping(line),
      unitPrice: "600000",
      shares: [{ quantity: 14, fundings: [{ line, amount: "8400000" }] }],
      title: "柳河镇2026年村道养护服务",
      item: "A1302",
      purpose: "村道日常养护，含新铺沥青路面三公里",
    });
    await county.act("townshipClerk", (tx, by) => edit(tx, by, project, content));
    await expect(submitting(project)).rejects.toMatchObject({
      breaches: [{ rule: "ruling.wordsMayBeBought" }],
    });
  });

  test("refused, the bar stands, and the clerk is told why", async () => {
    const project = await aWorksDraft(county);
    const key = await aLiftRequest(county, project);
    await county.act("countyFinanceReviewer", (tx, by) => refuseLift(tx, by, key, "确是工程"));
    expect(await openTasks(project.id)).toMatchObject([
      { kind: "project.submit", says: "县财政局不予解除：确是工程" },
    ]);
    expect(await flagsOf(project.id)).toEqual([]);
    await expect(submitting(project)).rejects.toMatchObject({ kind: "unlawful" });
  });

  test("is asked once at a time, and only where something bars", async () => {
    const project = await aWorksDraft(county);
    const key = await aLiftRequest(county, project);
    await expect(aLiftRequest(county, project)).rejects.toThrow("已有一件待审核的申请");
    await county.act("townshipClerk", (tx, by) => withdrawLift(tx, by, key));
    await aLiftRequest(county, project);
    const plain = await aDraft(county);
    await expect(aLiftRequest(county, plain)).rejects.toThrow("没有被负面清单阻断");
  });

  test("who asks does not decide, and a neighbour sees nothing of it", async () => {
    const key = await aLiftRequest(county, await aWorksDraft(county));
    const reviewer = county.as("countyFinanceReviewer");
    const own = { ...reviewer, organization: county.organizations["township"]! };
    await expect(county.act(own, (tx, by) => grantLift(tx, by, key, "属实"))).rejects.toMatchObject(
      { kind: "forbidden" },
    );
    const neighbour = county.as("townshipClerk", "otherTownship");
    await expect(
      county.ask(neighbour, (tx) => getLift(tx, "990101", key.id)),
    ).rejects.toMatchObject({ kind: "notFound" });
  });
});
