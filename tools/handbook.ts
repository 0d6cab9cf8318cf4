import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { day } from "../src/base/day.ts";
import { bookkeeping } from "../src/server/demo/bookkeeping.ts";
import { homeCare } from "../src/server/demo/consultation.ts";
import { begin } from "../src/server/demo/purchase.ts";
import { cityReviewer } from "../src/server/demo/returns.ts";
import type { Teller } from "../src/server/demo/teller.ts";
import { openAll } from "../src/server/open.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Hand } from "../test/browser/hand.ts";
import { setup as buildPages } from "../test/browser/built.ts";
import { openTown, type Town } from "../test/browser/harness.ts";
import { fileReturn } from "../test/browser/returns.ts";
import { filedByFile } from "../test/given/reporting.ts";
import { aboveChapters, tellBelow } from "../test/stories/aboveReporting.story.ts";
import { bookkeepingChapters } from "../test/stories/bookkeeping.story.ts";
import { beginAdjustment, catalogChapters } from "../test/stories/catalog.story.ts";
import { tellChapter, type Chapter } from "../test/stories/chapter.ts";
import { beginGrants, grantChapters } from "../test/stories/grant.story.ts";
import { homeCareChapters } from "../test/stories/homeCare.story.ts";
import { beginJoint, jointChapters } from "../test/stories/joint.story.ts";
import { beginPlanning, planChapters } from "../test/stories/plan.story.ts";
import { beginQuick, quickChapters } from "../test/stories/quick.story.ts";
import { beginFiling, filingChapters } from "../test/stories/reporting.story.ts";
import { beginReview, reviewChapters } from "../test/stories/review.story.ts";
import { abovePictures } from "./handbook/abovePictures.ts";
import {
  catalogPictures,
  filingPictures,
  grantPictures,
  jointPictures,
  planPictures,
  quickPictures,
  reviewPictures,
} from "./handbook/countyPictures.ts";
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

/** A page of the handbook: a story, and what is photographed after each of its chapters. */
type Page<One extends { teller: Teller }> = {
  name: string;
  title: string;
  lead: string;
  one: One;
  chapters: Record<string, Chapter<One>>;
  pictures: (one: One, chapter: string) => Promise<Picture[]> | Picture[];
};

async function write<One extends { teller: Teller }>(
  town: Town,
  writing: Writing,
  { name, title, lead, one, chapters, pictures }: Page<One>,
): Promise<void> {
  writing.says(`# ${title}`);
  writing.says(lead);
  for (const [key, chapter] of Object.entries(chapters)) {
    await tellChapter(one, chapter);
    for (const [place, picture] of (await pictures(one, key)).entries())
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

const fictional =
  "单位、人员、承接主体和金额都是虚构的（演示县青禾县）。每一步写明哪天、谁办、办什么；办不成的，写明原因、怎么办和依据。";

type Writer = (town: Town, writing: Writing) => Promise<void>;

/** These follow each other in one county; each of the others has a county of its own. */
const together: Record<string, Writer> = {
  bookkeeping: (town, writing) =>
    write(town, writing, {
      name: "bookkeeping",
      title: "村级代理记账：从需求到评价",
      lead: `柳河镇替 14 个村请会计公司记账，8.4 万元，限额以下。${fictional}`,
      one: begin(
        writing,
        town.county.organizations,
        bookkeeping(town.county.lines["liuhe 2026 2130199"]!),
      ),
      chapters: bookkeepingChapters,
      pictures: picturesOf,
    }),
  homecare: (town, writing) =>
    write(town, writing, {
      name: "homecare",
      title: "社区居家养老：竞争性磋商",
      lead: `双溪镇为 200 名独居、失能老人购买居家养老服务，40 万元，超过限额。${fictional}与限额以下相同的步骤从略。`,
      one: begin(
        writing,
        town.county.organizations,
        homeCare(town.county.lines["shuangxi 2026 2080802"]!),
      ),
      chapters: homeCareChapters((who) => town.county.actor(who).post),
      pictures: picturesOf,
    }),
  returns: writeReturns,
  catalog: (town, writing) =>
    write(town, writing, {
      name: "catalog",
      title: "目录调整：一个事项怎样进目录",
      lead: `农业农村局提出细化“会计服务”，从起草到公布。${fictional}`,
      one: beginAdjustment(writing, town.county.organizations),
      chapters: catalogChapters,
      pictures: catalogPictures,
    }),
};

const alone: Record<string, Writer> = {
  plan: (town, writing) =>
    write(town, writing, {
      name: "plan",
      title: "年度购买计划：二上二下",
      lead: `柳河镇编 2027 年的购买计划，从布置到批复，再到年中调整。${fictional}`,
      one: beginPlanning(writing, town.county.organizations),
      chapters: planChapters,
      pictures: planPictures,
    }),
  grant: (town, writing) =>
    write(town, writing, {
      name: "grant",
      title: "费随事转：从部门的资金到最后一笔支付",
      lead: `六项资金随职责下放到乡镇，用到年终、结转、下年付清。${fictional}`,
      one: beginGrants(writing, town.county.organizations),
      chapters: grantChapters,
      pictures: grantPictures,
    }),
  quick: (town, writing) =>
    write(town, writing, {
      name: "quick",
      title: "小额购买：在手机上一次办完",
      lead: `柳河镇随坏随修应急广播，一次一千来块。${fictional}`,
      one: beginQuick(writing, town.county.organizations, town.county.lines["liuhe 2026 2010399"]!),
      chapters: quickChapters,
      pictures: quickPictures,
    }),
  review: (town, writing) =>
    write(town, writing, {
      name: "review",
      title: "联动联审：四个科室，一张意见表",
      lead: `柳河镇的村级代理记账，从设定联审分工到列入计划。${fictional}`,
      one: beginReview(writing, town.county),
      chapters: reviewChapters,
      pictures: reviewPictures,
    }),
  joint: (town, writing) =>
    write(town, writing, {
      name: "joint",
      title: "统一购买：部门替乡镇买一次",
      lead: `县农业农村局替乡镇购买村级动物防疫，一个参加、一个退出。${fictional}`,
      one: beginJoint(writing, town.county),
      chapters: jointChapters,
      pictures: jointPictures,
    }),
  filing: (town, writing) =>
    write(town, writing, {
      name: "filing",
      title: "一月、七月报送：确认、催报、核对、更正",
      lead: `青禾县 2026 年七月报送，从单位确认到市里退回、更正。${fictional}`,
      one: beginFiling(writing, town.county),
      chapters: filingChapters,
      pictures: filingPictures,
    }),
  above: writeAbove,
};

/** 市和省的报送: what happened in the county before is told on the page of the county. */
async function writeAbove(town: Town, writing: Writing): Promise<void> {
  const one = beginFiling(writing, town.county);
  await filedByFile(town.database, town.county.actor(cityReviewer), { year: 2025, row: "教育" });
  await tellBelow(one);
  writing.forget();
  await write(town, writing, {
    name: "above",
    title: "市、省的报送：办结、催报、说明、退回、报部里",
    lead: `云川市和云岭省 2026 年七月报送，青禾县的各单位已经确认（见[一月、七月报送](filing.md)）。${fictional}`,
    one,
    chapters: aboveChapters,
    pictures: abovePictures,
  });
}

/** Pages alone, where they are named: `tsx tools/handbook.ts catalog`. */
const isAsked = (name: string): boolean =>
  process.argv.length < 3 || process.argv.slice(2).includes(name);

/** Writes these pages in a county of their own. */
async function writeIn(writers: readonly Writer[]): Promise<void> {
  if (writers.length === 0) return;
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-handbook-"));
  const opened = await openAll({ ...readConfig({}), dataFolder, databaseUrl: undefined });
  let writing: Writing | undefined;
  const start = day("2026-01-05");
  await buildPages();
  const town = await openTown(opened.url, () => writing?.today() ?? start);
  try {
    for (const writer of writers) {
      writing = writingTeller(town.teller, writing?.today() ?? start);
      await writer(town, writing);
    }
  } finally {
    await town.close();
    await opened.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  await mkdir(join(folder, "pictures"), { recursive: true });
  await writeIn(
    Object.keys(together)
      .filter(isAsked)
      .map((name) => together[name]!),
  );
  for (const name of Object.keys(alone).filter(isAsked)) await writeIn([alone[name]!]);
}

await main();
