import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const sheets = [
  "src/web/parts/tokens.css",
  "src/web/parts/stages.css",
  "src/web/parts/money.css",
  "src/web/parts/verdict.css",
  "src/web/portal/portal.css",
];

const plain = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1");

/** One style sheet for the whole portal, named by its content so that it can be kept for ever. */
export function portalStyles(): Plugin {
  const source = plain(sheets.map((path) => readFileSync(path, "utf8")).join("\n"));
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
  const fileName = `assets/portal-${hash}.css`;
  return {
    name: "goufu-portal-styles",
    config: () => ({ define: { PORTAL_STYLES: JSON.stringify(`/${fileName}`) } }),
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}
