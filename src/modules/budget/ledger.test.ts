import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import type { AllotmentKind } from "./model.ts";
import { balancesOf, lineBalances } from "./reads.ts";

const opened = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
});

const planned = (line: string, share: string, project: string, amount: string) =>
  anAllotment(county, { line, share, project, amount });

const post = (allotment: string, ...moves: [AllotmentKind, string][]) =>
  posted(county, allotment, moves);

const balance = async (allotment: string) =>
  (await county.ask("townshipClerk", (db) => balancesOf(db, county.jurisdiction, [allotment]))).get(
    allotment,
  );

test("an approved line has its amount and nothing drawn", async () => {
  const line = await anApprovedLine(county, { amount: "1000.00" });
  const balances = await county.ask("townshipClerk", (db) =>
    lineBalances(db, county.jurisdiction, [line]),
  );
  expect(balances.get(line)).toEqual({ approved: 100_000n, drawn: 0n });
});

describe("无计划不预算、无预算不购买、未购买不支付", () => {
  test("each step draws on the one before, to the fen, and the fen beyond is refused", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    await expect(planned(line, shares[0]!, project, "1000.01")).rejects.toMatchObject({
      kind: "unlawful",
    });
    const allotment = await planned(line, shares[0]!, project, "1000.00");
    await expect(planned(line, shares[1]!, project, "0.01")).rejects.toThrow("0.01 元");
    await expect(post(allotment, ["commit", "1000.01"])).rejects.toMatchObject({
      kind: "unlawful",
    });
    await post(allotment, ["commit", "900.00"]);
    await expect(post(allotment, ["accept", "900.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["accept", "300.00"]);
    await expect(post(allotment, ["pay", "300.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["pay", "300.00"]);
    expect(await balance(allotment)).toEqual({
      planned: 100_000n,
      committed: 90_000n,
      accepted: 30_000n,
      advanced: 0n,
      paid: 30_000n,
    });
  });

  test("an unplanned project cannot use another's plan on the same line", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    const mine = await planned(line, shares[0]!, project, "400.00");
    const theirs = await planned(line, shares[1]!, project, "600.00");
    await expect(post(mine, ["commit", "400.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(theirs, ["commit", "600.00"], ["accept", "600.00"]);
    await post(mine, ["commit", "400.00"]);
    await expect(post(mine, ["pay", "0.01"])).rejects.toMatchObject({ kind: "unlawful" });
  });

  test("an advance is paid before acceptance and recovered from the next acceptance", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 1);
    const allotment = await planned(line, shares[0]!, project, "1000.00");
    await post(allotment, ["commit", "1000.00"], ["advance", "300.00"]);
    await expect(post(allotment, ["accept", "700.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["accept", "300.00"], ["recover", "300.00"], ["accept", "700.00"]);
    await post(allotment, ["pay", "700.00"]);
    expect(await balance(allotment)).toEqual({
      planned: 100_000n,
      committed: 100_000n,
      accepted: 100_000n,
      advanced: 0n,
      paid: 100_000n,
    });
  });

  test("a plan that turned out cheaper frees the line at once", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    const first = await planned(line, shares[0]!, project, "1000.00");
    await post(first, ["commit", "800.00"]);
    await expect(post(first, ["save", "200.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(first, ["save", "200.00"]);
    await planned(line, shares[1]!, project, "200.00");
  });

  test("an act that fails half-way leaves no posting behind", async () => {
    const line = await anApprovedLine(county, { amount: "100.00" });
    const { project, shares } = await bareShares(county, 1);
    const allotment = await planned(line, shares[0]!, project, "100.00");
    await expect(post(allotment, ["commit", "60.00"], ["commit", "40.01"])).rejects.toMatchObject({
      kind: "unlawful",
    });
    expect(await balance(allotment)).toMatchObject({ committed: 0n });
  });
});

test("the clerk of another township sees neither the line nor its postings", async () => {
  const line = await anApprovedLine(county);
  const stranger = county.as("townshipClerk", "otherTownship");
  const seen = await county.ask(stranger, (db) =>
    db.selectFrom("posting").select("id").where("line", "=", line).execute(),
  );
  expect(seen).toEqual([]);
});
