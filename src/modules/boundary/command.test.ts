import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCheck } from "./command.ts";

const nowhere = { jurisdiction: undefined };
const check = (...args: string[]) => runCheck(args, nowhere);
const json = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await check(...args, "--json")).out) as Record<string, unknown>;

const bookkeeping = "请人给14个村代理记账，一年";
const inHenan = (amount: string): string[] =>
  `--text ${bookkeeping} --amount ${amount} --jurisdiction 410922 --on 2026-11-28`.split(" ");

describe("goufu check", () => {
  test("below the limit of the place it is bought under internal control", async () => {
    const found = await json(...inHenan("299999.99"));
    expect(found).toMatchObject({ verdict: "allowed", track: "belowThreshold", method: "quotes" });
  });

  test.each([
    ["300000", "procurement", "consultation"],
    ["2000000", "openTender", "openTender"],
  ])("at %s yuan a county of Henan buys as %s", async (amount, track, method) => {
    const found = await json(...inHenan(amount));
    expect(found).toMatchObject({ track, method });
  });

  test("without a place what depends on it is null and says so", async () => {
    const found = await json("--text", bookkeeping, "--amount", "180000");
    expect(found).toMatchObject({ verdict: "allowed", track: null, method: null });
    expect(found["trackBecause"]).toContain("没有指明地方");
  });

  test("a denial names the item of the negative list with its article", async () => {
    const { verdict, findings } = await json("--text", "公厕新建及管护");
    expect(verdict).toBe("denied");
    expect(findings).toMatchObject([
      {
        ground: 3,
        weight: "bars",
        basis: [{ number: "财政部令第102号", article: "10（三）" }, {}],
      },
    ]);
  });

  test.each([
    [[], "没有写明想买什么"],
    [["--text", "记账", "--amount", "十万"], "--amount 应为以元计的金额"],
    [["--text", "记账", "--purchaser-kind", "king"], "--purchaser-kind 应为"],
    [["--text", "记账", "--jurisdiction", "4109"], "六位区划代码"],
    [["--text", "记账", "--on", "2026-02-30"], "--on 应写作"],
    [["--text", "记账", "--colour", "red"], "参数有误"],
    [["--batch", "/nowhere.tsv"], "打不开文件"],
  ])("bad arguments %j end with 2", async (args, says) => {
    const { code, out, words } = await check(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(words).toContain(says);
  });

  test("a batch answers line by line, and a bad line in its place", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "check-")), "lines.tsv");
    await writeFile(file, `organ\t${bookkeeping}\t180000\r\nking\t记账\nvillage\t村级代理记账\n`);
    const { code, out } = await check("--batch", file, "--json");
    const lines = out.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { verdict: "allowed" },
      { line: 2, error: expect.stringContaining("king") },
      { verdict: "denied", findings: [{ ground: "purchaser" }] },
    ]);
  });
});
