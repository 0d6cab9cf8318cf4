import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { giveUp, root, setup, tell } from "./setup.mjs";

/** Everything that may end up in the browser. */
const sources = [
  "src/web",
  "src/modules",
  "src/base",
  "src/law",
  "vite.config.ts",
  "package-lock.json",
];

function* filesBelow(path) {
  const children = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  for (const child of children.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = join(path, child.name);
    if (child.isDirectory()) yield* filesBelow(below);
    else if (!child.name.includes(".test.")) yield below;
  }
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const source of sources.map((name) => join(root, name))) {
    const files = /\.\w+$/.test(source) ? [source] : [...filesBelow(source)];
    for (const file of files) if (existsSync(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const build = (mode) =>
  new Promise((resolve) => {
    const vite = join(root, "node_modules/vite/bin/vite.js");
    // Whatever the shell or a test says: a page built for development does not run.
    const env = { ...process.env, NODE_ENV: "production" };
    const options = { cwd: root, stdio: ["ignore", "pipe", "pipe"], env };
    const child = spawn(process.execPath, [vite, "build", "--mode", mode], options);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => (output += text));
    child.on("close", (code) => resolve({ code, output }));
  });

/** Builds office and portal where their sources have changed since. */
export async function buildWeb() {
  const marker = join(root, "dist/.sources");
  const hash = hashOfSources();
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash) return;
  tell("正在构建页面…… Building the pages …");
  const built = await Promise.all([build("office"), build("portal")]);
  const broken = built.find(({ code }) => code !== 0);
  if (broken) throw new Error(`${broken.output}\n页面未能构建。The pages could not be built.`);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(marker, hash);
}

/** Runs the program in this very process, so that signals need no forwarding. */
export async function run(args) {
  await import("tsx");
  const main = join(root, "src/server/main.ts");
  process.argv.splice(1, process.argv.length, main, ...args);
  await import(pathToFileURL(main).href);
}

if (process.argv[1] === join(root, "tools/start.mjs")) {
  setup();
  await buildWeb().catch((fault) => giveUp(fault.message));
  await run(["start", ...process.argv.slice(2)]);
}
