import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { day, isDay, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { platformActor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { toJson } from "../../platform/identity.ts";
import { readSheet } from "../../platform/sheet.ts";
import { writeBudgetPaper } from "./budgetForm.ts";
import { fileReturn, type Filing } from "./actions.ts";
import { readTable } from "./layout.ts";
import { scopes, type Finding, type FormNumber, type ReturnKey } from "./model.ts";
import { paperFormats, writePaper, type PaperFormat } from "./paper.ts";
import { sourceOf, tableFor } from "./source.ts";

/** What a command leaves behind: the result for standard output, words for people on standard error. */
export type Ending = { code: 0 | 1 | 2; out: string; words: string };

type Setting = {
  /** Opened only once the arguments are known to be good. */
  open(): Promise<Database>;
  /** The treasury that this installation serves, where none is named. */
  jurisdiction: string | undefined;
};

const usage = `用法：
  goufu returns import 文件 --form 1|2 --year 年份 --jurisdiction 区划代码 [--scope all|own] [--period year|january|july] [--reason 更正理由] [--dry-run] [--json]
  goufu returns export --form 1|2|budget --year 年份 --jurisdiction 区划代码 [--scope all|own] [--period year|january|july] [--source ledger|filed] [--as-of 日期] --out 文件.(xlsx|csv|json)`;

const wrong = (because: string) => new Refusal("invalid", `${because}\n${usage}`);

const string = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        form: string,
        year: string,
        jurisdiction: string,
        scope: { ...string, default: "all" },
        period: { ...string, default: "year" },
        source: string,
        "as-of": string,
        reason: string,
        out: string,
        "dry-run": flag,
        json: flag,
      },
    });
  } catch {
    throw wrong("参数有误");
  }
}

type Options = ReturnType<typeof parse>["values"];

/** goufu returns import|export … */
export async function runReturns(args: readonly string[], setting: Setting): Promise<Ending> {
  const isImport = args[0] === "import";
  const isJson = args.includes("--json");
  try {
    const { values, positionals } = parse(args);
    if (isImport) return await runImport(positionals[1], values, setting);
    if (args[0] === "export") return await runExport(values, setting);
    throw wrong("应写明 import 或 export");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, message, breaches } = error;
    const bare = { stored: false, version: null, findings: [] };
    const out = isImport && isJson ? `${toJson({ ...bare, kind, message, breaches })}\n` : "";
    return { code: isImport ? 2 : 1, out, words: `${message}\n` };
  }
}

const oneOf = <T extends string>(name: string, value: string | undefined, of: readonly T[]): T => {
  const found = of.find((one) => one === value);
  if (found === undefined) throw wrong(`--${name} 应为 ${of.join("、")} 之一`);
  return found;
};

function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined || isDay(text)) return text === undefined ? undefined : day(text);
  throw wrong("--as-of 应为日期，如 2026-03-31");
}

function keyOf(values: Options, { jurisdiction }: Setting): ReturnKey {
  const form: FormNumber = oneOf("form", values.form, ["1", "2"]) === "1" ? 1 : 2;
  if (!/^20\d\d$/.test(values.year ?? "")) throw wrong("--year 应为四位年份，如 2019");
  const code = values.jurisdiction ?? jurisdiction;
  if (!code || !/^\d{6}$/.test(code)) throw wrong("--jurisdiction 应为六位区划代码，如 410900");
  return {
    jurisdiction: code,
    form,
    year: Number(values.year),
    scope: oneOf("scope", values.scope, ["all", "own"]),
    period: oneOf("period", values.period, ["year", "january", "july"]),
  };
}

async function runImport(
  path: string | undefined,
  values: Options,
  setting: Setting,
): Promise<Ending> {
  const key = keyOf(values, setting);
  if (path === undefined) throw wrong("应写明要导入的文件");
  const bytes = await readFile(path).catch(() => {
    throw new Refusal("invalid", `读不到文件 ${path}。请核对路径和权限`);
  });
  const table = readTable(await readSheet(bytes), key);
  const database = await setting.open();
  const by = platformActor(key.jurisdiction);
  const { reason, "dry-run": isRehearsal } = values;
  const filing = await database.act(by.sight, (tx) =>
    fileReturn(tx, by, { key, table, reason, isRehearsal }, today()),
  );
  const code = filing.findings.some((one) => one.level === "error") ? 1 : 0;
  const { stored, version, findings } = filing;
  const words = `${outcome(filing, code === 1, isRehearsal)}\n`;
  if (!values.json) return { code, out: [...findings.map(line), words].join("\n"), words: "" };
  return {
    code,
    out: `${toJson({ stored, version, findings, unchanged: filing.unchanged })}\n`,
    words,
  };
}

const line = ({ level, says }: Finding): string =>
  `${level === "error" ? "错误" : "待说明"}  ${says}`;

function outcome(
  { stored, unchanged, version, findings }: Filing,
  isRefused: boolean,
  isRehearsal: boolean,
) {
  const errors = findings.filter((one) => one.level === "error").length;
  const flags = findings.length - errors;
  const asked = flags > 0 ? `，另有 ${flags} 处待说明` : "";
  if (unchanged) return `内容与已报送的第 ${version} 版相同，没有改动${asked}`;
  if (isRefused) return `没有报送：有 ${errors} 处错误${asked}`;
  if (isRehearsal) return `核对通过，本次只核对、没有报送${asked}`;
  return stored ? `已报送，第 ${version} 版${asked}` : "没有报送";
}

async function runExport(values: Options, setting: Setting): Promise<Ending> {
  const isBudget = values.form === "budget";
  const key = keyOf(isBudget ? { ...values, form: "1" } : values, setting);
  const named = values.source && oneOf("source", values.source, ["ledger", "filed"]);
  const extension = /\.(\w+)$/.exec(values.out ?? "")?.[1];
  const format: PaperFormat = oneOf("out 的扩展名", extension, paperFormats);
  const asOf = dayOf(values["as-of"]);
  const database = await setting.open();
  const by = platformActor(key.jurisdiction);
  if (isBudget) {
    if (named === "filed") throw wrong("预算表只能从账上汇总");
    await database.ask(by.sight, (db) => writeBudgetPaper(db, key, format, values.out!));
    return { code: 0, out: "", words: `已写出 ${values.out}（${scopes[key.scope]}，预算表）\n` };
  }
  const { file, source } = await database.ask(by.sight, async (db) => {
    const source = named || (await sourceOf(db, key));
    const { table, filer } = await tableFor(db, key, source, { asOf });
    return { file: await writePaper({ key, table, filer }, format), source };
  });
  await writeFile(values.out!, file.bytes);
  const from = source === "ledger" ? "从账上汇总" : "按报送数";
  return { code: 0, out: "", words: `已写出 ${values.out}（${scopes[key.scope]}，${from}）\n` };
}
