import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { moduleOf } from "./imports.ts";
import { filesIn, product, read, root } from "./source.ts";

const modules = [...new Set(product().flatMap((source) => moduleOf(source.path) ?? []))].sort();

type Life = { diagram(): string };

const isLife = (value: unknown): value is Life =>
  typeof value === "object" &&
  value !== null &&
  "diagram" in value &&
  typeof value.diagram === "function" &&
  "steps" in value;

async function livesOf(module: string): Promise<{ name: string; diagram: string }[]> {
  const files = filesIn(`src/modules/${module}`).filter((path) => path.endsWith("tates.ts"));
  const found: { name: string; diagram: string }[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(pathToFileURL(`${root}/${file}`).href);
    for (const [name, value] of Object.entries(exported))
      if (isLife(value)) found.push({ name, diagram: value.diagram() });
  }
  return found;
}

/** Diagrams are as long as the life they show; only what somebody wrote is counted. */
const writtenLines = (text: string): number =>
  text
    .trimEnd()
    .replace(/```mermaid\n[\s\S]*?```/g, "(diagram)")
    .split("\n").length;

describe.each(modules)("the README of %s", (module) => {
  const path = `src/modules/${module}/README.md`;

  test("is there, with at most 25 lines beside its diagrams", () => {
    expect(existsSync(`${root}/${path}`)).toBe(true);
    expect(writtenLines(read(path))).toBeLessThanOrEqual(25);
  });

  test("shows each life as it is", async () => {
    const lives = await livesOf(module);
    const text = existsSync(`${root}/${path}`) ? read(path) : "";
    const stale = lives.filter(
      ({ diagram }) => !text.includes(`\`\`\`mermaid\n${diagram}\n\`\`\``),
    );
    expect(stale.map(({ name }) => name)).toEqual([]);
    const fences = text.match(/```mermaid/g)?.length ?? 0;
    expect(fences).toBe(lives.length);
  });
});

test("a line too many is found, and a diagram is not counted", () => {
  expect(writtenLines("a\n".repeat(25))).toBe(25);
  expect(writtenLines("a\n".repeat(26))).toBe(26);
  expect(writtenLines("a\n```mermaid\nb\nc\nd\n```\n")).toBe(2);
});
