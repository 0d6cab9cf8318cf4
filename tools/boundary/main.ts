import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accuracyOf, reportOf } from "./accuracy.ts";
import { labelled } from "./labelled.ts";
import { crossed } from "./cross.ts";
import { exampleOf, isWeighed, train, written } from "./training.ts";

const weightsFile = fileURLToPath(
  new URL("../../src/modules/boundary/weights.tsv", import.meta.url),
);

const parts = {
  unseen: "没有看过的部分（440 条）",
  former: "以前没有看过的部分（899 条）",
  test: "原测试部分（180 条）",
  misspelt: "写错的字和方言（50 条）",
};

/**
 * `tsx tools/boundary/main.ts train` weighs the tuning part anew; `cross` judges each trade of it by weights made from others;
 * `accuracy` reports on the parts that no weight has seen.
 */
function main([verb]: readonly string[]): void {
  if (verb === "train") {
    writeFileSync(weightsFile, written(train(labelled("tuning").filter(isWeighed).map(exampleOf))));
    return;
  }
  if (verb === "cross") {
    process.stdout.write(reportOf("留出行业的交叉核对", crossed(labelled("tuning"))));
    return;
  }
  for (const [part, name] of Object.entries(parts))
    process.stdout.write(`${reportOf(name, accuracyOf(labelled(part)))}\n`);
}

main(process.argv.slice(2));
