import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aJointProject } from "../../../test/given/joint.ts";
import { bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { seeingAll } from "../../platform/widen.ts";
import { findLine, listLines } from "../budget/reads.ts";
import { draft, edit, submit, withdraw } from "./actions.ts";
import type { DraftInput } from "./model.ts";
import { changePlanned } from "./plan.ts";
import { getProject, listFundings, listShares } from "./reads.ts";
import { changeShares } from "./sharing.ts";

type Typed = z.input<typeof DraftInput>;

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

describe("a line that was lent before the plan", () => {
  const township = () => county.organizations["otherTownship"]!;
  const sees = (line: string) =>
    county.ask("departmentOfficer", async (db) => {
      const found = await findLine(db, county.jurisdiction, line);
      return found !== undefined;
    });

  /** The department writes the draft again: its own share as it was, and the share of 石桥乡 as said. */
  const rewrites = (key: ProjectKey, shares: (own: string) => Typed["shares"]) =>
    county.act("departmentOfficer", async (tx, by) => {
      const { jurisdiction, id } = key;
      const all = await listShares(tx, jurisdiction, id);
      const mine = all.find((one) => one.userOrganization === county.organizations["township"])!;
      const { line } = (await listFundings(tx, jurisdiction, id)).find(
        (one) => one.share === mine.id,
      )!;
      const { needs: _, draftedOn: __, ...content } = bookkeeping(line, { shares: shares(line) });
      await edit(tx, by, key, content);
    });

  const first = (line: string) => ({
    user: county.organizations["township"]!,
    quantity: 14,
    fundings: [{ line, amount: "8400000" }],
  });
  const second = (line: string, quantity: number) => ({
    user: township(),
    quantity,
    fundings: [{ line, amount: String(quantity * 600_000) }],
  });

  test("is kept by the department as its head agreed, not by a village more", async () => {
    await at(day("2026-02-10"), async () => {
      const { key, line } = await joined("99999.00");
      await rewrites(key, (own) => [first(own), second(line, 11)]);
      expect(await sees(line)).toBe(true);
      await expect(rewrites(key, (own) => [first(own), second(line, 12)])).rejects.toThrow(
        /石桥乡的，同意支付 66,000.00 元，本项目要用 72,000.00 元/,
      );
    });
  });

  test("pays the share of nobody else", async () => {
    await at(day("2026-02-10"), async () => {
      const { key, line } = await joined("66000.00");
      const swapped = { ...first(line), quantity: 11, fundings: second(line, 11).fundings };
      await expect(rewrites(key, () => [swapped])).rejects.toMatchObject({
        breaches: [{ rule: "project.linesAreItsOwn" }],
      });
    });
  });

  test("goes back when its share is struck from the draft, and when the project is withdrawn", async () => {
    await at(day("2026-02-10"), async () => {
      const struck = await joined("66000.00");
      await rewrites(struck.key, (own) => [first(own)]);
      expect(await sees(struck.line)).toBe(false);
      const given = await joined("66000.00");
      await county.act("departmentOfficer", (tx, by) => withdraw(tx, by, given.key, "不再购买"));
      expect(await sees(given.line)).toBe(false);
    });
  });
});

describe("a line that was lent and is in the plan", () => {
  const village = 300_000n;
  const raise = (key: ProjectKey, line: string, amount: bigint, kind: "raise" | "cut" = "raise") =>
    county.act("countyFinanceOfficer", (tx, by) =>
      changePlanned(tx, by, key, { kind, line, amount: fen(amount) }),
    );

  test("is raised by no paper of county finance: cut and given back, but not a fen above what its head agreed", () =>
    at(day("2026-03-06"), async () => {
      const key = await aJointProject(county, { members: [{ of: "township", villages: 14 }] });
      const line = await anApprovedLine(county, {
        organization: "otherTownship",
        amount: "99999.00",
      });
      const township = county.organizations["otherTownship"]!;
      const on = day("2026-03-06");
      await county.act(county.as("townshipHead", "otherTownship"), (tx, by) =>
        seeingAll(tx, by, () =>
          changeShares(tx, by, key, { kind: "join", township, quantity: 11, line, on }),
        ),
      );
      await expect(raise(key, line, 1n)).rejects.toThrow(
        /石桥乡的，同意支付 33,000.00 元，追加后要用 33,000.01 元/,
      );
      await raise(key, line, village, "cut");
      await raise(key, line, village);
      await expect(raise(key, line, 1n)).rejects.toMatchObject({
        kind: "unlawful",
        breaches: [{ rule: "project.lentLineStaysAsAgreed", field: "amount" }],
      });
      // The purchaser's own line goes on as its paper says.
      const fundings = await county.ask("countyFinanceOfficer", (db) =>
        listFundings(db, key.jurisdiction, key.id),
      );
      await raise(key, fundings.find((one) => one.line !== line)!.line, village);
    }));
});
