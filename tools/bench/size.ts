import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildApp } from "../../src/server/app.ts";
import { today } from "../../src/platform/clock.ts";
import { small } from "../generate/story.ts";
import { print } from "./measure.ts";
import { benchConfig, machineOf, open, openFilled } from "./place.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** What a page of ours names: scripts, modules it will need at once, and styles. */
const filesOf = (page: string): string[] => [
  ...new Set(
    [...page.matchAll(/(?:src|href)="(\/[^"?]+\.(?:js|css))[^"]*"/g)].map((one) => one[1]!),
  ),
];

const gzipped = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

async function firstLoad(page: string, folder: string, prefix: string): Promise<number> {
  let total = gzipped(page);
  for (const file of filesOf(page))
    total += gzipped(await readFile(`${dist}/${folder}/assets/${file.slice(prefix.length)}`));
  return total / 1024;
}

/** 首次打开: how much a slow line must carry before the office or the portal can be read. */
export async function size(): Promise<void> {
  const place = await openFilled({ ...small, today: today() });
  const database = open(place);
  const app = await buildApp({ database, config: benchConfig() });
  const machine = machineOf(place.version);
  const line = { name: "size", other: null, ratio: null, unit: "KB gzip", rounds: 1, equal: true };
  try {
    const office = await app.inject({ method: "GET", url: "/office/" });
    const ours = await firstLoad(office.body, "office", "/office/assets/");
    print({ ...line, case: "办公端（上限 350）", ours, machine });
    const portal = await app.inject({ method: "GET", url: "/" });
    const read = await firstLoad(portal.body, "portal", "/assets/");
    print({ ...line, case: "公开门户（上限 90）", ours: read, machine });
  } finally {
    await app.close();
    await database.close();
    await place.close();
  }
}
