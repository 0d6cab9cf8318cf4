import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { providerLife } from "./states.ts";

const on = day("2026-11-21");
const officer = ["countyFinanceOfficer"] as const;
const reviewer = ["countyFinanceReviewer"] as const;
const facts = { provider: { creditCode: "914403001922038216" }, bans: [], on };

test("each verb leads to its state", () => {
  expect(providerLife.next("check", "registered", officer, facts, on)).toBe("checked");
  expect(providerLife.next("enlist", "checked", officer, facts, on)).toBe("listed");
  expect(providerLife.next("suspend", "listed", reviewer, facts, on)).toBe("suspended");
  expect(providerLife.next("resume", "suspended", reviewer, facts, on)).toBe("checked");
  expect(providerLife.next("ban", "listed", reviewer, facts, on)).toBe("banned");
  expect(providerLife.next("lift", "banned", reviewer, facts, on)).toBe("checked");
  expect(providerLife.next("remove", "checked", reviewer, facts, on)).toBe("removed");
});

test("who was removed has no verb left", () => {
  expect(providerLife.offers("removed", [...officer, ...reviewer], {}, on)).toEqual([]);
});

test("an officer cannot ban, a township clerk cannot check", () => {
  expect(() => providerLife.next("ban", "listed", officer, facts, on)).toThrow(
    "您的岗位不能办理“登记禁止”",
  );
  expect(() => providerLife.next("check", "registered", ["townshipClerk"], facts, on)).toThrow(
    "您的岗位不能办理“核验”",
  );
});

test("the diagram in the README is the life of the state table", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  expect(readme).toContain(providerLife.diagram());
});
