import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./source.ts";

test("no file, export or package is without use", { timeout: 180_000 }, () => {
  const what = "files,exports,dependencies,unlisted,unresolved,duplicates";
  const knip = `${root}/node_modules/knip/bin/knip.js`;
  const { stdout, status } = spawnSync(
    process.execPath,
    [knip, "--include", what, "--no-progress", "--reporter", "json", "--no-config-hints"],
    { cwd: root, encoding: "utf8" },
  );
  expect(JSON.parse(stdout)).toEqual({ files: [], issues: [] });
  expect(status).toBe(0);
});
