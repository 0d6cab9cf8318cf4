import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The same switches as on a quiet desk: nothing is fetched that we did not ask for. */
const switches = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  const asked = process.env["GOUFU_CHROMIUM"];
  const executablePath = [...(asked === undefined ? [] : [asked]), ...places].find(existsSync);
  if (executablePath === undefined) throw new Error(`没有找到浏览器：${places.join("、")}`);
  return chromium.launch({ executablePath, args: switches });
}

type Violation = {
  id: string;
  impact: string | null;
  nodes: { target: unknown[]; html: string }[];
};

declare global {
  var axe: { run(on: unknown, options: unknown): Promise<{ violations: Violation[] }> };
}

const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] };

/** What a screen reader, a keyboard or weak eyes cannot do here, one line each; only what is serious. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run(document, options),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160) ?? ""}`);
}

/** By how many pixels the page scrolls sideways, and what sticks out furthest. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over <= 0) return [];
    const widest = [...document.querySelectorAll("body *")]
      .map((one) => ({ one, right: one.getBoundingClientRect().right }))
      .toSorted((a, b) => b.right - a.right)[0];
    return [`${over} px too wide: ${widest?.one.outerHTML.slice(0, 160) ?? ""}`];
  });
}
