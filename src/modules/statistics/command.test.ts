import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { aDatabase, type TestDatabase } from "../../../test/database.ts";
import { fullSight } from "../../platform/actor.ts";
import { openDatabase, type Database } from "../../platform/db.ts";
import { runReturns } from "./command.ts";

let cluster: TestDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  cluster = await aDatabase();
  database = openDatabase({ connectionString: cluster.url }, 4);
  folder = await mkdtemp(join(tmpdir(), "returns-"));
});
afterAll(async () => {
  await database.close();
  await cluster.close();
});

const setting = { open: async () => database, jurisdiction: undefined };
const fixture = (form: 1 | 2) =>
  fileURLToPath(
    new URL(`../../../test/fixtures/returns/puyang-2019-table${form}.csv`, import.meta.url),
  );
const of = (form: 1 | 2, jurisdiction = "410900") => [
  "--form",
  `${form}`,
  "--year",
  "2019",
  "--jurisdiction",
  jurisdiction,
];
const goufu = (...args: string[]) => runReturns(args, setting);
const changedFixture = async (name: string, from: string, to: string) => {
  const path = join(folder, name);
  await writeFile(path, (await readFile(fixture(1), "utf8")).replace(from, to));
  return path;
};
const countVersions = () =>
  database.ask(fullSight, (db) => db.selectFrom("statisticReturn").select("version").execute());

test("a rehearsal checks and stores nothing", async () => {
  const { code, out } = await goufu("import", fixture(1), ...of(1), "--dry-run", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ stored: false, version: null });
  expect(JSON.parse(out).findings).toHaveLength(19);
  expect(await countVersions()).toHaveLength(0);
});

test("the returns of Puyang are filed with their flags, and the same file again changes nothing", async () => {
  const first = await goufu("import", fixture(1), ...of(1), "--json");
  expect(first.code).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ stored: true, version: 1, unchanged: false });
  const second = await goufu("import", fixture(2), ...of(2), "--json");
  expect(JSON.parse(second.out)).toMatchObject({ stored: true, version: 1 });
  expect(JSON.parse(second.out).findings).toHaveLength(6);
  const again = await goufu("import", fixture(1), ...of(1), "--json");
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ stored: false, version: 1, unchanged: true });
  expect(await countVersions()).toHaveLength(2);
});

test("the act is in the audit, and the nine sources and one final account wait as flags", async () => {
  const { flags, entries } = await database.ask(fullSight, async (db) => ({
    flags: await db.selectFrom("flagHit").select("because").execute(),
    entries: await db.selectFrom("auditEntry").select("verb").execute(),
  }));
  expect(flags).toHaveLength(9 + 1 + 4 + 1);
  expect(entries.map((one) => one.verb)).toEqual(["return.file", "return.file"]);
});

test("one changed digit is refused with row, column and figures", async () => {
  const path = await changedFixture("digit.csv", "691.45,693.92", "691.46,693.92");
  const { code, out } = await goufu("import", path, ...of(1, "410922"), "--json");
  expect(code).toBe(1);
  const [first] = JSON.parse(out).findings;
  expect(first).toMatchObject({
    level: "error",
    row: "教育",
    column: "一般公共预算.预算数",
    figures: { reported: "691460000", fitting: "691450000", difference: "10000" },
  });
  expect(first.says).toContain("填报 691.46 万元，按同行和同列的合计应为 691.45 万元");
});

test("other content over a filed return needs a reason, and then is a version of its own", async () => {
  const path = await changedFixture("right.csv", "445.58,611.58,,", "611.58,611.58,,");
  const text = await readFile(path, "utf8");
  await writeFile(
    path,
    text
      .replace("847.9,445.58,611.58\r", "847.9,611.58,611.58\r")
      .replace("35051.1564", "35217.1564")
      .replace("40790.5084", "40956.5084"),
  );
  const without = await goufu("import", path, ...of(1), "--json");
  expect(without.code).toBe(1);
  expect(JSON.parse(without.out)).toMatchObject({ stored: false, version: 1 });
  expect(JSON.parse(without.out).findings.at(-1)).toMatchObject({
    rule: "statistics.correctionNeedsReason",
    level: "error",
  });
  const reason = ["--reason", "商业服务业等执行数漏计 166 万元"];
  const { code, out } = await goufu("import", path, ...of(1), ...reason, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ stored: true, version: 2 });
  // Table 2 is still the old one: said, but a correction must be able to begin somewhere.
  expect(
    JSON.parse(out).findings.filter(
      (one: { rule: string }) => one.rule === "statistics.formsAgree",
    ),
  ).toHaveLength(2);
});

test("what is filed comes out again: the .csv byte for byte, the .xlsx in the official layout", async () => {
  const csv = join(folder, "2.csv");
  expect((await goufu("export", ...of(2), "--out", csv)).code).toBe(0);
  expect(await readFile(csv, "utf8")).toBe(await readFile(fixture(2), "utf8"));

  const xlsx = join(folder, "2.xlsx");
  expect((await goufu("export", ...of(2), "--source", "filed", "--out", xlsx)).code).toBe(0);
  const [sheet] = await readXlsxFile(xlsx);
  const rows = sheet!.data;
  expect(rows[0]?.[0]).toBe("政府购买服务项目资金统计表2");
  expect(rows[1]?.[5]).toBe("年份：（2019）");
  expect(rows[1]?.[9]).toBe("金额：万元");
  expect(rows[2]).toEqual([
    "服务类别",
    "一般公共预算",
    null,
    null,
    null,
    "政府性基金预算",
    null,
    null,
    null,
    "合计",
    null,
    null,
    null,
  ]);
  expect(rows[4]).toEqual([
    "基本公共服务",
    60,
    14239.67,
    13955.55,
    13398.36,
    11,
    5082.092,
    5077.992,
    5077.992,
    71,
    19321.762,
    null,
    null,
  ]);
  expect(rows[10]?.slice(9)).toEqual([236, 41528.1184, 40790.5084, 40201.8784]);
  expect(rows[12]?.[0]).toContain("注：关于政府购买服务资金金额，1月份报送数据时");
});

test("our own .xlsx can be filed by another division, and is the same return", async () => {
  const xlsx = join(folder, "2.xlsx");
  const { code, out } = await goufu("import", xlsx, ...of(2, "410926"), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ stored: true, version: 1 });
  const hashes = await database.ask(fullSight, (db) =>
    db.selectFrom("statisticReturn").select("hash").where("form", "=", 2).execute(),
  );
  expect(new Set(hashes.map((one) => one.hash)).size).toBe(1);
});

test("the .json gives fen as text and null for what was not given", async () => {
  const path = join(folder, "2.json");
  await goufu("export", ...of(2), "--out", path);
  const { rows } = JSON.parse(await readFile(path, "utf8"));
  expect(rows[0].cells["合计.预算数"]).toBe("19321762000");
  expect(rows[0].cells["合计.执行数"]).toBeNull();
  expect(rows[0].cells["合计.项目数"]).toBe(71);
});

test("bad files and arguments end with 2, an export of what is not there with 1", async () => {
  const missing = await goufu("import", join(folder, "none.csv"), ...of(1), "--json");
  expect(missing).toMatchObject({ code: 2, words: expect.stringContaining("读不到文件") });
  expect(JSON.parse(missing.out)).toMatchObject({ stored: false, findings: [], kind: "invalid" });
  expect(await goufu("import", fixture(1), ...of(2))).toMatchObject({
    code: 2,
    words: expect.stringContaining("应作为表1导入"),
  });
  expect(await goufu("import", fixture(1), "--form", "3", "--year", "2019")).toMatchObject({
    code: 2,
    words: expect.stringContaining("--form 应为 1、2 之一"),
  });
  expect(await goufu("import", fixture(1), ...of(1, "000001"))).toMatchObject({
    code: 2,
    words: expect.stringContaining("000001 不存在"),
  });
  const out = join(folder, "none.xlsx");
  expect(
    await goufu("export", ...of(1, "410927"), "--source", "filed", "--out", out),
  ).toMatchObject({ code: 1, words: expect.stringContaining("没有报送过 2019 年表1") });
});

test("filed is filed: the application role can neither change nor delete a return", async () => {
  await expect(
    database.act(fullSight, (tx) =>
      tx.updateTable("statisticReturn").set({ filer: "x" }).execute(),
    ),
  ).rejects.toThrow("permission denied");
  await expect(
    database.act(fullSight, (tx) => tx.deleteFrom("statisticReturn").execute()),
  ).rejects.toThrow("permission denied");
});
