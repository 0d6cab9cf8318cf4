import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { daysAfter } from "../src/base/day.ts";
import { firstStandards } from "../src/modules/standard/first.ts";
import { laterStandards } from "../src/modules/standard/samples.ts";
import { insert } from "./reference.ts";

/** Writes the sample standards of the migrations from their values in code: `tsx tools/standards.ts`. */
export const standardsFile = fileURLToPath(
  new URL("../migrations/0021_standards.sql", import.meta.url),
);

/** A sample that is followed by a later version ends the day before it. */
const endings = (): string[] =>
  laterStandards
    .filter(({ item }) => firstStandards.some((one) => one.item === item))
    .map(
      ({ item, version, from }) =>
        `update service_standard set to_on = '${daysAfter(from, -1)}' where place = '' and item = '${item}' and version = ${version - 1};`,
    );

const columns =
  "place item version name unit price_low price_high issuer document published_on confirmed content from_on to_on";

export const standardsSql = (): string =>
  [
    "-- Reference rows: sample service standards. Generated from the values in src/modules/standard by\n" +
      "-- tools/standards.ts; a test keeps both equal.\n",
    `${endings().join("\n")}\n`,
    insert(
      "service_standard",
      columns.split(" "),
      laterStandards.map((one) => [
        one.place,
        one.item,
        one.version,
        one.name,
        one.unit,
        one.priceLow,
        one.priceHigh,
        one.issuer,
        one.document,
        undefined,
        one.confirmed,
        { json: one.content },
        one.from,
        one.to,
      ]),
    ),
  ].join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(standardsFile, standardsSql());
  process.stdout.write(`${standardsFile}\n`);
}
