import { defineConfig } from "vitest/config";
import { countingReporter } from "./test/reporter.ts";

/** On another PostgreSQL only what touches the database is worth a second run. */
const untouched =
  process.env["GOUFU_TEST_PG"] === undefined
    ? []
    : ["src/platform/{sheet*,embedded,statements}.test.ts"];

/** Two workers: that is what a small machine has. */
export default defineConfig({
  test: {
    reporters: ["default", countingReporter],
    globalSetup: ["./test/cluster.ts"],
    testTimeout: 120_000, // a machine that does other work as well is slow, not wrong
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "house",
          include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: ["test/browser/**", ...untouched],
          maxWorkers: 2,
          isolate: false, // the house is read once a worker, not once a file; every file has its own database
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          globalSetup: ["./test/browser/built.ts"],
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
