import { expect, test } from "vitest";
import { statements } from "./statements.ts";

test("statements are told apart by their semicolons, and empty ones fall away", () => {
  expect(statements("select 1;\n;select 2 ;\n")).toEqual(["select 1", "select 2"]);
});

test("a semicolon inside quotes, names and dollar quotes ends nothing", () => {
  expect(
    statements(`select ';', 'it''s;' , "a;b"; select $$;$$, $f$ $$;$$ $f$; select E'\\';'`),
  ).toEqual([`select ';', 'it''s;' , "a;b"`, "select $$;$$, $f$ $$;$$ $f$", "select E'\\';'"]);
});

test("a backslash in a plain string is only a backslash", () => {
  expect(statements("select '\\'; select 2")).toEqual(["select '\\'", "select 2"]);
});

test("a marker comment stays with the statement that follows it", () => {
  expect(
    statements("-- citus: distribute; by jurisdiction\ncreate table a (b int);\n-- end;"),
  ).toEqual(["-- citus: distribute; by jurisdiction\ncreate table a (b int)"]);
});

test("nested comments are passed over whole", () => {
  expect(statements("select /* a; /* b; */ c; */ 1; select 2")).toEqual([
    "select /* a; /* b; */ c; */ 1",
    "select 2",
  ]);
});

test("a dollar within a name opens nothing", () => {
  expect(statements("select a$b$c; select 2")).toEqual(["select a$b$c", "select 2"]);
});
