import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./source.ts";

test("no file, export or package is without use", { timeout: 180_000 }, () => {
  const what = "files,exports,dependencies,unlisted,unresolved,duplicates";
  const knip = `${root}/node_modules/knip/bin/knip.js`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [knip, "--include", what, "--no-progress", "--reporter", "compact", "--no-config-hints"],
    { cwd: root, encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`.trim().split("\n").filter(Boolean)).toEqual([]);
});
