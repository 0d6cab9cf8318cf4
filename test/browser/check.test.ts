import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { today } from "../../src/platform/clock.ts";
import { aDatabase, type TestDatabase } from "../database.ts";
import { narrow, wide, type Hand } from "./hand.ts";
import { openTown, type Town } from "./harness.ts";

/** 能不能买, as a township clerk and a villager ask it. */
let town: Town;
let database: TestDatabase;
let clerk: Hand;

const bundle = "集镇公共设施管理，含新铺供水管道 1.2 公里";
const question = "能不能买？";

beforeAll(async () => {
  database = await aDatabase();
  town = await openTown(database.url);
  clerk = await town.as("townshipClerk@liuhe");
});

afterAll(async () => {
  await town.close();
  await database.close();
});

/** At the desk and on the phone. */
async function holds(): Promise<void> {
  for (const size of [wide, narrow]) {
    await clerk.page.setViewportSize(size);
    await clerk.looksRight();
  }
  await clerk.page.setViewportSize(wide);
}

/** By Tab alone, as somebody without a mouse comes there. */
async function tabTo(words: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await clerk.page.keyboard.press("Tab");
    const at = await clerk.page.evaluate(() => {
      const one = document.activeElement;
      return `${one?.textContent ?? ""} ${one instanceof HTMLTextAreaElement ? (one.labels[0]?.textContent ?? "") : ""}`;
    });
    if (at.includes(words)) return;
  }
  throw new Error(`“${words}” cannot be reached by Tab`);
}

const focused = () => clerk.page.evaluate(() => document.activeElement?.textContent ?? "");
const address = () => new URL(clerk.page.url());

describe("a township clerk asks on her workbench", () => {
  test("what is denied says why; without the works it may be bought and becomes a draft", async () => {
    await clerk.open("/");
    await clerk.fill(question, bundle);
    await clerk.fill("大约多少", "18");
    await clerk.press("查一查");
    await clerk.see("这样不能买", "不得将货物、工程和服务打包", "可以这样办", "第十条（三）");
    await clerk.see("由县财政局具名审核并写明理由");
    await holds();
    await clerk.press("改成这样再查");
    await clerk.see("可以买", "A1101 公共设施管理服务", "采购限额 30.00", "今天开始，大约这样走");
    expect(address().searchParams.get("text")).toBe("集镇公共设施管理");
    await holds();
    await clerk.follow("用这些内容立项");
    await clerk.see("来自“能不能买”：集镇公共设施管理", "查询时估计 180,000.00");
    const valueOf = (label: string) => clerk.page.getByLabel(label, { exact: true }).inputValue();
    expect(await valueOf("项目名称")).toBe(`${today().slice(0, 4)} 年公共设施管理服务`);
    expect(await valueOf("为什么买")).toBe("集镇公共设施管理");
    await clerk.see("A1101 公共设施管理服务");
    await clerk.looksRight();
  });

  test("what is open is asked; the answer is added to her words", async () => {
    await clerk.open("/check");
    await holds();
    await clerk.fill(question, "道路维修");
    await clerk.press("查一查");
    await clerk.see("还差一个问题", "是日常小修保养，还是要动结构、重做的修缮？");
    await holds();
    await clerk.press("只做日常小修保养");
    await clerk.see("可以买");
    expect(address().searchParams.get("text")).toBe("道路维修，只做日常小修保养，不动结构");
    await clerk.page.getByRole("link", { name: "工作台" }).first().click();
    await clerk.see("最近问过", "道路维修");
    await holds();
  });

  test("an empty box says what belongs into it", async () => {
    await clerk.open("/check");
    await clerk.press("查一查");
    await clerk.see("还没有写想买什么");
    await clerk.looksRight();
  });

  test("without an amount the limits are shown, and what is missing is said", async () => {
    await clerk.open("/check?text=请人给村里代理记账");
    await clerk.see("在上面填大约多少万元", "采购限额 30.00 万元，公开招标 200.00 万元");
    await holds();
  });

  test("the whole way goes by keyboard: ask, land at the answer, ask again", async () => {
    await clerk.open("/");
    await tabTo(question);
    await clerk.page.keyboard.type(bundle);
    await clerk.page.keyboard.press("Enter");
    await clerk.see("这样不能买");
    expect(await focused()).toBe("这样不能买");
    await tabTo("改成这样再查");
    await clerk.page.keyboard.press("Enter");
    await clerk.see("可以买");
    expect(await focused()).toBe("可以买");
  });

  test("the conclusion is one page of A4, denied or allowed", async () => {
    for (const text of [bundle, "请人给村里代理记账"]) {
      await clerk.open(`/check?text=${text}&amount=18000000`);
      const printed = await clerk.page.pdf({ format: "A4" });
      expect(printed.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    }
  });

  test("every rule and word that a judgement rests on can be looked up", async () => {
    await clerk.open("/check/cues");
    await clerk.fill("查一个词", "新铺");
    await clerk.see("建设用词");
    await clerk.fill("查一个词", "没有这个词");
    await clerk.see("没有用到“没有这个词”");
    await clerk.looksRight();
  });
});

test("a villager asks on the portal without any script", async () => {
  const context = await town.browser.newContext({ javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  const box = page.getByRole("textbox", { name: "这件事，政府能不能买" });
  await page.goto(`${town.base}/check`);
  await box.fill("道路维修");
  await page.getByRole("button", { name: "问一问" }).click();
  await page.getByRole("heading", { name: "还差一个问题" }).waitFor();
  await page.getByRole("link", { name: "要重做、翻修" }).click();
  await page.getByRole("heading", { name: "这样不能买" }).waitFor();
  expect(await box.inputValue()).toBe("道路维修，要整体翻修重建道路、房屋等结构");
  await page.getByRole("link", { name: "政府永远不能买的六类事" }).click();
  await page.getByRole("heading", { name: "第五类" }).waitFor();
  await context.close();
});
