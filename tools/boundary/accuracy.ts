import { day } from "../../src/base/day.ts";
import { judgeWords } from "../../src/modules/boundary/judgement.ts";
import { purchaserKinds, type PurchaserKind } from "../../src/modules/boundary/model.ts";
import { shippedIndex } from "../../src/modules/boundary/shipped.ts";
import type { Weights } from "../../src/modules/boundary/weigher.ts";
import type { Labelled } from "./labelled.ts";

type Share = { right: number; of: number };

export type Accuracy = {
  /** Of what words can decide; `review` is counted apart. */
  verdict: Share;
  review: Share;
  /** Of the denied: at least one of the grounds that count. */
  ground: Share;
  first: Share;
  firstThree: Share;
  confusion: Record<string, number>;
  misses: string[];
};

const on = day("2026-11-28");
const isKind = (text: string): text is PurchaserKind => Object.hasOwn(purchaserKinds, text);
const share = (): Share => ({ right: 0, of: 0 });
const count = (one: Share, isRight: boolean): void => {
  one.of += 1;
  if (isRight) one.right += 1;
};

/** How often the judgement is right on labelled descriptions. */
export function accuracyOf(lines: readonly Labelled[], weights?: Weights): Accuracy {
  const [verdict, review, ground, first, firstThree] = Array.from({ length: 5 }, share) as [
    Share,
    Share,
    Share,
    Share,
    Share,
  ];
  const found: Accuracy = {
    verdict,
    review,
    ground,
    first,
    firstThree,
    confusion: {},
    misses: [],
  };
  for (const line of lines) {
    const purchaserKind = isKind(line.kind) ? line.kind : undefined;
    const judged = judgeWords({ text: line.text, purchaserKind, on }, shippedIndex(), weights);
    const grounds = judged.findings.flatMap((one) => (one.ground ? [String(one.ground)] : []));
    const codes = judged.catalog.map((one) => one.code);
    const cell = `${line.verdict} → ${judged.verdict}`;
    found.confusion[cell] = (found.confusion[cell] ?? 0) + 1;
    count(line.verdict === "review" ? review : verdict, judged.verdict === line.verdict);
    if (line.verdict === "denied")
      count(
        ground,
        judged.verdict === "denied" && line.grounds.some((one) => grounds.includes(one)),
      );
    if (line.verdict === "allowed") {
      count(first, line.items.includes(codes[0] ?? ""));
      count(
        firstThree,
        codes.some((one) => line.items.includes(one)),
      );
      if (!codes.some((one) => line.items.includes(one)))
        found.misses.push(`事项\t${line.items.join("、")}\t${codes.join("、")}\t${line.text}`);
    }
    if (judged.verdict !== line.verdict)
      found.misses.push(
        `结论\t${line.verdict} ${line.grounds.join("、")}\t${judged.verdict} ${grounds.join("、")}\t${line.text}`,
      );
  }
  return found;
}

const sum = (shares: readonly Share[]): Share => ({
  right: shares.reduce((all, one) => all + one.right, 0),
  of: shares.reduce((all, one) => all + one.of, 0),
});

/** The parts of a cross-check as one. */
export function total(parts: readonly Accuracy[]): Accuracy {
  const confusion: Record<string, number> = {};
  for (const part of parts)
    for (const [cell, times] of Object.entries(part.confusion))
      confusion[cell] = (confusion[cell] ?? 0) + times;
  return {
    verdict: sum(parts.map((one) => one.verdict)),
    review: sum(parts.map((one) => one.review)),
    ground: sum(parts.map((one) => one.ground)),
    first: sum(parts.map((one) => one.first)),
    firstThree: sum(parts.map((one) => one.firstThree)),
    confusion,
    misses: parts.flatMap((one) => one.misses),
  };
}

const percent = ({ right, of }: Share): string =>
  `${right}/${of} = ${of === 0 ? "—" : ((100 * right) / of).toFixed(1)}%`;

/** One part of the report as Markdown: shares, confusion, every miss. */
export const reportOf = (part: string, found: Accuracy): string =>
  [
    `## ${part}`,
    "",
    "| 量 | 对的 |",
    "|---|---|",
    `| 结论（可以买、不能买） | ${percent(found.verdict)} |`,
    `| 先问清（另计） | ${percent(found.review)} |`,
    `| 理由：负面清单第几项（不能买的） | ${percent(found.ground)} |`,
    `| 目录事项，第一个就是 | ${percent(found.first)} |`,
    `| 目录事项，前三个之中 | ${percent(found.firstThree)} |`,
    "",
    "| 应为 → 判为 | 条 |",
    "|---|---|",
    ...Object.entries(found.confusion)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([cell, times]) => `| ${cell} | ${times} |`),
    "",
    "| 错在 | 应为 | 判为 | 描述 |",
    "|---|---|---|---|",
    ...found.misses.map((one) => `| ${one.split("\t").join(" | ")} |`),
    "",
  ].join("\n");
