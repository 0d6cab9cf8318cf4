import { describe, expect, test } from "vitest";
import { match, to } from "./page.ts";

describe("addresses of the portal", () => {
  test("a project's address gives its treasury and number", () => {
    expect(match("/projects/:jurisdiction/:id", "/projects/990101/a-1")).toEqual({
      jurisdiction: "990101",
      id: "a-1",
    });
  });

  test.each([
    ["/projects/:id", "/projects", undefined],
    ["/projects/:id", "/projects/", undefined],
    ["/projects/:id", "/contracts/1", undefined],
    ["/projects", "/projects/", {}],
    ["/", "/", {}],
    ["/towns/:name", "/towns/%E6%9F%B3%E6%B2%B3%E9%95%87", { name: "柳河镇" }],
    ["/towns/:name", "/towns/%E6%9F", { name: "%E6%9F" }],
  ])("%s against %s", (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params);
  });

  test("an empty filter leaves no trace in the address", () => {
    expect(to("/projects", { q: "记账", town: "" })).toBe("/projects?q=%E8%AE%B0%E8%B4%A6");
    expect(to("/projects", { q: undefined })).toBe("/projects");
  });
});
