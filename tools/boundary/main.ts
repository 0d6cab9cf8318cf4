import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accuracyOf, reportOf } from "./accuracy.ts";
import { labelled } from "./labelled.ts";
import { train, written } from "./training.ts";

const weightsFile = fileURLToPath(
  new URL("../../src/modules/boundary/weights.tsv", import.meta.url),
);

/** `tsx tools/boundary/main.ts train` weighs the tuning part anew; `accuracy` reports on the parts that no weight has seen. */
function main([verb]: readonly string[]): void {
  if (verb === "train") {
    writeFileSync(weightsFile, written(train(labelled("tuning"))));
    return;
  }
  for (const part of ["test", "misspelt"])
    process.stdout.write(`${reportOf(part, accuracyOf(labelled(part)))}\n`);
}

main(process.argv.slice(2));
