import * as z from "zod";
import type { Endpoint } from "../base/endpoint.ts";

/** OpenAPI 3.1 from the very endpoint values that the server mounts: nothing documented that is not there, nothing there undocumented. */
export function openApi(endpoints: readonly Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "购服 Goufu",
      version,
      description: "政府购买服务开放平台的接口。金额一律为以分计的整数文本。",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "goufu" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}

const refusal = {
  type: "object",
  required: ["kind", "message", "breaches"],
  properties: {
    kind: { enum: ["invalid", "forbidden", "notFound", "conflict", "unlawful", "tooMany"] },
    message: { type: "string" },
    breaches: {
      type: "array",
      items: {
        type: "object",
        properties: {
          rule: { type: "string" },
          says: { type: "string" },
          because: { type: "string" },
          fix: { type: "string" },
          field: { type: "string" },
          basis: {
            type: "array",
            items: {
              type: "object",
              properties: {
                title: { type: "string" },
                number: { type: "string" },
                article: { type: "string" },
                confirmed: { type: "boolean" },
              },
            },
          },
        },
      },
    },
  },
};

type Shape = { properties?: Record<string, unknown>; required?: string[] };

function schemaOf(schema: z.ZodType, io: "input" | "output"): Shape {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // What a brand is made from is what stands on the wire: money as text, a day as text.
      if (
        io === "output" &&
        zodSchema instanceof z.ZodPipe &&
        zodSchema.out instanceof z.ZodTransform
      )
        if (zodSchema.in instanceof z.ZodType)
          Object.assign(jsonSchema, schemaOf(zodSchema.in, io));
      if (zodSchema instanceof z.ZodBigInt)
        Object.assign(jsonSchema, {
          type: "string",
          pattern: "^-?\\d+$",
          description: "以分计的金额",
        });
      if (zodSchema instanceof z.ZodDate)
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  const { $schema: _, ...rest } = made;
  return rest;
}

function operation(endpoint: Endpoint) {
  const input = schemaOf(endpoint.input, "input");
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((found) => found[1]!));
  const names = Object.keys(input.properties ?? {});
  const parameter = (name: string, place: "path" | "query") => ({
    name,
    in: place,
    required: place === "path" || (input.required ?? []).includes(name),
    schema: input.properties![name],
  });
  const rest = names.filter((name) => !inPath.has(name));
  const isRead = endpoint.method === "GET";
  const properties = Object.fromEntries(rest.map((name) => [name, input.properties![name]]));
  const required = (input.required ?? []).filter((name) => rest.includes(name));
  const body = { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  const media = endpoint.takesFile ? "multipart/form-data" : "application/json";
  return {
    summary: endpoint.says,
    "x-may": endpoint.may,
    security: endpoint.may === "public" ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...[...inPath].filter((name) => names.includes(name)).map((name) => parameter(name, "path")),
      ...(isRead ? rest.map((name) => parameter(name, "query")) : []),
      ...(isRead || endpoint.keyless
        ? []
        : [{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } }]),
    ],
    ...(isRead ? {} : { requestBody: { content: { [media]: { schema: body } } } }),
    responses: {
      200: endpoint.givesFile
        ? {
            description: "文件",
            content: {
              "application/octet-stream": { schema: { type: "string", format: "binary" } },
            },
          }
        : {
            description: "成功",
            content: { "application/json": { schema: schemaOf(endpoint.output, "output") } },
          },
      "4XX": {
        description: "拒绝：原因、条款、怎么办",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
      },
    },
  };
}
