import type { Answer, InputOf } from "../../../base/endpoint.ts";
import type { editStandard, viewDraft, viewStandard } from "../../../modules/standard/api.ts";
import type { indicatorDimensions } from "../../../modules/standard/model.ts";
import type { Values } from "../ui/values.ts";

type Input = Omit<InputOf<typeof editStandard>, "jurisdiction" | "id">;
type Content = Input["content"];
type Known = Pick<
  Answer<typeof viewStandard>,
  "name" | "unit" | "priceLow" | "priceHigh" | "content"
>;

/** A row of a list as it is typed: every cell is text until it is sent. */
export type TypedRow = Record<string, string>;
export type ListName = "qualifications" | "clauses" | "acceptanceItems" | "indicators";
export type StandardDraft = { values: Values; lists: Record<ListName, TypedRow[]> };

const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
};

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** What is no figure goes out as null, so that the server names the cell. */
const figureOf = (text: string): number => (text.trim() === "" ? NaN : Number(text.trim()));

const typedRow = (row: object): TypedRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, `${value}`]));

/** 从现行版本或者样例开始: nobody begins with an empty sheet where something is known. */
export const draftOf = ({ name, unit, priceLow, priceHigh, content }: Known): StandardDraft => ({
  values: {
    name,
    unit,
    priceLow,
    priceHigh,
    reckoning: "",
    scope: content.scope,
    quantity: content.quantity,
    priceBasis: content.priceBasis,
    quality: content.quality.join("\n"),
    timeliness: content.timeliness.join("\n"),
    asksUsers: content.asksUsers ? "true" : "",
  },
  lists: {
    qualifications: content.qualifications.map(typedRow),
    clauses: content.clauses.map(typedRow),
    acceptanceItems: content.acceptanceItems.map(typedRow),
    indicators: content.indicators.map(typedRow),
  },
});

export const editedOf = (draft: Answer<typeof viewDraft>): StandardDraft => {
  const begun = draftOf(draft);
  return { ...begun, values: { ...begun.values, reckoning: draft.reckoning } };
};

/** Where an item has neither a standard nor a sample: the topics that a contract must have. */
export const emptyDraft = (item: string, itemName: string): StandardDraft => ({
  values: {
    name: `${itemName}标准`,
    unit: "",
    priceLow: "",
    priceHigh: "",
    reckoning: "",
    scope: "",
    quantity: "",
    priceBasis: "",
    quality: "",
    timeliness: "",
    asksUsers: item.startsWith("A") ? "true" : "",
  },
  lists: {
    qualifications: [],
    clauses: ["服务期限", "结算方式", "权利义务", "违约责任", "转包分包"].map((topic) => ({
      topic,
      text: "",
    })),
    acceptanceItems: [],
    indicators: [],
  },
});

/** A row in which nothing of its own was written is no row. */
const isWritten = (row: TypedRow, own: string): boolean => (row[own] ?? "").trim() !== "";

const cell = (row: TypedRow, name: string): string => (row[name] ?? "").trim();

const dimensionOf = (row: TypedRow): keyof typeof indicatorDimensions =>
  (["output", "benefit", "satisfaction"] as const).find((one) => one === row["dimension"]) ??
  "output";

function contentOf({ values, lists }: StandardDraft): Content {
  const written = (list: ListName, own: string) => lists[list].filter((row) => isWritten(row, own));
  return {
    scope: textOf(values, "scope"),
    quantity: textOf(values, "quantity"),
    priceBasis: textOf(values, "priceBasis"),
    quality: linesOf(textOf(values, "quality")),
    timeliness: linesOf(textOf(values, "timeliness")),
    asksUsers: textOf(values, "asksUsers") === "true",
    qualifications: written("qualifications", "name").map((row) => ({
      of: row["of"] === "staff" ? "staff" : "provider",
      name: cell(row, "name"),
      atLeast: figureOf(cell(row, "atLeast")),
    })),
    clauses: written("clauses", "text").map((row) => ({
      topic: cell(row, "topic"),
      text: cell(row, "text"),
    })),
    acceptanceItems: written("acceptanceItems", "name").map((row, at) => ({
      code: `${at + 1}`,
      name: cell(row, "name"),
      standard: cell(row, "standard"),
      method: cell(row, "method"),
      weight: figureOf(cell(row, "weight")),
    })),
    indicators: written("indicators", "name").map((row) => ({
      dimension: dimensionOf(row),
      name: cell(row, "name"),
      sense: row["sense"] === "atMost" ? "atMost" : "atLeast",
      target: figureOf(cell(row, "target")),
      unit: cell(row, "unit"),
      evidence: cell(row, "evidence"),
      weight: figureOf(cell(row, "weight")),
    })),
  };
}

export const inputOf = (draft: StandardDraft): Input => ({
  name: textOf(draft.values, "name"),
  unit: textOf(draft.values, "unit"),
  priceLow: textOf(draft.values, "priceLow"),
  priceHigh: textOf(draft.values, "priceHigh"),
  reckoning: textOf(draft.values, "reckoning"),
  content: contentOf(draft),
});

/** Sum of the weights of a list, for the line below it. */
export const weightOf = (rows: readonly TypedRow[]): number =>
  rows.reduce((total, row) => total + (Number(row["weight"]) || 0), 0);
