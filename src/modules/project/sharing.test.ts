import { beforeAll, expect, test } from "vitest";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { seeingAll } from "../../platform/widen.ts";
import { listLines } from "../budget/reads.ts";
import { draft, submit } from "./actions.ts";
import { getProject } from "./reads.ts";
import { changeShares } from "./sharing.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

/** 县农业农村局 buys for 柳河镇; 石桥乡 joins with a line of its own while it is still a draft. */
async function joined(amount: string): Promise<{ key: ProjectKey; line: string }> {
  const { organizations } = county;
  const own = await anApprovedLine(county, { organization: "department", amount: "84000.00" });
  const line = await anApprovedLine(county, { organization: "otherTownship", amount });
  const funded = { quantity: 14, fundings: [{ line: own, amount: "8400000" }] };
  const shares = [{ ...funded, user: organizations["township"]! }];
  const key = await county.act("departmentOfficer", (tx, by) =>
    draft(tx, by, bookkeeping(own, { shares })),
  );
  const township = organizations["otherTownship"]!;
  const on = day("2026-02-09");
  await county.act(county.as("townshipHead", "otherTownship"), (tx, by) =>
    seeingAll(tx, by, () =>
      changeShares(tx, by, key, { kind: "join", township, quantity: 11, line, on }),
    ),
  );
  return { key, line };
}

test("whoever joins before the plan brings its line: the department sees what is free on it, and submits", async () => {
  await at(day("2026-02-10"), async () => {
    const { key, line } = await joined("66000.00");
    const { jurisdiction } = key;
    const seen = await county.ask("departmentOfficer", (db) =>
      listLines(db, { jurisdiction, ids: [line] }),
    );
    expect(seen).toMatchObject([{ money: { approved: 6_600_000n, planned: 0n } }]);
    await county.act("departmentOfficer", (tx, by) => submit(tx, by, key));
    const { status } = await county.ask("departmentOfficer", (db) =>
      getProject(db, jurisdiction, key.id),
    );
    expect(status).toBe("submitted");
  });
});

test("a fen less on its line, and it cannot join", async () => {
  await at(day("2026-02-10"), () =>
    expect(joined("65999.99")).rejects.toMatchObject({
      breaches: [{ rule: "project.linesHaveMoney" }],
    }),
  );
});
