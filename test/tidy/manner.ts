import { posix } from "node:path";
import ts from "typescript";
import { moduleOf } from "./imports.ts";
import { fault, isTest, nodesOf, type Source } from "./source.ts";

const each = (
  sources: readonly Source[],
  find: (node: ts.Node, source: Source) => string | undefined,
): string[] =>
  sources.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      const says = find(node, source);
      return says ? [fault(source, node, says)] : [];
    }),
  );

/** Of the language itself: what the house does without. Settings of tools must export by default. */
export const languageFaults = (sources: readonly Source[]): string[] =>
  each(sources, (node, { path, text }) => {
    if (ts.isEnumDeclaration(node)) return "an enum";
    if (ts.isModuleDeclaration(node) && !ts.isStringLiteral(node.name))
      return node.name.text === "global" ? undefined : "a namespace";
    if (ts.isExportAssignment(node) && !/\.config\.\w+$/.test(path)) return "a default export";
    const isDefault =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
    if (isDefault) return "a default export";
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.exportClause)
      return "a barrel";
    if (
      ts.isClassDeclaration(node) &&
      !extendsOf(node).some((name) => /Error|Component/.test(name))
    )
      return "a class that is no error";
    if (node.kind === ts.SyntaxKind.AnyKeyword && !isExcused(node, text)) return "any";
    return undefined;
  });

/** The one way to an exception is a reason beside it. */
const isExcused = (node: ts.Node, text: string): boolean => {
  const before = text.slice(0, node.getStart()).split("\n").slice(-2).join("\n");
  return /no-explicit-any -- .{10}/.test(before);
};

const extendsOf = (node: ts.ClassDeclaration): string[] =>
  (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((one) => one.getText()));

/** The clock is read in one place; a rule never reads it. Days made of text and instants of numbers are no reading. */
export const clockFaults = (sources: readonly Source[]): string[] =>
  each(
    sources.filter(
      (source) =>
        source.path.startsWith("src/") &&
        !isTest(source) &&
        source.path !== "src/platform/clock.ts",
    ),
    (node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === "Date")
        return node.arguments?.length ? undefined : "new Date() reads the clock";
      if (!ts.isCallExpression(node)) return undefined;
      const called = node.expression.getText();
      return called === "Date.now" ||
        called === "Date" ||
        (called === "dayjs" && !node.arguments.length)
        ? `${called}() reads the clock`
        : undefined;
    },
  );

/** No SQL is built from text: only platform may say it raw. */
export const rawFaults = (sources: readonly Source[]): string[] =>
  each(
    sources.filter((source) => !isTest(source) && !source.path.startsWith("src/platform/")),
    (node) =>
      ts.isPropertyAccessExpression(node) && /^(sql|CompiledQuery)\.raw$/.test(node.getText())
        ? `${node.getText()}: SQL made of text`
        : undefined,
  );

const isLiteral = (node: ts.Expression): boolean =>
  ts.isStringLiteral(node) ||
  (ts.isAsExpression(node) && isLiteral(node.expression)) ||
  (ts.isConditionalExpression(node) && (isLiteral(node.whenTrue) || isLiteral(node.whenFalse)));

/** No code but a life says what comes next: an update never carries a status that somebody wrote by hand. */
export const statusFaults = (sources: readonly Source[]): string[] =>
  each(
    sources.filter((source) => !isTest(source) && moduleOf(source.path)),
    (node) => {
      if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node))
        return /\bset\s+(\w+ = [^;]*,\s*)?status\s*=\s*'/i.test(node.getText())
          ? "a statement sets a status"
          : undefined;
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== "status") return undefined;
      if (!isLiteral(node.initializer)) return undefined;
      const call = ts.findAncestor(node, ts.isCallExpression);
      const called = call?.expression.getText() ?? "";
      const isUpdate = /(^|\.)(update\w*|set|doUpdateSet)$/.test(called);
      return isUpdate ? `${called} is given the status ${node.initializer.getText()}` : undefined;
    },
  );

const camel = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The tables that a file declares as its own. */
export function tablesOf(source: Source): string[] {
  const nodes = nodesOf(source);
  const tables = nodes
    .filter(ts.isInterfaceDeclaration)
    .filter((one) => one.name.text === "Tables");
  const bases = tables.flatMap((one) =>
    (one.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.getText())),
  );
  const fields = (members: ts.NodeArray<ts.TypeElement>): string[] =>
    members.flatMap((member) => (member.name ? [member.name.getText()] : []));
  const own = tables.flatMap((one) => fields(one.members));
  const named = nodes
    .filter(ts.isTypeAliasDeclaration)
    .filter((one) => bases.includes(one.name.text))
    .flatMap((one) => (ts.isTypeLiteralNode(one.type) ? fields(one.type.members) : []));
  return [...own, ...named];
}

const written = (node: ts.Node): string[] => {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const isWrite = ["insertInto", "updateTable", "deleteFrom"].includes(node.expression.name.text);
    const [first] = node.arguments;
    return isWrite && first && ts.isStringLiteral(first) ? [first.text] : [];
  }
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) {
    const found = /^`?\s*(?:insert into|update|delete from)\s+(\w+)/i.exec(node.getText());
    return found ? [camel(found[1]!)] : [];
  }
  return [];
};

/** Traces are platform's, but what becomes of them is their reader's to say: the day it was published, the task taken up. */
const lent: Record<string, string> = {
  publicationDue: "src/modules/disclosure",
  task: "src/modules/desk",
};

/** One owner a table: only the folder that declares it writes it, and a module writes in few places. */
export function ownerFaults(sources: readonly Source[]): string[] {
  const code = sources.filter((source) => !isTest(source) && source.path.startsWith("src/"));
  const owners = new Map(
    code.flatMap((source) =>
      tablesOf(source).map((table) => [table, posix.dirname(source.path)] as const),
    ),
  );
  return code.flatMap((source) =>
    nodesOf(source).flatMap((node) =>
      written(node).flatMap((table) => {
        const owner = owners.get(table);
        const mine = posix.dirname(source.path);
        if (owner === undefined || owner === mine || lent[table] === mine) return [];
        return [fault(source, node, `writes ${table}, which belongs to ${owner}`)];
      }),
    ),
  );
}

/** A module has the eight roles and nouns of the business; a role may be split by noun, never doubled by a number. */
export const numberedFiles = (paths: readonly string[]): string[] =>
  paths.filter((path) => /\d\.tsx?$/.test(path) || /\/index\.tsx?$/.test(path));
