import { describe, expect, test } from "vitest";
import {
  clockFaults,
  languageFaults,
  numberedFiles,
  ownerFaults,
  rawFaults,
  statusFaults,
  tablesOf,
} from "./manner.ts";
import { filesIn, sourceOf, sources } from "./source.ts";

const planted = (text: string, path = "src/modules/contract/actions.ts") => [sourceOf(path, text)];

describe("the language", () => {
  test("no enum, namespace, default export, barrel, any, and no class but errors", () => {
    expect(languageFaults(sources())).toEqual([]);
  });

  test.each([
    ["enum A { B }", "an enum"],
    ["namespace A { export const b = 1; }", "a namespace"],
    ["export default 1;", "a default export"],
    ["export default function f() {}", "a default export"],
    ['export * from "./b.ts";', "a barrel"],
    ["export class Sign {}", "a class that is no error"],
    ["export const f = (x: any) => x;", "any"],
    ["export const f = (x: unknown) => x as any;", "any"],
  ])("%s is found", (text, says) => {
    expect(languageFaults(planted(text))).toEqual([`src/modules/contract/actions.ts:1 ${says}`]);
  });

  test("an error is a class, a setting is a default export, and any with its reason stands", () => {
    expect(languageFaults(planted("export class Refusal extends Error {}"))).toEqual([]);
    expect(languageFaults(planted("export default {};", "vite.config.ts"))).toEqual([]);
    const excused =
      "// oxlint-disable-next-line typescript/no-explicit-any -- each has its own.\ntype A = any;";
    expect(languageFaults(planted(excused))).toEqual([]);
  });

  test("no file is numbered, and none is an index", () => {
    expect(numberedFiles(["src", "test", "tools"].flatMap(filesIn))).toEqual([]);
    expect(numberedFiles(["src/a2.ts", "src/index.ts", "src/b.ts"])).toHaveLength(2);
  });
});

describe("the clock", () => {
  test("is read in platform/clock.ts alone", () => {
    expect(clockFaults(sources())).toEqual([]);
  });

  test.each(["new Date()", "new Date", "Date.now()", "dayjs()"])("%s is found", (text) => {
    expect(clockFaults(planted(`export const x = ${text};`))).toHaveLength(1);
  });

  test("an instant made of a number is no reading", () => {
    expect(clockFaults(planted("export const x = new Date(0);"))).toEqual([]);
  });
});

describe("statements", () => {
  test("are made of text in platform alone", () => {
    expect(rawFaults(sources())).toEqual([]);
    expect(rawFaults(planted("sql.raw(text)"))).toHaveLength(1);
    expect(rawFaults(planted("sql.raw(text)", "src/platform/db.ts"))).toEqual([]);
  });

  test("write only the tables of their own module", () => {
    expect(ownerFaults(sources())).toEqual([]);
  });

  test("a row put into a neighbour's table is found, in the builder and in SQL", () => {
    const owner = sourceOf(
      "src/modules/budget/writes.ts",
      'declare module "../../platform/db.ts" { interface Tables { budgetLine: { id: string } } }',
    );
    expect(tablesOf(owner)).toEqual(["budgetLine"]);
    const builder = 'tx.insertInto("budgetLine");';
    const text = "sql`update budget_line set id = ${id}`;";
    expect(ownerFaults([owner, ...planted(`${builder}\n${text}`)])).toEqual([
      "src/modules/contract/actions.ts:1 writes budgetLine, which belongs to src/modules/budget",
      "src/modules/contract/actions.ts:2 writes budgetLine, which belongs to src/modules/budget",
    ]);
    expect(ownerFaults([owner, ...planted(builder, "src/modules/budget/ledger.ts")])).toEqual([]);
  });
});

describe("a status", () => {
  test("is set by no code but a life", () => {
    expect(statusFaults(sources())).toEqual([]);
  });

  test.each([
    'await updateContract(tx, key, { status: "signed" });',
    'await tx.updateTable("contract").set({ status: "signed", signedOn }).execute();',
    "await sql`update contract set status = 'signed'`.execute(tx);",
    'await updateContract(tx, key, { status: isLate ? "late" : next });',
  ])("%s is found", (text) => {
    expect(statusFaults(planted(text))).toHaveLength(1);
  });

  test("what a life has said may be written, and a new row begins somewhere", () => {
    const text =
      'await updateContract(tx, key, { status }); await insertContract(tx, { status: "drafted" });';
    expect(statusFaults(planted(text))).toEqual([]);
  });
});
