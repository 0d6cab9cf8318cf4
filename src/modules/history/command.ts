import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "../../base/refusal.ts";
import { platformActor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { sha256, toJson } from "../../platform/identity.ts";
import { keepAtOnce } from "./actions.ts";
import type { Outcome } from "./model.ts";

/** What a command leaves behind: the result for standard output, words for people on standard error. */
type Ending = { code: 0 | 1 | 2; out: string; words: string };

type Setting = {
  /** Opened only once the arguments are known to be good. */
  open(): Promise<Database>;
  /** The treasury that this installation serves, where none is named. */
  jurisdiction: string | undefined;
};

const usage = `用法：
  goufu projects import 文件.xlsx --jurisdiction 区划代码 [--dry-run] [--out 退回的文件.xlsx] [--json]`;

const wrong = (because: string) => new Refusal("invalid", `${because}\n${usage}`);

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        jurisdiction: { type: "string" },
        out: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
  } catch {
    throw wrong("参数有误");
  }
}

/** 退回的文件 lies beside the user's own. */
const besideOf = (path: string): string => `${path.replace(/\.xlsx$/i, "")}-退回.xlsx`;

/** goufu projects import …: 0 all rows are in, 1 some went back, 2 the file or the command cannot be used. */
export async function runProjects(args: readonly string[], setting: Setting): Promise<Ending> {
  try {
    return await runImport(args, setting);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, message, breaches } = error;
    const nothing = { read: 0, stored: 0, unchanged: 0, bad: 0, leftOut: 0 };
    const body = { ...nothing, returned: null, remarks: [], leftOutRows: [], notes: [] };
    const out = args.includes("--json") ? `${toJson({ ...body, kind, message, breaches })}\n` : "";
    return { code: 2, out, words: `${message}\n` };
  }
}

async function runImport(args: readonly string[], setting: Setting): Promise<Ending> {
  const { values, positionals } = parse(args);
  const [verb, path] = positionals;
  if (verb !== "import") throw wrong("应写明 import");
  if (path === undefined) throw wrong("应写明要导入的文件");
  const jurisdiction = values.jurisdiction ?? setting.jurisdiction;
  if (!jurisdiction || !/^\d{6}$/.test(jurisdiction))
    throw wrong("--jurisdiction 应为六位区划代码，如 410900");
  const bytes = await readFile(path).catch(() => {
    throw new Refusal("invalid", `读不到文件 ${path}。请核对路径和权限`);
  });
  const database = await setting.open();
  const by = platformActor(jurisdiction);
  const isRehearsal = values["dry-run"];
  const file = { name: basename(path), bytes, hash: sha256(bytes) };
  const { copy, ...outcome } = await database.act(by.sight, (tx) =>
    keepAtOnce(tx, by, { file, isRehearsal }, today()),
  );
  const returned = copy && (values.out ?? besideOf(path));
  if (copy && returned) await writeFile(returned, copy);
  const code = outcome.bad > 0 ? 1 : 0;
  const words = `${outcomeSays(outcome, isRehearsal, returned)}\n`;
  if (values.json)
    return { code, out: `${toJson({ dryRun: isRehearsal, ...outcome, returned })}\n`, words };
  const lines = outcome.remarks.map(({ sheet, row, says }) => `${sheet}\t第 ${row} 行\t${says}`);
  return { code, out: [...lines, ...outcome.notes, words].join("\n"), words: "" };
}

function outcomeSays(
  { read, stored, unchanged, bad, leftOut }: Outcome,
  isRehearsal: boolean,
  returned: string | null,
): string {
  const does = isRehearsal ? "可导入" : "已导入";
  const whole = `读到 ${read} 行：${does} ${stored} 行，原已在台账 ${unchanged} 行，退回 ${bad} 行`;
  const rest = leftOut > 0 ? `；另有标题、表头、合计等 ${leftOut} 行不是项目` : "";
  const only = isRehearsal ? "。本次只核对，没有写入" : "";
  return `${whole}${rest}${only}${returned ? `。退回的行在 ${returned}` : ""}`;
}
