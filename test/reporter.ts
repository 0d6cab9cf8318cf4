import type { Reporter, TestModule } from "vitest/node";

type Counts = { passed: number; failed: number; skipped: number };

/** Counts every test; a file that could not even be read counts as one that failed. */
export function countTests(modules: readonly TestModule[], unhandled: number): Counts {
  const counts = { passed: 0, failed: unhandled, skipped: 0 };
  for (const module of modules) {
    const before = counts.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") counts.passed += 1;
      else if (state === "failed") counts.failed += 1;
      else counts.skipped += 1;
    }
    const hasOwnFault = module.state() === "failed" && counts.failed === before;
    if (hasOwnFault) counts.failed += 1;
  }
  return counts;
}

export const inOneLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** The last line of a run is plain and tells the whole. */
export const countingReporter: Reporter = {
  onTestRunEnd(modules, unhandled, reason) {
    const isCutShort = reason === "interrupted" ? 1 : 0;
    console.log(inOneLine(countTests(modules, unhandled.length + isCutShort)));
  },
};
