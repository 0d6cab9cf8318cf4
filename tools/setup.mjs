import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. Plain Node throughout: this runs before anything is installed. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Progress goes to standard error: standard output carries results only. */
export const tell = (line) => console.error(line);

export function giveUp(line) {
  tell(line);
  process.exit(1);
}

const at = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isInstalled(lock) {
  const marker = join(root, "node_modules/.goufu-lock");
  const hash = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash) return { done: true };
  const own = join(root, "node_modules/.package-lock.json");
  const keep = () => writeFileSync(marker, hash);
  if (at(own) < at(lock)) return { done: false, keep };
  // Installed by hand, and newer than the list.
  keep();
  return { done: true };
}

/** npm, the one that runs us where there is one. */
export function npm(args) {
  const path = process.env.npm_execpath;
  const isScript = path !== undefined && /\.c?js$/.test(path);
  const [program, first] = isScript ? [process.execPath, [path]] : ["npm", []];
  return spawnSync(program, [...first, ...args], { cwd: root, stdio: ["ignore", 2, 2] }).status;
}

/** Installs what package-lock.json names, unless that has been done. */
export function setup() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(
      `需要 Node.js 20.19 以上，现在是 ${process.versions.node}。Node.js 20.19 or newer is needed.`,
    );
  const { done, keep } = isInstalled(join(root, "package-lock.json"));
  if (done) return;
  tell("正在安装依赖…… Installing dependencies …");
  if (npm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"]) !== 0)
    giveUp(
      "依赖未能安装，请检查网络和 npm 源后重试。Dependencies could not be installed (npm ci).",
    );
  keep();
}
