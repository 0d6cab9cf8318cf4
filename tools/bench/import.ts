import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeXlsxStream, type CellValue } from "hucre";
import { median, print } from "./measure.ts";
import { machineOf, openFilled, say, type Place } from "./place.ts";
import { small } from "../generate/story.ts";
import type { Measured } from "./importSide.ts";

const rows = 100_000;
const townships = 12;

// prettier-ignore
const heads = [
  "序号", "年度", "购买主体", "项目编号", "项目名称", "目录编码", "功能分类", "服务类别", "资金性质",
  "预算数（元）", "执行数（元）", "决算数（元）", "合同金额（元）", "承接主体", "统一社会信用代码",
  "采购方式", "合同签订日期", "支付日期", "服务期限", "备注",
];

const services = [
  "村级代理记账",
  "集镇保洁",
  "居家养老",
  "绿化养护",
  "公共照明维护",
  "动物防疫",
  "人民调解",
];

/** The same number, the same row; every hundredth is bad, in one of four ways. */
function rowOf(at: number): CellValue[] {
  const draw = (of: number) => ((at + 1) * 2_654_435_761) % of;
  const year = 2016 + draw(9);
  const budget = 1000 + draw(4_000_000) / 100;
  const bad = at % 100 === 99 ? (Math.floor(at / 100) % 4) + 1 : 0;
  const day = `${year}-${1 + draw(12)}-${1 + draw(28)}`;
  const paid = toFen(budget * 0.98);
  // prettier-ignore
  return [
    at + 1, bad === 1 ? "去年" : year, bad === 2 ? "第99镇" : `第${1 + draw(townships)}镇`,
    `${year}-${at + 1}`, `${services[draw(services.length)]}${at + 1}`, "A1102", "2130199",
    "基本公共服务", "一般公共预算", bad === 3 ? "一万二" : toFen(budget), paid, paid, paid,
    `第${1 + draw(8)}服务有限公司`, `9199${String(draw(97)).padStart(14, "0")}`,
    "询价", bad === 4 ? "年底" : day, `${year}年12月${1 + draw(28)}日`, `${year}年3月至12月`, "按上报数",
  ];
}

const toFen = (value: number): number => Math.round(value * 100) / 100;

async function* table(): AsyncGenerator<CellValue[]> {
  yield heads;
  for (let at = 0; at < rows; at += 1) yield rowOf(at);
}

const run = promisify(execFile);
const side = fileURLToPath(new URL("./importSide.ts", import.meta.url));

/** A side in a process of its own: its time without its start, and the most memory it ever held. */
async function measured(args: readonly string[]): Promise<Measured> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", side, ...args]);
  return JSON.parse(stdout) as Measured;
}

const readers = ["stream", "whole"] as const;

/** The fastest JavaScript reader at hand is found by trying, once each. */
async function fastest(file: string): Promise<string> {
  const tried: { reader: string; seconds: number }[] = [];
  for (const reader of readers) {
    const { seconds, megabytes } = await measured([reader, file]);
    say(`读取方式 ${reader}：${seconds.toFixed(2)} 秒，${megabytes.toFixed(0)} MB`);
    tried.push({ reader, seconds });
  }
  return tried.sort((a, b) => a.seconds - b.seconds)[0]!.reader;
}

async function emptied({ owner }: Place): Promise<void> {
  await owner.query("truncate history_row, history_progress, history_import");
}

/** 导入历史台账: read, check, store and give the bad rows back, against reading the same cells and throwing them away. */
export async function importing({ rounds }: { rounds: number }): Promise<void> {
  const place = await openFilled({
    ...small,
    townships,
    years: 1,
    projects: 1,
    toSign: 0,
    depth: "ledger",
  });
  const folder = await mkdtemp(join(tmpdir(), "goufu-bench-"));
  try {
    const file = join(folder, "台账.xlsx");
    await writeFile(file, writeXlsxStream(table(), { name: "台账", columns: [] }));
    const reader = await fastest(file);
    const { rows: found } = await place.owner.query<{ code: string }>(
      "select code from jurisdiction",
    );
    const ours = ["import", file, place.url, found[0]!.code];
    await measured(ours); // warm: caches of the disk and of the database
    const pairs: { ours: Measured; other: Measured }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await emptied(place);
      const pair = { ours: await measured(ours), other: await measured([reader, file]) };
      say(
        `第 ${round + 1} 轮：${pair.ours.seconds.toFixed(2)} 秒，${pair.other.seconds.toFixed(2)} 秒`,
      );
      pairs.push(pair);
    }
    const peak = Math.max(...pairs.map((one) => one.ours.megabytes));
    const isWhole = ({ ours: { read, stored, bad } }: (typeof pairs)[number]) =>
      read === rows && stored === rows - rows / 100 && bad === rows / 100;
    print({
      name: "import",
      case: `100,000 行，坏 1 %，最高内存 ${peak.toFixed(0)} MB（上限 400）`,
      ours: median(pairs.map((one) => one.ours.seconds)),
      other: median(pairs.map((one) => one.other.seconds)),
      ratio: median(pairs.map((one) => one.ours.seconds / one.other.seconds)),
      unit: "s",
      rounds,
      equal: pairs.every((one) => isWhole(one) && one.other.read === rows + 1),
      machine: machineOf(place.version),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await place.close();
  }
}
