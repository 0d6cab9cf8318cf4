import { posix } from "node:path";
import ts from "typescript";
import { fault, isTest, nodesOf, type Source } from "./source.ts";

/** One import of one file by another, both as paths of the repository; packages keep their name. */
export type Import = {
  from: Source;
  node: ts.Node;
  to: string;
  isType: boolean;
  names: string[];
};

const specifierOf = (node: ts.Node): ts.StringLiteral | undefined => {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && ts.isStringLiteral(first) ? first : undefined;
  }
  return undefined;
};

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { importClause } = node;
  const named = importClause.namedBindings;
  const areTypes =
    named !== undefined &&
    ts.isNamedImports(named) &&
    importClause.name === undefined &&
    named.elements.every((one) => one.isTypeOnly);
  return importClause.isTypeOnly || areTypes;
}

function namesOf(node: ts.Node): string[] {
  const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (!named) return [];
  if (ts.isNamespaceImport(named)) return ["*"];
  return named.elements.map((one) => (one.propertyName ?? one.name).text);
}

export const importsOf = (from: Source): Import[] =>
  nodesOf(from).flatMap((node) => {
    const specifier = specifierOf(node)?.text;
    if (specifier === undefined) return [];
    const to = specifier.startsWith(".")
      ? posix.join(posix.dirname(from.path), specifier)
      : specifier;
    return [{ from, node, to, isType: isTypeOnly(node), names: namesOf(node) }];
  });

const floors = ["base", "law", "platform", "modules"] as const;

const floorOf = (path: string): string => /^src\/(\w+)\//.exec(path)?.[1] ?? "";

/** Floors: base ← law ← platform ← modules ← web, server. Never upward; web and server do not know each other. */
export const floorFaults = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => !isTest(source))
    .flatMap(importsOf)
    .flatMap(({ from, node, to }) => {
      if (!to.startsWith("src/")) {
        const isOurs = /^(test|tools)\//.test(to) && floorOf(from.path) !== "";
        return isOurs ? [fault(from, node, `takes from ${to}, which is not the product`)] : [];
      }
      const [mine, other] = [floorOf(from.path), floorOf(to)];
      if (mine === "" || mine === other) return [];
      const [from_, to_] = [floors.indexOf(mine as "base"), floors.indexOf(other as "base")];
      const isUp = to_ < 0 || (from_ >= 0 && to_ > from_);
      return isUp ? [fault(from, node, `${mine} takes from ${other}: never upward`)] : [];
    });

/** The street, in the order in which a purchase lives. */
export const street = [
  "organization",
  "policy",
  "provider",
  "catalog",
  "standard",
  "duty",
  "boundary",
  "ruling",
  "needs",
  "budget",
  "project",
  "plan",
  "procurement",
  "contract",
  "delivery",
  "evaluation",
  "payment",
  "history",
  "supervision",
  "statistics",
  "reporting",
  "analysis",
  "disclosure",
  "appraisal",
  "reform",
  "desk",
];

export const moduleOf = (path: string): string | undefined =>
  /^src\/modules\/(\w+)\//.exec(path)?.[1];

/** Street: a module imports only from modules to its left. */
export const streetFaults = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => !isTest(source))
    .flatMap(importsOf)
    .flatMap(({ from, node, to }) => {
      const [mine, other] = [moduleOf(from.path), moduleOf(to)];
      if (!mine || !other || mine === other) return [];
      if (!street.includes(mine)) return [fault(from, undefined, `${mine} is not on the street`)];
      return street.indexOf(other) > street.indexOf(mine)
        ? [fault(from, node, `${mine} takes from ${other}, which lies to its right`)]
        : [];
    });

/** Doors: writes.ts and routes.ts belong to their module alone; the server mounts routes. */
export const doorFaults = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => !isTest(source) && !source.path.startsWith("tools/"))
    .flatMap(importsOf)
    .flatMap(({ from, node, to }) => {
      const other = moduleOf(to);
      const file = posix.basename(to);
      if (!other || other === moduleOf(from.path)) return [];
      if (file !== "writes.ts" && file !== "routes.ts") return [];
      if (file === "routes.ts" && from.path === "src/server/routes.ts") return [];
      return [fault(from, node, `takes ${file} of ${other}: that door is its own`)];
    });

/** What can only run in the server. */
const worldly = /^(node:|pg$|kysely$|fastify|pino|@node-rs\/)|^src\/(platform|server)\//;
const closed = /\/(reads|writes|actions|routes)\.ts$/;

/** Browser: what web takes from modules, and whatever that takes, is pure. Types cost nothing but their floor. */
export function borderFaults(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const isWeb = (path: string): boolean =>
    path.startsWith("src/web/") && !path.startsWith("src/web/build/");
  const reaches = (path: string, seen: Set<string>): string | undefined => {
    if (worldly.test(path) || (moduleOf(path) && closed.test(path))) return path;
    if (seen.has(path)) return undefined;
    seen.add(path);
    const source = byPath.get(path);
    for (const one of source ? importsOf(source) : []) {
      const found = one.isType ? undefined : reaches(one.to, seen);
      if (found) return found;
    }
    return undefined;
  };
  return sources
    .filter((source) => isWeb(source.path) && !isTest(source))
    .flatMap(importsOf)
    .flatMap(({ from, node, to }) => {
      if (to.startsWith("src/web/ui/") || !to.startsWith("src/")) return [];
      const seen = new Set<string>();
      const found = isWeb(to) ? undefined : reaches(to, seen);
      return found ? [fault(from, node, `reaches ${found} by ${to}: not for a browser`)] : [];
    });
}

/** Office and portal do not know each other; the parts of the office know no business word. */
export const webFaults = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => source.path.startsWith("src/web/") && !isTest(source))
    .flatMap(importsOf)
    .flatMap(({ from, node, to }) => {
      const place = /^src\/web\/(\w+)\//.exec(from.path)?.[1];
      const other = /^src\/web\/(\w+)\//.exec(to)?.[1];
      const isForeign =
        (place === "office" && other === "portal") ||
        (place === "portal" && other === "office") ||
        (place === "parts" && (other === "office" || other === "portal"));
      if (isForeign) return [fault(from, node, `${place} takes from ${other}`)];
      const isPart = from.path.startsWith("src/web/office/ui/");
      return isPart && moduleOf(to)
        ? [fault(from, node, `a part of every page knows the module ${moduleOf(to)}`)]
        : [];
    });
