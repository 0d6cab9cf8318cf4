import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setup, tell } from "./setup.mjs";

const checks = [
  { name: "类型 types", run: ["tsc7/bin/tsc", "--noEmit", "-p", "."] },
  { name: "规范 lint", run: ["oxlint/bin/oxlint", "--deny-warnings"] },
  {
    name: "格式 format",
    run: ["prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  },
];

const tidy = { name: "整洁 tidy", run: ["vitest/vitest.mjs", "run", "test/tidy"] };

/** Runs each check and gives how many passed and failed. */
export function check({ withTidy }) {
  const outcomes = [...checks, ...(withTidy ? [tidy] : [])].map(
    ({ name, run: [file, ...args] }) => {
      const program = join(root, "node_modules", file);
      const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
      const isFine = spawnSync(process.execPath, [program, ...args], options).status === 0;
      tell(`${isFine ? "通过" : "未过"} ${name}`);
      return isFine;
    },
  );
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}

if (process.argv[1] === join(root, "tools/check.mjs")) {
  setup();
  process.exitCode = check({ withTidy: true }).failed === 0 ? 0 : 1;
}
