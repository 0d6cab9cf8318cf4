import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { keepFilesIn, listAttachments } from "../../platform/files.ts";
import { sniff } from "../../platform/sniff.ts";
import { aCatalog } from "../../../test/given/catalog.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { importSheet } from "./intake.ts";
import { getRevision, listChanges } from "./revisionReads.ts";

const db = testDatabase();
let county: County;

beforeAll(async () => {
  keepFilesIn(await mkdtemp(join(tmpdir(), "goufu-files-")));
  county = await aCounty(db.database);
  await aCatalog(db.database);
});

const head = "编码,名称,范围,类别,品目编码,功能分类,责任部门";
const good = "B030201,村级财务收支审计,村集体的审计,4,C23030000,201,县农业农村局";
const intake = {
  kind: "adjustment" as const,
  level: "county" as const,
  title: "细化审计服务",
  reason: "各村每年都要审计",
  delegatedBy: "",
};

const take = (...lines: string[]) =>
  county.act("countyFinanceOfficer", async (tx, by) =>
    importSheet(tx, by, intake, await sniff("目录.csv", Buffer.from([head, ...lines].join("\n")))),
  );

const countRevisions = () =>
  county.ask("countyFinanceOfficer", async (tx) => {
    const rows = await tx.selectFrom("catalogRevision").select("id").execute();
    const traces = await tx
      .selectFrom("task")
      .select("id")
      .where("subjectKind", "=", "catalogRevision")
      .execute();
    return [rows.length, traces.length];
  });

test("good rows go into the draft, a bad one comes back in the user's table, and the same table changes nothing", async () => {
  const bad = "B030202,结算审核,结算,4,C99990000,201,县财政局";
  const first = await take(good, bad);
  expect(first).toMatchObject({
    good: 1,
    changed: 1,
    bad: [{ row: 3, because: "品目编码 C99990000 不在政府采购品目分类目录的服务类里" }],
  });
  const key = first.revision;
  const [paper] = await county.ask("countyFinanceOfficer", (tx) =>
    listAttachments(tx, key.jurisdiction, key.id),
  );
  expect(paper).toMatchObject({ id: first.paper, name: "目录（1 行有意见）.xlsx" });
  const before = await countRevisions();
  const second = await take(good);
  expect(second).toMatchObject({ revision: key, good: 1, changed: 0, bad: [], paper: null });
  expect(await countRevisions()).toEqual(before);
  const third = await take(good.replace("村集体的审计", "村集体经济组织的审计"));
  expect(third).toMatchObject({ revision: key, changed: 1 });
  const changes = await county.ask("countyFinanceOfficer", (tx) => listChanges(tx, key));
  expect(changes.map((one) => one.scope)).toEqual(["村集体经济组织的审计"]);
  const revision = await county.ask("countyFinanceOfficer", (tx) => getRevision(tx, key));
  expect(revision).toMatchObject({ status: "drafted", base: "990101-county" });
});

test("what a row leaves open is taken from the item it changes or details", async () => {
  const { revision } = await county.act("countyFinanceOfficer", async (tx, by) => {
    const lines = "编码,名称\nB0101,常年法律顾问服务\nB010101,村级法律顾问服务";
    const named = { ...intake, title: "法律顾问" };
    return importSheet(tx, by, named, await sniff("目录.csv", Buffer.from(lines)));
  });
  const changes = await county.ask("countyFinanceOfficer", (tx) => listChanges(tx, revision));
  const whole = { kind: "5", purchaseItem: "C20030300", functionalClasses: ["201"] };
  expect(changes).toMatchObject([
    {
      code: "B0101",
      ...whole,
      department: "司法行政部门",
      scope: expect.stringContaining("法律意见"),
    },
    { code: "B010101", ...whole, department: "司法行政部门", scope: "" },
  ]);
});

test("a table of which nothing can be read begins nothing", async () => {
  const before = await countRevisions();
  await expect(take("B3,审计,,,,,")).rejects.toMatchObject({
    kind: "invalid",
    breaches: [{ field: "file", because: expect.stringContaining("第 2 行") }],
  });
  await expect(take()).rejects.toThrow("表头下面没有事项");
  expect(await countRevisions()).toEqual(before);
});
