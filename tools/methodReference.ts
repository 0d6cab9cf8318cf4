import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shippedFigures } from "../src/modules/policy/procurementFigures.ts";
import { shippedMethods } from "../src/modules/policy/shippedMethods.ts";
import { insert, span } from "./reference.ts";

/** Writes the rows of methods and figures from their values in code: `tsx tools/methodReference.ts`. */
export const methodFile = fileURLToPath(
  new URL("../migrations/0025_method_reference.sql", import.meta.url),
);

/** Amounts are text in JSON, as they are on the wire. */
const inJson = (content: unknown): unknown =>
  JSON.parse(
    JSON.stringify(content, (_, value: unknown) =>
      typeof value === "bigint" ? `${value}` : value,
    ),
  );

const methods = (): string =>
  insert(
    "procurement_method",
    "code place objects content document confirmed from_on to_on".split(" "),
    shippedMethods.map((one) => [
      one.code,
      one.place,
      one.objects,
      { json: inJson(one.content) },
      one.document,
      one.confirmed,
      ...span(one),
    ]),
  );

const figures = (): string =>
  insert(
    "procurement_figure",
    "code place object at_least at_most amount document article confirmed from_on to_on".split(" "),
    shippedFigures.map((one) => [
      one.code,
      one.place,
      one.object,
      one.atLeast,
      one.atMost,
      one.amount,
      one.document,
      one.article,
      one.confirmed,
      ...span(one),
    ]),
  );

export const methodSql = (): string =>
  [
    "-- Reference rows: methods and figures of procurement. Generated from the values in src/modules/policy by\n" +
      "-- tools/methodReference.ts; a test keeps both equal.\n",
    methods(),
    figures(),
  ].join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(methodFile, methodSql());
  process.stdout.write(`${methodFile}\n`);
}
