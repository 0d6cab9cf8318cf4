import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.mjs";
import { root, setup, tell } from "./setup.mjs";
import { buildWeb } from "./start.mjs";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const hasBrowser = () =>
  [process.env.GOUFU_CHROMIUM, ...browsers].some((path) => path !== undefined && existsSync(path));

/** Without Chinese letters the pictures of the handbook would show boxes. */
const hasLetters = () =>
  spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" }).stdout?.trim().length > 0;

const apt = (args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env }).status === 0;
};

/** The browser tests need Chromium and Chinese letters; what cannot be had makes them fail, never be skipped. */
function setUpBrowser() {
  if (hasBrowser() && hasLetters()) return;
  const packages = ["chromium", "fonts-noto-cjk", "fontconfig"];
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    tell(`正在安装 ${packages.join("、")}…… Installing the test browser …`);
    apt(["update", "-qq"]);
    apt(["install", "-y", "-qq", "--no-install-recommends", ...packages]);
  }
  if (hasBrowser() && hasLetters()) return;
  tell(
    `浏览器测试需要 ${packages.join("、")}，请由管理员执行：apt-get install -y ${packages.join(" ")}。` +
      "The browser tests need them and will fail without.",
  );
}

/** Runs vitest, shows its words and reads the counts of its last line. */
const vitest = (args, env = {}) =>
  new Promise((resolve) => {
    const program = join(root, "node_modules/vitest/vitest.mjs");
    const child = spawn(process.execPath, [program, "run", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...env },
    });
    let end = "";
    child.stdout.on("data", (text) => {
      process.stdout.write(text);
      end = (end + text).slice(-500);
    });
    child.on("close", (code) => {
      const counts = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(end);
      const [passed, failed, skipped] = (counts ?? [0, 0, 1, 0])
        .slice(1)
        .map((n) => Number(n ?? 0));
      resolve({ passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped });
    });
  });

/** What touches the database must also hold on the oldest PostgreSQL that we promise. */
const touchingDatabase =
  "src/platform/ actions.test reads.test writes.test ledger properties migration".split(" ");

setup();
setUpBrowser();
const outcomes = [
  await buildWeb().then(
    () => ({ passed: 1, failed: 0, skipped: 0 }),
    (fault) => {
      tell(fault.message);
      return { passed: 0, failed: 1, skipped: 0 };
    },
  ),
  { ...check({ withTidy: false }), skipped: 0 },
  await vitest(process.argv.slice(2)),
];
if (existsSync("/usr/lib/postgresql/15/bin/initdb")) {
  tell("再以 PostgreSQL 15 运行涉及数据库的测试…… Once more on PostgreSQL 15 …");
  const filters = ["--project", "house"].concat(touchingDatabase);
  outcomes.push(await vitest(filters, { GOUFU_TEST_PG: "15" }));
}
const total = (kind) => outcomes.reduce((sum, outcome) => sum + outcome[kind], 0);
const skipped = total("skipped");
console.log(
  `${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = total("failed") === 0 ? 0 : 1;
