import { day } from "../../src/base/day.ts";
import type { Role } from "../../src/modules/organization/roles.ts";
import { submit } from "../../src/modules/project/actions.ts";
import type { Opinion } from "../../src/modules/project/model.ts";
import { projectPage } from "../../src/modules/project/page.ts";
import { getProject } from "../../src/modules/project/reads.ts";
import { sign } from "../../src/modules/project/review.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";
import type { ProjectKey } from "./project.ts";

/** A Friday: five working days later is the next Friday. */
export const friday = day("2026-03-06");

/** The acts of one review, by role and day. */
export const reviewIn = (county: () => County) => ({
  signs: (role: Role, key: ProjectKey, opinion: Opinion = "agree", on = friday) =>
    at(on, () => county().act(role, (tx, by) => sign(tx, by, key, { opinion, reason: "已核对" }))),
  submits: (key: ProjectKey, on = friday) =>
    at(on, () => county().act("townshipClerk", (tx, by) => submit(tx, by, key))),
  page: (who: Role, key: ProjectKey, on = friday) =>
    county().ask(who, (db, by) => projectPage(db, by, key, on)),
  status: async (key: ProjectKey) =>
    (await county().ask("auditor", (db) => getProject(db, key.jurisdiction, key.id))).status,
  /** Kinds of open tasks with their last days. */
  openTasks: (key: ProjectKey) =>
    county().ask("countyFinanceOfficer", async (db) => {
      const rows = await db
        .selectFrom("task")
        .select(["kind", "dueOn"])
        .where("jurisdiction", "=", key.jurisdiction)
        .where("subjectId", "=", key.id)
        .where("doneAt", "is", null)
        .execute();
      return rows.map((row) => `${row.kind} ${row.dueOn ?? ""}`.trim()).sort();
    }),
});
