import * as z from "zod";
import type { Endpoint } from "../../src/base/endpoint.ts";

type Schema = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  default?: unknown;
};

const nowhere = "01920000-0000-7000-8000-000000000001";

/** Something that looks right: of a thing that does not exist, so that no act can succeed by chance. */
function sampleOf(schema: Schema, name: string, isWhole: boolean): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return sampleOf(choice, name, isWhole);
  if (schema.default !== undefined && !isWhole) return schema.default;
  if (schema.type === "object") return sampleOfObject(schema, isWhole);
  if (schema.type === "array")
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
      sampleOf(schema.items ?? {}, name, isWhole),
    );
  if (schema.type === "number" || schema.type === "integer")
    return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  return textFor(schema, name);
}

/** Texts whose form is checked by a rule of the schema itself, which a JSON schema cannot say. */
const known: Record<string, string> = {
  jurisdiction: "990101",
  item: "B0301",
  code: "B0301",
  functionalClass: "2130199",
  parent: "A06",
  purchaseItem: "C07020900",
  login: "zhang.san",
  password: "abcdef123456",
  next: "abcdef123456",
  projects: nowhere,
  isFault: "false",
  invoice: "24330000001",
};

const isDayName = /(On|From|To|Until|By)$|^(on|from|to|until)$/;

function textFor({ format, pattern, minLength = 0 }: Schema, name: string): string {
  if (format === "uuid") return nowhere;
  if (known[name]) return known[name];
  if (pattern === "^\\d{6}$") return "990101";
  if (pattern?.includes("\\d{1,17}")) return "100";
  if (pattern?.startsWith("^\\d")) return "2026";
  if (isDayName.test(name)) return "2026-03-02";
  return "说明".repeat(Math.max(1, Math.ceil(minLength / 2)));
}

function sampleOfObject(
  { properties = {}, required = [] }: Schema,
  isWhole: boolean,
): Record<string, unknown> {
  const names = isWhole ? Object.keys(properties) : required;
  return Object.fromEntries(
    names.map((name) => [name, sampleOf(properties[name] ?? {}, name, isWhole)] as const),
  );
}

/** A valid-looking input of an endpoint: what it requires and nothing more, or all that it takes. */
export const sampleFor = (endpoint: Endpoint, { isWhole = false } = {}): unknown =>
  sampleOf(
    z.toJSONSchema(endpoint.input, {
      io: "input",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema instanceof z.ZodBigInt)
          Object.assign(jsonSchema, { type: "string", pattern: "^\\d{1,17}$" });
      },
    }) as Schema,
    "",
    isWhole,
  );
