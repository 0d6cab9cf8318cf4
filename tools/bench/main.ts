import { parseArgs } from "node:util";
import { act } from "./act.ts";
import { check } from "./check.ts";
import { exported } from "./export.ts";
import { rollup } from "./rollup.ts";
import { importing } from "./import.ts";
import { read } from "./read.ts";
import { search } from "./search.ts";
import { size } from "./size.ts";
import { start } from "./start.ts";
import { sums } from "./sums.ts";

/** npm run bench -- NAME: each line of the answer has both sides and their ratio. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      count: { type: "string", default: "200" },
      large: { type: "boolean", default: false },
    },
  });
  const settings = {
    rounds: Number(values.rounds),
    count: Number(values.count),
    isLarge: values.large,
  };
  const benches: Record<string, (given: typeof settings) => Promise<void>> = {
    act,
    sums,
    read,
    rollup,
    export: exported,
    start,
    size,
    check,
    import: importing,
    search,
  };
  const bench = benches[positionals[0] ?? ""];
  if (!bench)
    throw new Error(
      `npm run bench -- ${Object.keys(benches).join("|")} [--rounds 5] [--count 200]`,
    );
  await bench(settings);
}

await main();
