import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A file of ours with its syntax tree; the rules of the house look at these and at nothing else. */
export type Source = { path: string; text: string; tree: ts.SourceFile };

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** From text alone, so that a fault can be planted without a file. */
export const sourceOf = (path: string, text: string): Source => ({
  path,
  text,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

export const read = (path: string): string => readFileSync(`${root}/${path}`, "utf8");

/** Every file below a folder of the repository, in the order of their paths. */
export const filesIn = (folder: string): string[] =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => statSync(`${root}/${path}`).isFile())
    .sort();

const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith(".d.ts");

let all: Source[] | undefined;

/** All code of the house, tests and tools included. */
export const sources = (): Source[] =>
  (all ??= ["src", "test", "tools", "bin"]
    .flatMap(filesIn)
    .filter(isCode)
    .map((path) => sourceOf(path, read(path))));

export const isTest = ({ path }: Source): boolean =>
  path.startsWith("test/") || /\.test\.tsx?$/.test(path);

/** What the product consists of: no tests, no tools. */
export const product = (): Source[] =>
  sources().filter((source) => source.path.startsWith("src/") && !isTest(source));

export const lineOf = (source: Source, node: ts.Node): number =>
  source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;

/** "src/x.ts:12 says what is wrong": one line a fault. */
export const fault = (source: Source, node: ts.Node | undefined, says: string): string =>
  node ? `${source.path}:${lineOf(source, node)} ${says}` : `${source.path} ${says}`;

export function nodesOf(source: Source): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}
