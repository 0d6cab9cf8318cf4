import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { day, isDay, type Day } from "../../base/day.ts";
import { cite } from "../../base/law.ts";
import { yuan, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { today } from "../../platform/clock.ts";
import { toJson } from "../../platform/identity.ts";
import { demonstrationThresholds } from "../policy/demonstration.ts";
import { shippedThresholds } from "../policy/thresholds.ts";
import { howToBuy, levelOfCode } from "./howToBuy.ts";
import { judgeWords } from "./judgement.ts";
import { purchaserKinds, verdictNames, type PurchaserKind, type Wanted } from "./model.ts";
import { shippedIndex } from "./shipped.ts";

/** What the command leaves behind: result for standard output, words for people on standard error. */
export type Ending = { code: 0 | 2; out: string; words: string };

const kinds = Object.keys(purchaserKinds);
const usage = `用法：
  goufu check --text 想买什么 [--amount 元] [--purchaser-kind ${kinds.join("|")}] [--jurisdiction 区划代码] [--on 日期] [--json]
  goufu check --batch 文件.tsv --json      每行：单位性质<TAB>想买什么[<TAB>元]`;

const wrong = (because: string) => new Refusal("invalid", `${because}\n${usage}`);
const string = { type: "string" } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        text: string,
        amount: string,
        "purchaser-kind": string,
        jurisdiction: string,
        on: string,
        batch: string,
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw wrong(`参数有误：${error instanceof Error ? error.message.split("\n")[0] : ""}`);
  }
}

const isKind = (text: string): text is PurchaserKind => Object.hasOwn(purchaserKinds, text);

function kindOf(text: string | undefined): PurchaserKind | undefined {
  if (text === undefined || text === "") return undefined;
  if (!isKind(text)) throw wrong(`--purchaser-kind 应为 ${kinds.join("、")} 之一，现为“${text}”`);
  return text;
}

/** Yuan with at most two decimals; a thousands separator is forgiven. */
function amountOf(text: string | undefined): Money | undefined {
  const bare = text?.trim().replaceAll(",", "");
  if (bare === undefined || bare === "") return undefined;
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(bare))
    throw wrong(`--amount 应为以元计的金额，至多两位小数，现为“${text}”`);
  return yuan(bare);
}

function wordsOf(text: string | undefined): string {
  const words = text?.trim() ?? "";
  if (words === "") throw wrong("没有写明想买什么（--text）");
  if ([...words].length > 2000) throw wrong("描述最多 2000 个字");
  return words;
}

type Setting = { jurisdiction: string | undefined };
type Placed = { place: string | undefined; on: Day };

function placedOf(values: ReturnType<typeof parse>, setting: Setting): Placed {
  const place = values.jurisdiction ?? setting.jurisdiction;
  if (place !== undefined && !/^\d{6}$/.test(place))
    throw wrong(`--jurisdiction 应为六位区划代码，现为“${place}”`);
  if (values.on !== undefined && !isDay(values.on))
    throw wrong(`--on 应写作 2026-03-01，现为“${values.on}”`);
  return { place, on: values.on === undefined ? today() : day(values.on) };
}

/** The invented county is known to the command line by its own invented figures. */
const thresholds = [...shippedThresholds, ...demonstrationThresholds];

/** The verdict as it goes out: one JSON object, the same for one description and for each line of a batch. */
function verdictOf(wanted: Wanted, place: string | undefined) {
  const judged = judgeWords(wanted, shippedIndex());
  const asked =
    place === undefined || wanted.amount === undefined
      ? undefined
      : { place, level: levelOfCode(place), amount: wanted.amount, on: wanted.on };
  const how =
    judged.verdict === "denied"
      ? { track: null, method: null, because: null }
      : howToBuy(thresholds, asked);
  const { verdict, says, catalog, findings, question, ways } = judged;
  return {
    verdict,
    says,
    catalog: catalog.map(({ code, name, path, score }) => ({ code, name, path, score })),
    track: how.track,
    method: how.method,
    trackBecause: how.because,
    findings,
    ...(question ? { question } : {}),
    ways,
  };
}

function inWords(found: ReturnType<typeof verdictOf>): string {
  const lines = [`${verdictNames[found.verdict]}：${found.says}`];
  for (const one of found.findings)
    lines.push(`  ${one.because}（${one.basis.map(cite).join("、")}）`, `    ${one.fix}`);
  if (found.question) lines.push(`  请回答：${found.question.says}`);
  for (const { title, says } of found.ways) lines.push(`  可以这样办：${title}。${says}`);
  for (const { code, name, path } of found.catalog)
    lines.push(`  ${code} ${[...path, name].join(" › ")}`);
  if (found.track) lines.push(`  ${found.trackBecause}`);
  return lines.join("\n");
}

/** A line that cannot be read is answered in its place, and the others are judged. */
function lineOf(line: string, at: number, placed: Placed): string {
  const [kind = "", text, amount] = line.split("\t");
  try {
    const wanted = {
      text: wordsOf(text),
      purchaserKind: kindOf(kind.trim()),
      amount: amountOf(amount),
      on: placed.on,
    };
    return toJson(verdictOf(wanted, placed.place));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return toJson({ line: at + 1, error: error.message.split("\n")[0] });
  }
}

async function batch(file: string, placed: Placed): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => {
    throw wrong(`打不开文件 ${file}`);
  });
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, at) => [line, at] as const)
    .filter(([line]) => line.trim() !== "")
    .map(([line, at]) => lineOf(line, at, placed))
    .join("\n");
}

/** goufu check … : 0 whatever the verdict, 2 on bad arguments. */
export async function runCheck(args: readonly string[], setting: Setting): Promise<Ending> {
  try {
    const values = parse(args);
    const placed = placedOf(values, setting);
    if (values.batch !== undefined)
      return { code: 0, out: await batch(values.batch, placed), words: "" };
    const wanted = {
      text: wordsOf(values.text),
      amount: amountOf(values.amount),
      purchaserKind: kindOf(values["purchaser-kind"]),
      on: placed.on,
    };
    const found = verdictOf(wanted, placed.place);
    return { code: 0, out: values.json ? toJson(found) : inWords(found), words: "" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: 2, out: "", words: error.message };
  }
}
