import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { demoPassword } from "../../src/server/demo/county.ts";
import { tellRepairs } from "../../src/server/demo/quick.ts";
import { completeCreditCode } from "../../src/modules/provider/creditCode.ts";
import { aDatabase, type TestDatabase } from "../database.ts";
import { axe, sideways } from "./chromium.ts";
import { openTown, type Town } from "./harness.ts";

/** 小额购买 with the thumb: a phone of 360 × 740, each touch counted, each letter typed. */
const phone = { width: 360, height: 740 };
const now = day("2026-06-30");
/** Milliseconds between two letters: three in a second, as somebody types who is not quick at it. */
const perLetter = 330;

let town: Town;
let database: TestDatabase;
let page: Page;
let taps = 0;
let letters = 0;

const photo = {
  name: "invoice.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

beforeAll(async () => {
  database = await aDatabase();
  town = await openTown(database.url, () => now);
  await tellRepairs(town.teller, town.county, now);
  page = await aPhone();
});

afterAll(async () => {
  await town.close();
  await database.close();
});

/** A phone in her hand, signed in. */
async function aPhone(): Promise<Page> {
  const context = await town.browser.newContext({
    viewport: phone,
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    reducedMotion: "reduce",
  });
  const opened = await context.newPage();
  opened.setDefaultTimeout(10_000);
  await opened.goto(`${town.base}/office/`);
  await opened.getByLabel("账号").fill(town.county.login("townshipClerk@liuhe"));
  await opened.getByLabel("密码").fill(demoPassword);
  await opened.getByRole("button", { name: "登录" }).tap();
  await opened
    .getByRole("heading", { name: "工作台" })
    .or(opened.getByText("小额购买"))
    .first()
    .waitFor();
  return opened;
}

async function tap(where: ReturnType<Page["locator"]>): Promise<void> {
  taps += 1;
  await where.tap();
}

async function type(label: string, text: string): Promise<void> {
  await tap(page.getByLabel(label).first());
  letters += text.length;
  await page.keyboard.type(text, { delay: perLetter });
}

const saved = () => page.getByRole("status").getByText("已自动保存").waitFor();

/** All of a step stands on one screen, nothing lies sideways, and the button is at the thumb. */
async function fits(step: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect({ step, height }).toEqual({ step, height: phone.height });
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
}

test("the whole purchase in a minute: three screens, one button each", async () => {
  const begun = performance.now();
  await tap(page.getByRole("link", { name: "小额购买" }));
  await type("用自己的话说", "修广播喇叭");
  await tap(page.getByText("最像"));
  await type("金额", "1800");
  await page.getByText("人民币壹仟捌佰元整").waitFor();
  await page.getByText("今年这一类，含本次 2 次").waitFor();
  await saved();
  await fits("1");
  await tap(page.getByRole("button", { name: "下一步：向谁买" }));
  await type("承接方", "响亮");
  await tap(page.getByText("青禾县响亮广电服务部"));
  const choosing = page.waitForEvent("filechooser");
  await tap(page.getByText("从相册或文件选"));
  await (await choosing).setFiles(photo);
  await page.getByText("invoice.png").waitFor();
  await saved();
  await fits("2");
  await tap(page.getByRole("button", { name: "下一步：核对" }));
  await page.getByText("这张凭证没有报过").waitFor();
  await fits("3");
  await tap(page.getByRole("button", { name: "提交" }));
  await page.getByText("已确定成交").first().waitFor();
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    JSON.stringify({
      name: "quick",
      taps,
      letters,
      perLetter,
      seconds: Number(seconds.toFixed(1)),
    }),
  );
  expect(taps).toBeLessThanOrEqual(10);
});

test("left in the middle, it is found again on another phone, photo and all", async () => {
  await page.goto(`${town.base}/office/quick`);
  await page.getByLabel("用自己的话说").fill("修应急广播");
  await page.getByText("最像").tap();
  await page.getByLabel("金额").first().fill("2600");
  await page.getByRole("button", { name: "下一步：向谁买" }).tap();
  await page.getByLabel("承接方").fill("响亮");
  await page.getByText("青禾县响亮广电服务部").tap();
  const choosing = page.waitForEvent("filechooser");
  await page.getByText("从相册或文件选").tap();
  await (
    await choosing
  ).setFiles({ ...photo, buffer: Buffer.concat([photo.buffer, Buffer.from("2")]) });
  await page.getByText("invoice.png").waitFor();
  await saved();
  const other = await aPhone(); // one session a person: the phone before is signed out
  await other.goto(`${town.base}/office/quick`);
  await other.getByText("第 2 步，共 3 步").waitFor();
  await other.getByText("invoice.png").waitFor();
  await other.getByRole("button", { name: "下一步：核对" }).tap();
  await other.getByText("2,600.00 元").first().waitFor();
  await other.getByText("确定成交，再签合同").waitFor();
  await other.getByRole("button", { name: "提交" }).tap();
  await other.getByText("已立采购").first().waitFor();
  page = other;
});

test("what cannot be bought is said at the words, and a used photo at the end", async () => {
  await page.goto(`${town.base}/office/quick`);
  await page.getByLabel("用自己的话说").fill("新建一座公厕");
  await page.getByText("负面清单里的事项").first().waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "下一步：向谁买" }).tap();
  await page.getByText("这样写的不能买").waitFor();
  await page.getByLabel("用自己的话说").fill("修广播喇叭");
  await page.getByText("最像").tap();
  await page.getByLabel("金额").first().fill("1500");
  await page.getByText("人民币壹仟伍佰元整").waitFor();
  await page.getByRole("button", { name: "下一步：向谁买" }).tap();
  await page.getByLabel("承接方").fill("响亮");
  await page.getByText("青禾县响亮广电服务部").tap();
  const choosing = page.waitForEvent("filechooser");
  await page.getByText("从相册或文件选").tap();
  await (await choosing).setFiles(photo);
  await saved();
  await page.getByRole("button", { name: "下一步：核对" }).tap();
  await page.getByText("不符合：这张凭证没有报过").waitFor();
  await page.getByRole("button", { name: "提交" }).tap();
  await page.getByText("这张凭证在别的购买里已经用过").waitFor();
});

test("a provider that nobody has entered is registered on the way, and waits for county finance", async () => {
  await page.goto(`${town.base}/office/quick`);
  await page.getByText("第 3 步，共 3 步").waitFor();
  await page.getByRole("button", { name: "‹ 上一步" }).tap();
  await page.getByLabel("承接方").fill("小田电器维修部");
  await page.getByRole("button", { name: "登记这一家" }).tap();
  await page.getByLabel("统一社会信用代码").fill("92990101MA9XX00010");
  await page.getByRole("button", { name: "登记", exact: true }).tap();
  await page.getByText("92990101MA9XX00010").first().waitFor(); // refused: it is no code
  await page.getByLabel("统一社会信用代码").fill(completeCreditCode("92990101MA9XX0001"));
  await page.getByRole("button", { name: "登记", exact: true }).tap();
  await page.getByText("只登记、尚未核验").waitFor();
  expect([...(await sideways(page)), ...(await axe(page))]).toEqual([]);
  const finance = await town.as("countyFinanceOfficer@finance");
  await finance.open("/");
  await finance.see("核验承接主体：小田电器维修部");
  await finance.follow("核验");
  await finance.see("已登记");
});
