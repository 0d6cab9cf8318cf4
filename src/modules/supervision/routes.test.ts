import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import type { Role } from "../organization/roles.ts";
import { perform } from "../../platform/http.ts";
import { openSealKey, sealAll } from "../../platform/seal.ts";
import { actName } from "./acts.ts";
import { listEntries, viewEntry } from "./api.ts";
import { supervisionRoutes } from "./routes.ts";

const opened = testDatabase();
let county: County;
let neighbour: County;
let line: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  neighbour = await aCounty(opened.database, "990102");
  line = await anApprovedLine(county, { year: 2026 });
  await anApprovedLine(county, { year: 2026 });
  await anApprovedLine(neighbour, { year: 2026 });
});

const endpoints = { listEntries, viewEntry };

const call = async (name: keyof typeof endpoints, role: Role, input: unknown) => {
  const route = supervisionRoutes.find((one) => one.endpoint === endpoints[name])!;
  const outcome = await perform(opened.database, route, { by: county.as(role), input });
  if ("download" in outcome) throw new Error("not a file");
  return JSON.parse(outcome.body);
};

describe("audit entries", () => {
  test("the audit administrator sees who approved which line, and nothing of the next county", async () => {
    const { rows } = await call("listEntries", "auditAdmin", {});
    expect(new Set(rows.map((row: { jurisdiction: string }) => row.jurisdiction))).toEqual(
      new Set(["990101"]),
    );
    const found = rows.find((row: { subject: { id: string } }) => row.subject.id === line);
    expect(found).toMatchObject({
      called: "预算指标　批复",
      isDone: true,
      organization: "县财政局",
      subject: { kind: "budgetLine", name: "预算指标" },
      seal: null,
    });
    expect(found.person).not.toBe("");
  });

  test("an entry that waits for its seal has no proof yet, and is unchanged", async () => {
    const { rows } = await call("listEntries", "auditor", { subject: line });
    expect(rows).toHaveLength(1);
    const { jurisdiction, id } = rows[0];
    const entry = await call("viewEntry", "disciplineInspector", { jurisdiction, id });
    expect(entry).toMatchObject({ verb: "budget.approve", isUnchanged: true, proof: null });
  });

  test("pages follow each other without a gap", async () => {
    const whole = await call("listEntries", "auditAdmin", {});
    const first = await call("listEntries", "auditAdmin", { limit: 1 });
    const rest = await call("listEntries", "auditAdmin", { after: first.next });
    expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
  });

  test("a sealed entry has its proof of inclusion", async () => {
    const folder = mkdtempSync(join(tmpdir(), "seal-"));
    const key = await openSealKey(folder);
    await sealAll(opened.database, { key, algorithm: "sha256", anchorFolder: folder });
    const { rows } = await call("listEntries", "auditAdmin", { subject: line });
    expect(rows[0].seal).toBe(1);
    const entry = await call("viewEntry", "auditAdmin", {
      jurisdiction: "990101",
      id: rows[0].id,
    });
    expect(entry).toMatchObject({ isUnchanged: true, proof: { seal: 1, isIncluded: true } });
  });

  test("clerks, finance and the system administrator do not read the audit", async () => {
    for (const role of ["townshipClerk", "countyFinanceReviewer", "systemAdmin"] as const)
      await expect(call("listEntries", role, {})).rejects.toThrow("没有这项权限");
  });
});

/** "contract.sign" as it stands in the code of the modules. */
function verbsInCode(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    if (one.isDirectory()) return verbsInCode(path);
    if (!path.endsWith(".ts") || path.endsWith(".test.ts")) return [];
    const text = readFileSync(path, "utf8");
    return [...text.matchAll(/\bverb: "([a-z]\w*\.\w+)"/gi)].map((found) => found[1]!);
  });
}

describe("names of acts", () => {
  test("every act that leaves a trace has a name in Chinese", () => {
    const verbs = [...new Set(verbsInCode(new URL("../..", import.meta.url).pathname))];
    expect(verbs.length).toBeGreaterThan(30);
    expect(verbs.filter((verb) => actName(verb) === undefined)).toEqual([]);
  });

  test("a verb nobody has named is not guessed at", () => {
    expect(actName("contract.fold")).toBeUndefined();
    expect(actName("contract.sign")).toBe("合同　核对并签订");
    expect(actName("denied")).toBe("越权尝试，已拒绝");
  });
});
