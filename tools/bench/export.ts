import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { streamXlsxRows, writeXlsxStream, type CellValue } from "hucre";
import type pg from "pg";
import { today } from "../../src/platform/clock.ts";
import { lastYear, small, type Province } from "../generate/story.ts";
import { cookiesOf } from "./actCase.ts";
import { median, print } from "./measure.ts";
import { machineOf, open, openFilled, say, type Place } from "./place.ts";
import { startServer } from "./server.ts";

/** A county whose first year has so many postings: 4.9 for each project. */
const sizes: Record<string, Province> = Object.fromEntries(
  [
    ["50,000 行", 409],
    ["500,000 行", 4085],
  ].map(([called, projects]) => [
    called,
    {
      ...small,
      townships: 25,
      years: 2,
      projects: Number(projects),
      toSign: 0,
      today: today(),
      depth: "ledger",
    },
  ]),
);

/** `rows` are those that the file holds, without its head. */
type Sent = { seconds: number; rows: number; peak: number };

/** A fresh program for each download, so that its peak of memory is that of this list alone. */
async function sendThrough(place: Place, path: string, cookie: string): Promise<Sent> {
  const server = await startServer(place.url);
  const since = performance.now();
  const parts = await new Promise<Buffer[]>((resolve, reject) => {
    const headers = { cookie: `goufu=${cookie}` };
    get({ host: "127.0.0.1", port: server.port, path, headers }, (answer) => {
      const sent: Buffer[] = [];
      answer.on("data", (part: Buffer) => sent.push(part));
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve(sent) : reject(new Error(`${answer.statusCode}`)),
      );
    }).on("error", reject);
  });
  const seconds = (performance.now() - since) / 1000;
  const peak = await server.peak();
  await server.close();
  return { seconds, rows: await rowsOf(Buffer.concat(parts)), peak };
}

/** Read back by the library alone, outside the time taken. */
async function rowsOf(file: Buffer): Promise<number> {
  let rows = -1;
  for await (const _ of streamXlsxRows(file)) rows += 1;
  return rows;
}

/** As many rows of the same width, made on the spot: the writer and the disk, and nothing else. */
async function writeAlone(count: number): Promise<{ seconds: number; bytes: number }> {
  const rows = async function* (): AsyncGenerator<CellValue[]> {
    for (let n = 0; n < count; n += 1)
      // prettier-ignore
      yield [
        "2025-06-01", "支付", 12_345.67 + n, `Z${n % 25}`, "购买服务", "一般公共预算", "2130199", "第1镇", `990101-2025-${n}`,
        `村级代理记账服务（${n}）`, null, null, null, 9876.5, 9876.5, 9876.5, 0, n / 100,
      ];
  };
  const folder = await mkdtemp(join(tmpdir(), "goufu-bench-"));
  const path = join(folder, "alone.xlsx");
  const since = performance.now();
  const columns = Array.from({ length: 18 }, (_, at) => ({ header: `第${at + 1}栏`, width: 16 }));
  const bytes = writeXlsxStream(rows(), { name: "单", columns, freezePane: { rows: 1 } });
  await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path));
  const seconds = (performance.now() - since) / 1000;
  const { size } = await stat(path);
  await rm(folder, { recursive: true, force: true });
  return { seconds, bytes: size };
}

/** 县财政: a seat in the invented county, which has only townships' posts. */
async function aTreasurer(owner: pg.Pool): Promise<{ person: string; post: string }> {
  const { rows } = await owner.query<{ person: string; post: string }>(
    `insert into post (id, person, organization, role, from_on)
     select gen_random_uuid(), p.person, f.id, 'countyTreasury', date '2020-03-01'
     from organization f, (select person from post order by id limit 1) p
     where f.kind = 'countyFinance' and f.jurisdiction = '990101' returning person, id as post`,
  );
  return rows[0]!;
}

/** 导出: a year's postings of a treasury through HTTP, against the writer alone; and how high the memory goes. */
export async function exported({ rounds }: { rounds: number }): Promise<void> {
  const peaks: number[] = [];
  for (const [called, province] of Object.entries(sizes)) {
    const place = await openFilled(province);
    const database = open(place);
    try {
      const seat = await aTreasurer(place.owner);
      const cookie = (await cookiesOf(database, [seat])).get(seat.post)!;
      const year = lastYear(province) - 1;
      const path = `/api/returns/990101/${year}/ledger/file`;
      const { rows } = await place.owner.query<{ count: bigint }>(
        `select count(*) as count from posting where jurisdiction = '990101' and happened_on between '${year}-01-01' and '${year}-12-31'`,
      );
      const count = Number(rows[0]!.count);
      const pairs: { ours: Sent; other: { seconds: number } }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const ours = await sendThrough(place, path, cookie);
        const other = await writeAlone(count);
        pairs.push({ ours, other });
        say(`${called} ${JSON.stringify({ ours, other })}`);
      }
      const peak = median(pairs.map((one) => one.ours.peak));
      peaks.push(peak);
      const equal = count > 0 && pairs.every(({ ours }) => BigInt(ours.rows) === BigInt(count));
      const told = { name: "export", rounds, equal, machine: machineOf(place.version) };
      const [ours, other] = [
        median(pairs.map((one) => one.ours.seconds)),
        median(pairs.map((one) => one.other.seconds)),
      ];
      const ratio = median(pairs.map((one) => one.ours.seconds / one.other.seconds));
      print({ ...told, case: `${count} 行记账明细 .xlsx`, ours, other, ratio, unit: "秒" });
      const first = peaks[0]!;
      print({
        ...told,
        case: `${called}的内存峰值，对 50,000 行`,
        ours: peak,
        other: first,
        ratio: peak / first,
        unit: "MB",
      });
    } finally {
      await database.close();
      await place.close();
    }
  }
}
