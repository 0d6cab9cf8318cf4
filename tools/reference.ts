import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { InForce } from "../src/base/day.ts";
import { negativeItems } from "../src/modules/boundary/negatives.ts";
import { sampleEdition, sampleItems } from "../src/modules/catalog/sample.ts";
import { gradeBands, shippedControlRules, weightSets } from "../src/modules/policy/figures.ts";
import { formRows, functionalClasses } from "../src/modules/policy/forms.ts";
import { publishedDays, shippedYears } from "../src/modules/policy/published.ts";
import { shippedThresholds } from "../src/modules/policy/thresholds.ts";
import { firstStandards } from "../src/modules/standard/first.ts";

/** Writes the reference rows of the migrations from their values in code: `tsx tools/reference.ts`. */
export const referenceFile = fileURLToPath(
  new URL("../migrations/0006_reference.sql", import.meta.url),
);

/** What the sample catalog says beside its codes, added when catalogs got scopes and departments. */
export const scopesFile = fileURLToPath(
  new URL("../migrations/0019_catalog_scopes.sql", import.meta.url),
);

export type Cell =
  string | number | bigint | boolean | undefined | readonly string[] | { json: unknown };

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function cell(value: Cell): string {
  if (value === undefined) return "null";
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if ("json" in value) return `${quoted(JSON.stringify(value.json))}::jsonb`;
  return `array[${value.map(quoted).join(", ")}]::text[]`;
}

export function insert(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const lines = rows.map((row) => `  (${row.map(cell).join(", ")})`).join(",\n");
  return `insert into ${table} (${columns.join(", ")}) values\n${lines};\n`;
}

export const span = ({ from, to }: InForce): [string, string | undefined] => [from, to];

function purchaseItems(): string[][] {
  const file = new URL("../src/modules/catalog/purchase-items.tsv", import.meta.url);
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => line.split("\t"));
}

const days = (): string[] => [
  insert(
    "calendar_year",
    ["year"],
    shippedYears.map((year) => [year]),
  ),
  insert(
    "calendar_day",
    ["day", "is_workday", "name"],
    publishedDays.map((one) => [one.day, one.isWorkday, one.name]),
  ),
];

const limits = (): string[] => [
  insert(
    "threshold",
    "place place_name level object procurement_from open_tender_from is_guide document confirmed from_on to_on".split(
      " ",
    ),
    shippedThresholds.map((one) => [
      one.place,
      one.placeName,
      one.level,
      one.object,
      one.procurementFrom,
      one.openTenderFrom,
      one.isGuide,
      one.document,
      one.confirmed,
      ...span(one),
    ]),
  ),
  insert(
    "control_rule",
    "place amount_from quotes_at_least approved_by papers document confirmed from_on to_on".split(
      " ",
    ),
    shippedControlRules.map((one) => [
      one.place,
      one.amountFrom,
      one.quotesAtLeast,
      one.approvedBy,
      one.papers,
      one.document,
      one.confirmed,
      ...span(one),
    ]),
  ),
];

const weights = (): string[] => [
  insert(
    "weight_set",
    "called execution output benefit satisfaction document confirmed from_on to_on".split(" "),
    weightSets.map((one) => [
      one.called,
      one.execution,
      one.output,
      one.benefit,
      one.satisfaction,
      one.document,
      one.confirmed,
      ...span(one),
    ]),
  ),
  insert(
    "grade_band",
    "grade score_from document confirmed from_on to_on".split(" "),
    gradeBands.map((one) => [one.grade, one.scoreFrom, one.document, one.confirmed, ...span(one)]),
  ),
];

const forms = (): string[] => [
  insert(
    "functional_class",
    "code name document confirmed from_on to_on".split(" "),
    functionalClasses.map((one) => [one.code, one.name, one.document, one.confirmed, ...span(one)]),
  ),
  insert(
    "form_row",
    "position label classes is_rest from_on to_on".split(" "),
    formRows.map((one) => [one.position, one.label, one.classes, one.isRest, ...span(one)]),
  ),
];

const catalog = (): string[] => [
  insert(
    "purchase_item",
    ["code", "level", "name"],
    purchaseItems().map(([code = "", level, name = ""]) => [code, Number(level), name]),
  ),
  insert(
    "catalog_edition",
    "id name issuer place confirmed from_on to_on".split(" "),
    [sampleEdition].map((one) => [
      one.id,
      one.name,
      one.issuer,
      one.place,
      one.confirmed,
      ...span(one),
    ]),
  ),
  insert(
    "catalog_item",
    "edition code name level parent is_leaf kind purchase_item functional_class".split(" "),
    sampleItems.map((one) => [
      one.edition,
      one.code,
      one.name,
      one.level,
      one.parent,
      one.isLeaf,
      one.kind,
      one.purchaseItem,
      one.functionalClasses[0],
    ]),
  ),
  insert(
    "negative_item",
    ["ground", "article", "says", "disguise"],
    negativeItems.map((one) => [one.ground, one.article, one.says, one.disguise]),
  ),
  insert(
    "service_standard",
    "item version name unit price_low price_high document confirmed content from_on to_on".split(
      " ",
    ),
    firstStandards.map((one) => [
      one.item,
      one.version,
      one.name,
      one.unit,
      one.priceLow,
      one.priceHigh,
      one.document,
      one.confirmed,
      { json: one.content },
      ...span(one),
    ]),
  ),
];

export const referenceSql = (): string =>
  [
    "-- Reference rows: working days, limits, form rows, catalog, standards. Generated from the values in\n" +
      "-- src/modules/policy and src/modules/catalog by tools/reference.ts; a test keeps both equal.\n",
    ...days(),
    ...limits(),
    ...weights(),
    ...forms(),
    ...catalog(),
  ].join("\n");

export const scopesSql = (): string => {
  const lines = sampleItems
    .filter((one) => one.isLeaf)
    .map(({ code, scope, department }) => `  (${[code, scope, department].map(cell).join(", ")})`);
  return [
    "-- 范围和责任部门 of the sample catalog. Generated from src/modules/catalog/scopes.ts by tools/reference.ts;",
    "-- a test keeps both equal.\n",
    "update catalog_item set scope = said.scope, department = said.department from (values",
    lines.join(",\n"),
    `) as said (code, scope, department) where edition = ${quoted(sampleEdition.id)} and catalog_item.code = said.code;\n`,
  ].join("\n");
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(referenceFile, referenceSql());
  writeFileSync(scopesFile, scopesSql());
  process.stdout.write(`${referenceFile}\n${scopesFile}\n`);
}
