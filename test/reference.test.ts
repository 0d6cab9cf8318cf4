import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { referenceFile, referenceSql, scopesFile, scopesSql } from "../tools/reference.ts";

test("the reference rows of the migration are those of the code", () => {
  expect(readFileSync(referenceFile, "utf8")).toBe(referenceSql());
});

test("the scopes of the sample catalog are those of the code", () => {
  expect(readFileSync(scopesFile, "utf8")).toBe(scopesSql());
});
