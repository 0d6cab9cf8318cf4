import { describe, expect, test } from "vitest";
import * as z from "zod";
import { reads, writes } from "../base/endpoint.ts";
import { money, moneyOut } from "../base/shape.ts";
import { routes } from "../server/routes.ts";
import { openApi } from "./openapi.ts";

type Node = { [key: string]: unknown };
type Operation = {
  summary: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: Node }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Node }> }>;
};

const endpoints = routes.map((route) => route.endpoint);
const document = JSON.parse(JSON.stringify(openApi(endpoints, "1.0.0"))) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const refsIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(refsIn);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : refsIn(value),
  );
};

describe("the description of the API", () => {
  test("has every route of the server, and no other", () => {
    const mounted = endpoints.map(
      ({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`,
    );
    const described = operations.map(({ path, method }) => `${method} ${path}`);
    expect(described.sort()).toEqual(mounted.sort());
  });

  test("names each parameter of each address, once, as required", () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);
      const named = operation.parameters.filter((one) => one.in === "path");
      expect(named.map((one) => one.name)).toEqual(inPath);
      expect(named.every((one) => one.required && one.schema !== undefined)).toBe(true);
      const all = operation.parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test("asks for a key wherever something is done, but at sign-in, sign-out and password", () => {
    const keyless = operations
      .filter(({ method }) => method === "post")
      .filter(
        ({ operation }) => !operation.parameters.some((one) => one.name === "Idempotency-Key"),
      )
      .map(({ path }) => path);
    expect(keyless.sort()).toEqual(["/api/session", "/api/session/end", "/api/session/password"]);
  });

  test("says in Chinese what each is for, what it gives and how it refuses", () => {
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/[\u4e00-\u9fff]/);
      expect(Object.keys(operation.responses)).toEqual(["200", "4XX"]);
      for (const response of Object.values(operation.responses)) {
        expect(response.description).not.toBe("");
        expect(Object.keys(response.content)).toHaveLength(1);
      }
    }
  });

  test("points nowhere that is not in it", () => {
    for (const { operation } of operations)
      for (const schema of Object.values(operation.responses).flatMap((one) =>
        Object.values(one.content).map((media) => media.schema),
      ))
        for (const ref of refsIn(schema))
          if (ref.startsWith("#/components/"))
            expect(Object.keys(document.components.schemas)).toContain(ref.split("/").at(-1));
          else expect(ref).toMatch(/^#\/\$defs\//);
  });

  test("needs nobody signed in exactly where the public may ask", () => {
    for (const endpoint of endpoints) {
      const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
      const { security } = document.paths[path]![endpoint.method.toLowerCase()]!;
      expect(security).toEqual(endpoint.may === "public" ? [] : [{ session: [] }, { bearer: [] }]);
    }
  });
});

describe("one endpoint", () => {
  const pay = writes({
    path: "/api/payments/:id",
    says: "支付",
    may: ["treasury"],
    input: z.object({ id: z.string(), amount: money, note: z.string().optional() }),
    output: z.object({ left: moneyOut }),
  });
  const list = reads({
    path: "/api/payments",
    says: "列表",
    may: "public",
    input: z.object({ after: z.string().optional() }),
    output: z.object({ rows: z.array(z.string()) }),
  });
  const { paths } = JSON.parse(JSON.stringify(openApi([pay, list], "1"))) as typeof document;

  test("of an act puts its fields in the body, and money as text in fen", () => {
    const body = paths["/api/payments/{id}"]!["post"]!.requestBody!.content["application/json"]!;
    expect(body.schema).toMatchObject({ type: "object", required: ["amount"] });
    expect(Object.keys(body.schema["properties"] as object)).toEqual(["amount", "note"]);
    const { left } = paths["/api/payments/{id}"]!["post"]!.responses["200"]!.content[
      "application/json"
    ]!.schema["properties"] as { left: unknown };
    expect(left).toMatchObject({ type: "string" });
  });

  test("of a question puts them in the query", () => {
    const { parameters, requestBody } = paths["/api/payments"]!["get"]!;
    expect(parameters).toMatchObject([{ name: "after", in: "query", required: false }]);
    expect(requestBody).toBeUndefined();
  });
});
