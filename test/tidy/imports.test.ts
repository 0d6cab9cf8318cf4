import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import {
  borderFaults,
  doorFaults,
  floorFaults,
  importsOf,
  moduleOf,
  street,
  streetFaults,
  webFaults,
} from "./imports.ts";
import { product, root, sourceOf, sources } from "./source.ts";

const planted = (path: string, text: string) => [sourceOf(path, text)];

describe("floors", () => {
  test("nothing takes from a floor above, and web and server do not know each other", () => {
    expect(floorFaults(sources())).toEqual([]);
  });

  test.each([
    ["src/base/money.ts", 'import { x } from "../law/statutes.ts";'],
    ["src/law/statutes.ts", 'import type { X } from "../platform/db.ts";'],
    ["src/platform/db.ts", 'export { x } from "../modules/budget/ledger.ts";'],
    ["src/modules/budget/reads.ts", 'const x = await import("../../server/routes.ts");'],
    ["src/web/office/call.ts", 'import { x } from "../../server/routes.ts";'],
    ["src/server/web.ts", 'import { x } from "../web/portal/page.ts";'],
    ["src/platform/clock.ts", 'import { x } from "../../test/given.ts";'],
  ])("a fault in %s is found", (path, text) => {
    expect(floorFaults(planted(path, text))).toHaveLength(1);
  });

  test("downward is allowed", () => {
    const text =
      'import { x } from "../../base/money.ts"; import { y } from "../../platform/db.ts";';
    expect(floorFaults(planted("src/modules/budget/reads.ts", text))).toEqual([]);
  });
});

describe("the street", () => {
  test("a module takes only from modules to its left", () => {
    expect(streetFaults(sources())).toEqual([]);
  });

  test("every module stands on the street", () => {
    const modules = new Set(product().flatMap((source) => moduleOf(source.path) ?? []));
    expect([...modules].filter((name) => !street.includes(name))).toEqual([]);
  });

  test("to the right is found, to the left is allowed", () => {
    const right = 'import { pay } from "../payment/actions.ts";';
    const left = 'import { post } from "../budget/ledger.ts";';
    expect(streetFaults(planted("src/modules/contract/actions.ts", right))).toEqual([
      "src/modules/contract/actions.ts:1 contract takes from payment, which lies to its right",
    ]);
    expect(streetFaults(planted("src/modules/contract/actions.ts", left))).toEqual([]);
  });
});

describe("doors", () => {
  test("writes.ts and routes.ts are opened by their own module alone; the server mounts routes", () => {
    expect(doorFaults(sources())).toEqual([]);
  });

  test.each([
    ["src/modules/contract/actions.ts", "../budget/writes.ts", 1],
    ["src/modules/budget/actions.ts", "./writes.ts", 0],
    ["src/server/routes.ts", "../modules/budget/routes.ts", 0],
    ["src/server/jobs.ts", "../modules/budget/routes.ts", 1],
    ["src/server/routes.ts", "../modules/budget/writes.ts", 1],
  ])("%s takes %s: %i fault", (path, to, faults) => {
    expect(doorFaults(planted(path, `import { x } from "${to}";`))).toHaveLength(faults);
  });
});

describe("the border of the browser", () => {
  test("what pages take from modules is pure, and so is what that takes", () => {
    expect(borderFaults(sources())).toEqual([]);
  });

  test("office and portal do not know each other, and parts know no module", () => {
    expect(webFaults(sources())).toEqual([]);
  });

  test("a roundabout way to the database is found", () => {
    const found = borderFaults([
      sourceOf("src/web/office/A.tsx", 'import { a } from "../../modules/budget/model.ts";'),
      sourceOf("src/modules/budget/model.ts", 'import { b } from "./inner.ts";'),
      sourceOf("src/modules/budget/inner.ts", 'import { c } from "../../platform/clock.ts";'),
    ]);
    expect(found).toEqual([
      "src/web/office/A.tsx:1 reaches src/platform/clock.ts by src/modules/budget/model.ts: not for a browser",
    ]);
  });

  test.each(["actions", "reads", "writes", "routes"])(
    "%s of a module is not for a page",
    (file) => {
      const text = `import { a } from "../../modules/budget/${file}.ts";`;
      expect(borderFaults(planted("src/web/office/A.tsx", text))).toHaveLength(1);
    },
  );

  test("faults within web are found", () => {
    const text =
      'import { a } from "../portal/page.ts"; import { b } from "../../modules/x/api.ts";';
    expect(webFaults(planted("src/web/office/A.tsx", text))).toHaveLength(1);
    const part = 'import { b } from "../../../modules/contract/model.ts";';
    expect(webFaults(planted("src/web/office/ui/B.tsx", part))).toHaveLength(1);
  });

  test("the portal asks only what the public may ask", async () => {
    const asked = product()
      .filter((source) => source.path.startsWith("src/web/portal/"))
      .flatMap(importsOf)
      .filter(({ to }) => moduleOf(to) && to.endsWith("/api.ts"));
    const closed: string[] = [];
    for (const { to, names, from } of asked) {
      const api: Record<string, unknown> = await import(pathToFileURL(`${root}/${to}`).href);
      for (const name of names.includes("*") ? Object.keys(api) : names) {
        const endpoint = api[name];
        const isClosed =
          typeof endpoint === "object" &&
          endpoint !== null &&
          "may" in endpoint &&
          endpoint.may !== "public";
        const isUsed = !names.includes("*") || new RegExp(`\\.${name}\\b`).test(from.text);
        if (isClosed && isUsed) closed.push(`${from.path} asks ${to} ${name}`);
      }
    }
    expect(closed).toEqual([]);
  });
});
