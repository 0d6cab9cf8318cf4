import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { statutes } from "../src/law/statutes.ts";
import { wordsOf } from "./tidy/shape.ts";
import {
  fault,
  filesIn,
  nodesOf,
  product,
  read,
  root,
  sourceOf,
  type Source,
} from "./tidy/source.ts";

const page = read("docs/glossary.md");

const chapter = (title: string): string =>
  page.split(/^## /m).find((part) => part.startsWith(title)) ?? "";

/** The rows of the tables below a heading, without heads and rules. */
const rowsOf = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => /^\|(?!\s*-)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    )
    .filter(([first]) => !["中文", "code word", "状态", "field"].includes(first ?? ""));

const nouns = rowsOf(chapter("Nouns"));

const schema = filesIn("migrations").map(read).join("\n");
const tables = [...schema.matchAll(/^create table (\w+) \(([\s\S]*?)^\)/gm)].map((found) => ({
  name: found[1]!,
  columns: [...found[2]!.matchAll(/^ {2}(\w+) +\S/gm)].map((column) => column[1]!),
}));

describe("nouns", () => {
  test("one Chinese word has one English word, and the other way round", () => {
    for (const place of [0, 1]) {
      const words = nouns.map((row) => row[place]!);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  test("a law that is named is one of the statutes", () => {
    const known = statutes.flatMap(({ title, number }) => [title, number]);
    const unknown = nouns
      .map((row) => row[3]!)
      .filter((law) => law !== "" && !known.some((name) => law.startsWith(name)));
    expect(unknown).toEqual([]);
  });

  test("every table of the business stands in the glossary", () => {
    const inner = new Set(["idempotency", "installation", "job", "sign_in_failure"]);
    const known = new Set(nouns.map((row) => row[1]!.replaceAll(" ", "_")));
    const parts = (name: string) =>
      name.startsWith("provider_") ? name.slice("provider_".length) : name;
    const days = new Set(["calendar_year", "calendar_day", "grade_band"]);
    const missing = tables
      .map((one) => one.name)
      .filter((name) => !inner.has(name) && !days.has(name))
      .filter((name) => !known.has(name) && !known.has(parts(name)));
    expect(missing).toEqual([]);
  });
});

const forbidden = new Map(
  rowsOf(chapter("Not to be used")).flatMap(([word, never]) =>
    never!.split(",").map((one) => [one.trim(), word!] as const),
  ),
);

/** Names of ours that use a second word; what a law or a library calls so is no name of ours. */
const secondWords = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (!ts.isIdentifier(node)) return [];
      return wordsOf(node.text).flatMap((word) => {
        const found = forbidden.get(word) ?? forbidden.get(word.replace(/s$/, ""));
        return found ? [fault(source, node, `${node.text}: say ${found}`)] : [];
      });
    }),
  );

describe("second words", () => {
  test("are not used in code", () => {
    expect(secondWords(product())).toEqual([]);
  });

  test("are not used in the schema", () => {
    const names = tables.flatMap((one) => [one.name, ...one.columns]);
    const second = names.filter((name) => wordsOf(name).some((word) => forbidden.has(word)));
    expect(second).toEqual([]);
  });

  test("are found, in the singular and the plural", () => {
    const planted = sourceOf("src/a.ts", "const supplierName = listBuyers(catalogue);");
    expect(secondWords([planted])).toEqual([
      "src/a.ts:1 supplierName: say provider",
      "src/a.ts:1 listBuyers: say purchaser",
      "src/a.ts:1 catalogue: say catalog",
    ]);
    expect(secondWords([sourceOf("src/a.ts", "const provider = need(demanding);")])).toEqual([]);
  });
});

type Life = { steps: Record<string, { called: string }>; called: Record<string, string> };

const isLife = (value: unknown): value is Life =>
  typeof value === "object" && value !== null && "steps" in value && "called" in value;

describe("verbs and states", () => {
  const written = chapter("Verbs and states")
    .split(/^### /m)
    .slice(1)
    .map((part) => ({
      life: /<!-- (\w+) -->/.exec(part)?.[1] ?? "",
      pairs: rowsOf(part)
        .map(([called, word]) => `${called} ${word}`)
        .sort(),
    }));

  test("are those of the lives, by the same words", async () => {
    const lives: typeof written = [];
    for (const file of filesIn("src/modules").filter((path) => path.endsWith("tates.ts"))) {
      const exported: Record<string, unknown> = await import(pathToFileURL(`${root}/${file}`).href);
      for (const [life, value] of Object.entries(exported)) {
        if (!isLife(value)) continue;
        const verbs = Object.entries(value.steps).map(([word, { called }]) => `${called} ${word}`);
        const states = Object.entries(value.called).map(([word, called]) => `${called} ${word}`);
        lives.push({ life, pairs: [...verbs, ...states].sort() });
      }
    }
    const byName = (a: { life: string }, b: { life: string }) => (a.life < b.life ? -1 : 1);
    expect([...written].sort(byName)).toEqual(lives.sort(byName));
  });
});

describe("personal data", () => {
  const fields = rowsOf(chapter("Personal data"));

  test("each field is in the schema, with purpose and retention", () => {
    const known = new Set(
      tables.flatMap((one) => one.columns.map((name) => `${one.name}.${name}`)),
    );
    expect(fields.filter(([field]) => !known.has(field!))).toEqual([]);
    expect(fields.filter((row) => row.length !== 4 || row.some((cell) => cell === ""))).toEqual([]);
  });

  test("no other column sounds as if it told of a person", () => {
    const telling =
      /(^|_)(phone|mobile|email|address|login|password|birth\w*|gender|id_card|speaker)($|_)/;
    const listed = new Set(fields.map(([field]) => field));
    const unlisted = tables.flatMap((one) =>
      one.columns
        .filter((name) => telling.test(name) && !listed.has(`${one.name}.${name}`))
        .map((name) => `${one.name}.${name}`),
    );
    expect(unlisted).toEqual([]);
  });
});
