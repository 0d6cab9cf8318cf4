import { setTimeout } from "node:timers/promises";
import type { Browser, Locator, Page, Request } from "playwright-core";
import { demoPassword } from "../../src/server/demo/county.ts";
import { axe, sideways } from "./chromium.ts";

/** One person at one screen. Everything is found as a person finds it: by its role, its label, its words. */
export type Hand = {
  page: Page;
  signIn(login: string): Promise<void>;
  /** An address of the office ("/needs"), or of the portal. */
  open(path: string): Promise<void>;
  visit(path: string): Promise<void>;
  press(button: string): Promise<void>;
  /** The button of the form that is open. */
  send(button: string): Promise<void>;
  follow(link: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  /** One of a list that opens. */
  choose(label: string, option: string): Promise<void>;
  tick(label: string): Promise<void>;
  see(...words: string[]): Promise<void>;
  /** Nothing that keeps anybody out, nothing cut off, nothing broken; a fault names the address. */
  looksRight(): Promise<void>;
};

export const wide = { width: 1366, height: 900 };
export const narrow = { width: 360, height: 780 };

/** What the browser itself complains of. A refusal of the server is no fault: it is read on the screen. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (said) => {
    if (said.type() === "error" && !said.text().startsWith("Failed to load resource"))
      complaints.push(said.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

/** Answers that a page still waits for. */
function countRequests(page: Page): () => number {
  const open = new Set<Request>();
  page.on("request", (one) => open.add(one));
  page.on("requestfinished", (one) => open.delete(one));
  page.on("requestfailed", (one) => open.delete(one));
  return () => open.size;
}

/** Loaded, answered and no longer moving: quiet three times in a row. */
async function settle(page: Page, waiting: () => number): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await setTimeout(25);
    const isBusy = await page.evaluate(
      () =>
        document.body.innerText.includes("正在读取") ||
        document.querySelector(".ant-btn-loading") !== null,
    );
    quiet = isBusy || waiting() > 0 ? 0 : quiet + 1;
  }
}

/** By its label; what stands in brackets behind it (“可不填”, a unit) is not said aloud. */
const field = (page: Page, label: string): Locator =>
  page
    .getByLabel(label, { exact: true })
    .or(page.getByLabel(`${label}（`))
    .and(page.locator("input, textarea"))
    .first();

async function pick(page: Page, box: Locator, option: string): Promise<void> {
  await box.click({ force: true }); // the words of the choice lie above the field
  if (await box.isEditable()) await box.fill(option);
  const list = page.locator(".ant-select-dropdown").filter({ visible: true });
  await list.getByText(option).filter({ visible: true }).first().click();
}

export async function aHand(browser: Browser, base: string, viewport = wide): Promise<Hand> {
  const context = await browser.newContext({ viewport, locale: "zh-CN", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaintsOf(page);
  const waiting = countRequests(page);
  const settled = () => settle(page, waiting);
  const visit = async (path: string) => {
    await page.goto(base + path);
    await settled();
  };
  /** What was looked for and not found is told with all that stands on the screen. */
  const found = async (words: string, looking: Promise<unknown>): Promise<void> => {
    await looking.catch(async () => {
      const shown = [await page.locator("body").innerText(), ...complaints].join("\n");
      throw new Error(`“${words}” is not on ${page.url()}:\n${shown}`);
    });
    await settled();
  };
  const press = (name: string) =>
    found(name, page.getByRole("button", { name, exact: true }).first().click());
  const see = async (...words: string[]) => {
    for (const one of words)
      await found(one, page.getByText(one).filter({ visible: true }).first().waitFor());
  };
  return {
    page,
    visit,
    open: (path) => visit(`/office${path}`),
    press,
    see,
    send: (name) =>
      found(name, page.locator("form").getByRole("button", { name, exact: true }).last().click()),
    signIn: async (login) => {
      await visit("/office/");
      await found("账号", page.getByLabel("账号").fill(login));
      await page.getByLabel("密码").fill(demoPassword);
      await press("登录");
      await found("主导航", page.getByRole("navigation", { name: "主导航" }).waitFor());
    },
    follow: (name) => {
      const links = page.getByRole("link", { name: new RegExp(name) });
      return found(name, links.filter({ visible: true }).first().click());
    },
    fill: async (label, value) => {
      const box = field(page, label);
      await found(label, box.fill(value));
      // A day is taken over by Enter; in other fields of a form Enter would send it.
      if (/^\d{4}-\d\d-\d\d$/.test(value)) await box.press("Enter");
    },
    choose: (label, option) => found(label, pick(page, field(page, label), option)),
    tick: (label) => found(label, page.getByLabel(label).first().check()),
    looksRight: async () => {
      await settled();
      const faults = [...complaints, ...(await sideways(page)), ...(await axe(page))];
      if (faults.length > 0)
        throw new Error(`${new URL(page.url()).pathname}\n  ${faults.join("\n  ")}`);
    },
  };
}
