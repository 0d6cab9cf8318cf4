import ts from "typescript";
import { fault, isTest, lineOf, nodesOf, type Source } from "./source.ts";

/** Guides of the house: a file that passes them holds two things. */
const mostLines = 300;
const mostFunctionLines = 60;
/** Markup has one attribute a line: a component is as long as what it shows. */
const mostComponentLines = 80;
const mostParameters = 4;
const mostFolders = 4;

export const longFiles = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    const lines = source.text.trimEnd().split("\n").length;
    return lines > mostLines ? [`${source.path} has ${lines} lines of ${mostLines}`] : [];
  });

export const deepFiles = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const folders = path.split("/").length - 1;
    return folders > mostFolders ? [`${path} lies ${folders} folders deep of ${mostFolders}`] : [];
  });

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node);

const nameOf = (node: ts.Node): string => {
  const named = ts.isFunctionLike(node) && node.name ? node.name : undefined;
  const parent = node.parent;
  if (named) return named.getText();
  return parent && ts.isVariableDeclaration(parent) ? parent.name.getText() : "a function";
};

/** In tests a `describe` is a chapter, not a function: there only parameters are counted. */
export const longFunctions = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => !isTest(source))
    .flatMap((source) =>
      nodesOf(source)
        .filter(isFunction)
        .flatMap((node) => {
          const end = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
          const lines = end - lineOf(source, node) + 1;
          const most = source.path.endsWith(".tsx") ? mostComponentLines : mostFunctionLines;
          if (lines <= most) return [];
          return [fault(source, node, `${nameOf(node)} has ${lines} lines of ${most}`)];
        }),
    );

/** A life must hear verb, state, roles, facts and day apart: the compiler finds the facts by the verb. */
const crowdedOnPurpose = new Set(["src/base/machine.ts next"]);

export const crowdedFunctions = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    nodesOf(source)
      .filter(isFunction)
      .filter((node) => node.parameters.length > mostParameters)
      .filter((node) => !crowdedOnPurpose.has(`${source.path} ${nameOf(node)}`))
      .map((node) => fault(source, node, `${nameOf(node)} takes ${node.parameters.length}`)),
  );

/** Words that say nothing, wherever they stand in a name; and two that say nothing as its last word. */
const empty = new Set(["util", "utils", "helper", "helpers", "common", "shared", "manager"]);
const emptyToo = new Set(["handler", "handlers", "misc"]);
const emptyLast = new Set(["data", "info"]);
const suffixes = /(Service|Process)$/;

/** "budgetLineId" → budget, line, id. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(/[^a-zA-Z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());

export function emptyName(name: string): string | undefined {
  const words = wordsOf(name);
  const found = words.find((word) => empty.has(word) || emptyToo.has(word));
  const last = words.at(-1) ?? "";
  if (found) return found;
  if (emptyLast.has(last)) return last;
  return /^[A-Z]/.test(name) ? suffixes.exec(name)?.[1] : undefined;
}

/** Names that we give. A destructured or passed name is given by its library. */
function declared(node: ts.Node): ts.Identifier | undefined {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node);
  return isNamed && node.name && ts.isIdentifier(node.name) ? node.name : undefined;
}

export const emptyNames = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    const path = source.path.split("/").map((part) => part.split(".")[0]!);
    const inPath = path.flatMap((part) => {
      const found = emptyName(part);
      return found ? [`${source.path} is named “${found}”`] : [];
    });
    const inCode = nodesOf(source).flatMap((node) => {
      const name = declared(node);
      const found = name && emptyName(name.text);
      return found ? [fault(source, node, `${name.text} is named “${found}”`)] : [];
    });
    return [...inPath, ...inCode];
  });
