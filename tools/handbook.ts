import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { day } from "../src/base/day.ts";
import { bookkeeping } from "../src/server/demo/bookkeeping.ts";
import { homeCare } from "../src/server/demo/consultation.ts";
import { begin, officer, type Purchase, type Telling } from "../src/server/demo/purchase.ts";
import { openAll } from "../src/server/open.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Hand } from "../test/browser/hand.ts";
import { openTown, type Town } from "../test/browser/harness.ts";
import { fileReturn } from "../test/browser/returns.ts";
import { bookkeepingChapters } from "../test/stories/bookkeeping.story.ts";
import { beginAdjustment, catalogChapters } from "../test/stories/catalog.story.ts";
import { tellChapter, type Chapter } from "../test/stories/chapter.ts";
import { homeCareChapters } from "../test/stories/homeCare.story.ts";
import { squeezed } from "./handbook/palette.ts";
import { picturesOf, type Picture } from "./handbook/pictures.ts";
import { whoName, writingTeller, type Writing } from "./handbook/writing.ts";

/** 操作手册: the stories of the tests, told once more to a teller that writes, before a browser that takes pictures. */

const folder = fileURLToPath(new URL("../docs/handbook", import.meta.url));
const mostBytes = 80 * 1024;
const screen = { width: 1180, height: 780 };

async function take(hand: Hand, file: string): Promise<void> {
  await hand.page.setViewportSize(screen);
  const png = squeezed(await hand.page.screenshot());
  if (png.length > mostBytes) throw new Error(`${file} has ${png.length} bytes of ${mostBytes}`);
  await writeFile(join(folder, "pictures", file), png);
}

async function show(town: Town, writing: Writing, picture: Picture, file: string): Promise<void> {
  const { who, at, words } = picture;
  const hand = await town.anybody();
  if (who === undefined) await hand.visit(at);
  else {
    await hand.signIn(town.county.login(who));
    await hand.open(at);
  }
  await take(hand, file);
  writing.shows(file, who === undefined ? words : `${whoName(who)}：${words}`);
  await hand.page.context().close();
}

type Story = {
  name: string;
  title: string;
  lead: string;
  telling: Telling;
  chapters: Record<string, Chapter>;
};

async function write(town: Town, writing: Writing, story: Story): Promise<void> {
  const { name, title, lead, telling, chapters } = story;
  const one: Purchase = begin(writing, town.county.organizations, telling);
  writing.says(`# ${title}`);
  writing.says(lead);
  for (const [key, chapter] of Object.entries(chapters)) {
    await tellChapter(one, chapter);
    for (const [place, picture] of (await picturesOf(one, key)).entries())
      await show(town, writing, picture, `${name}-${key}-${place + 1}.png`);
  }
  await writeFile(join(folder, `${name}.md`), writing.text());
}

async function writeReturns(town: Town, writing: Writing): Promise<void> {
  writing.says("# 统计报表");
  writing.says(
    "政府购买服务项目资金统计表，表 1 按领域、表 2 按类别。数从台账里来，核对在报送之前，改动留下每一版。这里用的是演示县青禾县的账，单位、人员和金额都是虚构的。",
  );
  await fileReturn(town, 2026, {
    chapter: writing.chapter,
    shows: async (hand, file, words) => {
      await take(hand, `returns-${file}`);
      writing.shows(`returns-${file}`, words);
    },
  });
  await writeFile(join(folder, "returns.md"), writing.text());
}

/** 目录调整: told like a story, but of no purchase. */
async function writeCatalog(town: Town, writing: Writing): Promise<void> {
  const one = beginAdjustment(writing, town.county.organizations);
  writing.says("# 目录调整：一个事项怎样进目录");
  writing.says(
    `农业农村局提出细化“会计服务”，从起草到公布。${fictional}办不成的，写明原因、怎么办和依据。`,
  );
  for (const [key, chapter] of Object.entries(catalogChapters)) {
    await tellChapter(one, chapter);
    const at = `/catalog/revisions/${one.key.jurisdiction}/${one.key.id}`;
    const pictures: Record<string, Picture> = {
      opinions: { who: officer, at, words: "目录修订，每家的答复、谁没有答复都在一页上" },
      published: {
        at: `/catalog/B0301?edition=${one.edition}`,
        words: "公开门户上的目录事项",
      },
    };
    const picture = pictures[key];
    if (picture) await show(town, writing, picture, `catalog-${key}.png`);
  }
  await writeFile(join(folder, "catalog.md"), writing.text());
}

const fictional =
  "单位、人员、承接主体和金额都是虚构的（演示县青禾县）。每一步写明哪天、谁办、办什么；";

/** One page alone, where it is named: `tsx tools/handbook.ts catalog`. */
const isAsked = (name: string): boolean => (process.argv[2] ?? name) === name;

async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-handbook-"));
  const opened = await openAll({ ...readConfig({}), dataFolder, databaseUrl: undefined });
  let writing: Writing | undefined;
  const start = day("2026-01-05");
  const town = await openTown(opened.url, () => writing?.today() ?? start);
  const anew = (): Writing => (writing = writingTeller(town.teller, writing?.today() ?? start));
  const { lines } = town.county;
  try {
    await mkdir(join(folder, "pictures"), { recursive: true });
    if (isAsked("bookkeeping"))
      await write(town, anew(), {
        name: "bookkeeping",
        title: "村级代理记账：从需求到评价",
        lead: `柳河镇替 14 个村请会计公司记账，8.4 万元，限额以下。${fictional}办不成的，写明原因、怎么办和依据。`,
        telling: bookkeeping(lines["liuhe 2026 2130199"]!),
        chapters: bookkeepingChapters,
      });
    if (isAsked("homecare"))
      await write(town, anew(), {
        name: "homecare",
        title: "社区居家养老：竞争性磋商",
        lead: `双溪镇为 200 名独居、失能老人购买居家养老服务，40 万元，超过限额。${fictional}与限额以下相同的步骤从略。`,
        telling: homeCare(lines["shuangxi 2026 2080802"]!),
        chapters: homeCareChapters((who) => town.county.actor(who).post),
      });
    if (isAsked("returns")) await writeReturns(town, anew());
    if (isAsked("catalog")) await writeCatalog(town, anew());
  } finally {
    await town.close();
    await opened.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

await main();
