import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { methodFile, methodSql } from "../tools/methodReference.ts";
import { referenceFile, referenceSql, scopesFile, scopesSql } from "../tools/reference.ts";
import { standardsFile, standardsSql } from "../tools/standards.ts";

test("the reference rows of the migration are those of the code", () => {
  expect(readFileSync(referenceFile, "utf8")).toBe(referenceSql());
});

test("the rows of methods and figures are those of the code", () => {
  expect(readFileSync(methodFile, "utf8")).toBe(methodSql());
});

test("the sample standards of the migration are those of the code", () => {
  expect(readFileSync(standardsFile, "utf8")).toBe(standardsSql());
});

test("the scopes of the sample catalog are those of the code", () => {
  expect(readFileSync(scopesFile, "utf8")).toBe(scopesSql());
});
