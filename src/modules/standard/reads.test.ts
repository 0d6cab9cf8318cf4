import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { aPublishedStandard } from "../../../test/given/standard.ts";
import { aCounty, testDatabase } from "../../../test/given.ts";
import { noSight } from "../../platform/actor.ts";
import { perform, type Route } from "../../platform/http.ts";
import type { Db } from "../../platform/db.ts";
import * as reads from "./reads.ts";
import { standardRoutes } from "./routes.ts";

const opened = testDatabase();
const on = day("2026-11-28");
/** As somebody who is not signed in. */
const ask = <T>(run: (db: Db) => Promise<T>) => opened.database.ask(noSight, run);

const routeOf = (path: string): Route =>
  standardRoutes.find(({ endpoint }) => endpoint.path === path)!;

async function answerTo(path: string, input: object): Promise<unknown> {
  const outcome = await perform(opened.database, routeOf(path), { by: undefined, input });
  return "body" in outcome ? JSON.parse(outcome.body) : outcome;
}

describe("the standards, as the public asks for them", () => {
  test("bookkeeping asks for a licence and three accountants, in both versions of the sample", async () => {
    for (const [text, version] of [
      ["2025-12-31", 1],
      ["2026-01-01", 2],
    ] as const) {
      const standard = await ask((db) => reads.getStandard(db, "B0301", "990101", day(text)));
      expect(standard).toMatchObject({ version, unit: "村·年", confirmed: false });
      expect(standard.content.qualifications).toEqual([
        { of: "provider", name: "代理记账许可证", atLeast: 1 },
        { of: "staff", name: "初级会计职称", atLeast: 3 },
      ]);
    }
  });

  test("an item without one is refused with who must act", async () => {
    await expect(ask((db) => reads.getStandard(db, "A0101", "990101", on))).rejects.toThrow(
      "目录事项 A0101 在 2026-11-28 没有服务标准。请行业主管部门先发布标准",
    );
    await expect(ask((db) => reads.getVersion(db, "B0301", "", 9))).rejects.toThrow(
      "目录事项 B0301 的服务标准没有第 9 版",
    );
  });

  test("one an item is in force, in the order of the catalog", async () => {
    const rows = await ask((db) => reads.listStandards(db, "990101", on));
    const items = rows.map((one) => one.item);
    expect(items).toEqual([...new Set(items)].sort());
    expect(items).toHaveLength(19);
  });
});

describe("where there is one county", () => {
  beforeAll(async () => {
    await aPublishedStandard(await aCounty(opened.database), { item: "A1102" });
  });

  test("it is meant where nobody says, and its own stands before the sample", async () => {
    const asked = "/api/catalog/standards";
    const listed = await answerTo(asked, { on: "2026-03-10" });
    expect(listed).toMatchObject({ place: "990101", placeName: "青禾县" });
    expect(await answerTo(`${asked}/:item`, { item: "A1102", on: "2026-03-10" })).toMatchObject({
      issuer: "县农业农村局",
      version: 2,
      placeName: "青禾县",
    });
    expect(
      await answerTo(`${asked}/:item`, { item: "A1102", on: "2026-03-10", place: "" }),
    ).toMatchObject({ issuer: "样例", version: 1 });
  });

  test("versions stand newest first, and what differs between two is told", async () => {
    const path = "/api/catalog/standards/:item";
    const { rows } = (await answerTo(`${path}/versions`, { item: "A1102" })) as {
      rows: { version: number }[];
    };
    expect(rows.map((one) => one.version)).toEqual([2, 1]);
    const compared = await answerTo(`${path}/differences`, {
      item: "A1102",
      before: "1",
      after: "2",
    });
    expect((compared as { rows: unknown[] }).rows).toContainEqual({
      part: "价格区间",
      before: "3,600.00 至 9,600.00 元",
      after: "4,800.00 至 7,200.00 元",
    });
  });

  test("what is being written is for nobody who is not signed in", async () => {
    await expect(answerTo("/api/standard-drafts", {})).rejects.toMatchObject({
      kind: "unauthenticated",
    });
  });
});
