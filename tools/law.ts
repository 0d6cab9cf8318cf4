import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { asBasis, cite, type Citation } from "../src/base/law.ts";
import { statutes } from "../src/law/statutes.ts";

/** 法规对照: statute, article, rule, file and line, days in force, tests: the page that an auditor asks for. */
const root = fileURLToPath(new URL("..", import.meta.url));

export type CitedRule = {
  id: string;
  /** "bars", "flags", or "counts" for a term of the statutory clock. */
  weight: string;
  says: string;
  basis: readonly Citation[];
  file: string;
  line: number;
  tests: string[];
};

type Found = { id: string; weight?: string; says: string; basis: readonly Citation[] };

const isRule = (value: unknown): value is Found =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  "says" in value &&
  "basis" in value &&
  Array.isArray(value.basis);

const sources = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" }).map(
        (file) => `${folder}/${file.replaceAll("\\", "/")}`,
      ),
    )
    .filter((file) => file.endsWith(".ts"))
    .sort();

/** A rule stands where its id is written, or (in a table of rows) where the last part of its id is. */
function lineOf(text: string, id: string): number {
  const lines = text.split("\n");
  const short = id.slice(id.lastIndexOf(".") + 1);
  const at = [`"${id}"`, `"${short}"`].map((mark) => lines.findIndex((one) => one.includes(mark)));
  return (at.find((one) => one >= 0) ?? 0) + 1;
}

async function rulesOf(file: string): Promise<{ name: string; rule: Found }[]> {
  const exported: Record<string, unknown> = await import(pathToFileURL(`${root}/${file}`).href);
  return Object.entries(exported).flatMap(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.filter(isRule).map((rule) => ({ name, rule }));
  });
}

/** Every rule that any module exports, in the order of the files. */
export async function collectRules(): Promise<CitedRule[]> {
  const tests = sources("src", "test")
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => ({ file, text: read(file) }));
  const files = sources("src/modules").filter(
    (file) =>
      !/(\.test|api|routes|actions|reads|writes)\.ts$/.test(file) &&
      /law\/statutes/.test(read(file)),
  );
  const seen = new Map<string, CitedRule>();
  for (const file of files)
    for (const { name, rule } of await rulesOf(file)) {
      const text = read(file);
      const naming = tests
        .filter((one) => one.text.includes(rule.id) || new RegExp(`\\b${name}\\b`).test(one.text))
        .map((one) => one.file);
      // A rule is exported by its own name, and once more by each list that it is part of.
      const known = seen.get(rule.id)?.tests ?? [];
      const { id, says, basis, weight = "counts" } = rule;
      const line = lineOf(text, id);
      seen.set(id, {
        id,
        weight,
        says,
        basis,
        file,
        line,
        tests: [...new Set([...known, ...naming])],
      });
    }
  return [...seen.values()];
}

const read = (file: string): string => readFileSync(`${root}/${file}`, "utf8");

const days = ({ statute: { from, to } }: Citation): string => `${from}—${to ?? "今"}`;

/** One line a citation, in the order of the statutes, then of the articles. */
export function lawPage(rules: readonly CitedRule[]): string {
  const rows = statutes.flatMap((statute) =>
    rules
      .flatMap((rule) => rule.basis.map((citation) => ({ rule, citation })))
      .filter(({ citation }) => citation.statute === statute)
      .sort((a, b) => Number.parseInt(a.citation.article) - Number.parseInt(b.citation.article))
      .map(({ rule, citation }) =>
        [
          `${cite(asBasis(citation))}（${statute.number}，${days(citation)}）`,
          { bars: "阻断", flags: "疑点" }[rule.weight] ?? "时限",
          rule.id,
          `${rule.file}:${rule.line}`,
          rule.says,
          rule.tests.join("、") || "（没有测试）",
        ].join("\t"),
      ),
  );
  return ["法规条款\t效力\t规则\t所在\t规定\t测试", ...rows].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rules = await collectRules();
  process.stdout.write(`${lawPage(rules)}\n`);
  process.stderr.write(
    `${rules.length} 条规则，引用 ${new Set(rules.flatMap((rule) => rule.basis.map((one) => one.statute))).size} 部法规，目录见 ${relative(process.cwd(), `${root}/src/law/statutes.ts`)}\n`,
  );
}
