import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import {
  aProposal,
  aCatalog,
  anApproved,
  askedBy,
  theDetail,
} from "../../../test/given/catalog.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import * as actions from "./actions.ts";
import { edit, propose, type Key } from "./drafting.ts";
import { ChangesInput, ProposalInput } from "./revision.ts";
import { getRevision, listChanges, listOpinions } from "./revisionReads.ts";

const db = testDatabase();
let county: County;
const on = <T>(text: string, run: () => Promise<T>): Promise<T> => at(day(text), run);
const today = "2026-11-28";

beforeAll(async () => {
  county = await aCounty(db.database);
  await aCatalog(db.database);
});

const seen = (key: Key) => county.ask("countyFinanceOfficer", (tx) => getRevision(tx, key));

const answer = (key: Key, who: Parameters<County["act"]>[0], opinion: "agree" | "disagree") =>
  county.act(who, (tx, by) =>
    actions.answer(tx, by, key, { opinion, remarks: opinion === "agree" ? "" : "请写明范围" }),
  );

const legality = (key: Key, needsExperts = false) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    actions.recordLegality(tx, by, key, {
      reviewer: "县司法局",
      document: "青司审〔2026〕12号（虚构）",
      words: "内容合法",
      needsExperts,
    }),
  );

const approve = (key: Key) =>
  county.act("countyFinanceReviewer", (tx, by) => actions.approve(tx, by, key));

describe("before anybody is asked", () => {
  test("an item outside the province's catalog is refused with its article, and nothing of the act remains", () =>
    on(today, async () => {
      const key = await aProposal(county, { code: "B1301", name: "其他" });
      const parent = ChangesInput.parse({ changes: [{ code: "B13", name: "其他服务" }] });
      await county.act("townshipClerk", (tx, by) => edit(tx, by, key, parent));
      await expect(askedBy(county, key)).rejects.toMatchObject({
        kind: "unlawful",
        breaches: [
          { rule: "catalog.staysWithinUpper", basis: [{ article: "11" }, { article: "12" }] },
        ],
      });
      expect(await seen(key)).toMatchObject({ status: "drafted", round: 0, readers: [] });
      expect(await county.ask("countyFinanceOfficer", (tx) => listOpinions(tx, key))).toEqual([]);
    }));

  test("an item without the class above it is no tree", () =>
    on(today, async () => {
      const key = await aProposal(county, { code: "B1301", name: "其他" });
      await expect(askedBy(county, key)).rejects.toThrow("B1301 其他缺少上一级 B13");
    }));

  test("a 品目 that does not exist is refused where it is written", () =>
    on(today, async () => {
      await expect(aProposal(county, { purchaseItem: "C99999999" })).rejects.toMatchObject({
        kind: "invalid",
        breaches: [{ field: "purchaseItem" }],
      });
    }));

  test("a place without an edition of its own has nothing to adjust", () =>
    on(today, async () => {
      const input = ProposalInput.parse({ ...theDetail, level: "township", reason: "没有" });
      await expect(county.act("townshipClerk", (tx, by) => propose(tx, by, input))).rejects.toThrow(
        "本地还没有乡镇目录，不能调整单项。请先整版编制",
      );
    }));

  test("a proposal that is not taken up has its reason", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await county.act("countyFinanceOfficer", (tx, by) =>
        actions.decline(tx, by, key, "已有 B0302 可用"),
      );
      expect(await seen(key)).toMatchObject({ status: "declined", whyReturned: "已有 B0302 可用" });
      await expect(askedBy(county, key)).rejects.toMatchObject({ kind: "conflict" });
    }));
});

describe("opinions", () => {
  test("silence is seen, holds things up until the last day, and is flagged after it", async () => {
    const key = await on(today, () => aProposal(county));
    await on(today, () => askedBy(county, key));
    await on("2026-12-01", () => answer(key, "departmentOfficer", "disagree"));
    await expect(on("2026-12-05", () => legality(key))).rejects.toThrow(
      "征求了 2 家，还有 1 家没有答复（柳河镇），期限到 2026-12-05",
    );
    await on("2026-12-06", () => legality(key));
    const opinions = await county.ask("countyFinanceOfficer", (tx) => listOpinions(tx, key));
    expect(new Set(opinions.map((one) => one.opinion))).toEqual(new Set(["disagree", null]));
    const flags = await db.database.ask(fullSight, (tx) =>
      tx.selectFrom("flagHit").selectAll().where("subjectId", "=", key.id).execute(),
    );
    expect(flags.map((one) => [one.rule, one.because])).toEqual([
      ["catalog.opinionsAreMissing", "征求了 2 家，到 2026-12-05 仍有 1 家没有答复：柳河镇"],
    ]);
  });

  test("each answers for itself, once, and with a reason where it disagrees", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await askedBy(county, key);
      const other = county.as("townshipClerk", "otherTownship");
      await expect(answer(key, other, "agree")).rejects.toMatchObject({ kind: "notFound" });
      const silent = { opinion: "disagree" as const, remarks: "" };
      await expect(
        county.act("departmentOfficer", (tx, by) => actions.answer(tx, by, key, silent)),
      ).rejects.toMatchObject({ breaches: [{ field: "remarks" }] });
      await answer(key, "departmentOfficer", "agree");
      await expect(answer(key, "departmentOfficer", "agree")).rejects.toThrow("2026-11-28 答复");
      const open = await db.database.ask(fullSight, (tx) =>
        tx
          .selectFrom("task")
          .select("organization")
          .where("subjectId", "=", key.id)
          .where("kind", "like", "catalog.answer%")
          .where("doneAt", "is", null)
          .execute(),
      );
      expect(open).toEqual([{ organization: county.organizations["township"] }]);
    }));

  test("who is asked sees the revision, but only its own answer", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await expect(
        county.ask("departmentOfficer", (tx) => getRevision(tx, key)),
      ).rejects.toMatchObject({ kind: "notFound" });
      await askedBy(county, key);
      const opinions = await county.ask("departmentOfficer", async (tx) => {
        expect(await listChanges(tx, key)).toHaveLength(1);
        return listOpinions(tx, key);
      });
      expect(opinions.map((one) => one.organization)).toEqual([county.organizations["department"]]);
    }));

  test("only departments and townships of the place are asked, and one department at least", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await expect(askedBy(county, key, ["provider"])).rejects.toThrow("不是本地的部门或者乡镇");
      await expect(askedBy(county, key, ["township"])).rejects.toThrow(
        "选了 1 家单位，其中没有部门",
      );
    }));

  test("a last day that is today leaves no day to answer", () =>
    on("2026-12-05", async () => {
      const key = await aProposal(county);
      await expect(askedBy(county, key)).rejects.toThrow(
        "答复期限 2026-12-05 不晚于今天 2026-12-05",
      );
    }));

  test("who was asked may not rewrite what it was asked about", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await askedBy(county, key);
      await county.act("countyFinanceOfficer", (tx, by) =>
        actions.sendBack(tx, by, key, { reason: "再想一想", remarks: [] }),
      );
      const changes = ChangesInput.parse({ changes: [] });
      await expect(
        county.act("departmentOfficer", (tx, by) => edit(tx, by, key, changes)),
      ).rejects.toMatchObject({ kind: "forbidden" });
    }));
});

describe("reviews", () => {
  test("a review does not lie before the day on which opinions were asked", async () => {
    const key = await on(today, () => aProposal(county));
    await on(today, () => askedBy(county, key));
    await on(today, () => answer(key, "departmentOfficer", "agree"));
    await on(today, () => answer(key, "townshipClerk", "agree"));
    const review = { reviewer: "县司法局", document: "", words: "合法", needsExperts: false };
    const early = { ...review, reviewedOn: day("2026-11-27") };
    await expect(
      on(today, () =>
        county.act("countyFinanceOfficer", (tx, by) => actions.recordLegality(tx, by, key, early)),
      ),
    ).rejects.toThrow("填的日期 2026-11-27 早于征求意见的 2026-11-28");
  });

  test("experts who are needed are heard before the approval", () =>
    on(today, async () => {
      const key = await anApproved(county, {}, { needsExperts: true });
      expect(await seen(key)).toMatchObject({ status: "approved", needsExperts: true });
    }));

  test("what goes back says what must be corrected, and everything is asked again", () =>
    on(today, async () => {
      const key = await aProposal(county);
      await askedBy(county, key);
      await answer(key, "departmentOfficer", "agree");
      await answer(key, "townshipClerk", "agree");
      await legality(key, true);
      await expect(approve(key)).rejects.toThrow("需要专家论证，还没有论证记录");
      await county.act("countyFinanceReviewer", (tx, by) =>
        actions.sendBack(tx, by, key, {
          reason: "名称太宽",
          remarks: [{ code: "B030201", remark: "请写明审什么" }],
        }),
      );
      const [change] = await county.ask("townshipClerk", (tx) => listChanges(tx, key));
      expect(change).toMatchObject({ remark: "请写明审什么" });
      const changes = [{ ...theDetail, name: "村级工程结算审核" }];
      const corrected = ChangesInput.parse({ changes });
      expect(await county.act("townshipClerk", (tx, by) => edit(tx, by, key, corrected))).toBe(1);
      expect(await county.act("townshipClerk", (tx, by) => edit(tx, by, key, corrected))).toBe(0);
      await askedBy(county, key);
      const expected = { status: "opinionsAsked", round: 2, needsExperts: false };
      expect(await seen(key)).toMatchObject(expected);
    }));
});
