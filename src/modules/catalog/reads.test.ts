import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { testDatabase } from "../../../test/given.ts";
import { noSight } from "../../platform/actor.ts";
import { perform } from "../../platform/http.ts";
import type { Db } from "../../platform/db.ts";
import * as reads from "./reads.ts";
import { catalogRoutes } from "./routes.ts";

const opened = testDatabase();
const on = day("2026-11-21");
/** As somebody who is not signed in. */
const ask = <T>(run: (db: Db) => Promise<T>) => opened.database.ask(noSight, run);

describe("the catalog, as the public asks it", () => {
  test("an item carries its path, kind and 品目", async () => {
    expect(await ask((db) => reads.getItem(db, "B0301", "990101", on))).toEqual({
      edition: "sample",
      code: "B0301",
      name: "会计服务",
      level: 3,
      parent: "B03",
      isLeaf: true,
      kind: "4",
      purchaseItem: "C23020000",
      purchaseItemName: "会计服务",
      functionalClass: "201",
      path: ["政府履职辅助性服务", "会计审计服务"],
    });
  });

  test.each([
    ["养老", ["A0402"]],
    ["会计审计 服务", ["B0301", "B0302"]],
    ["C05010400", ["A0402"]],
    ["A0402", ["A0402"]],
    ["没有这样的服务", []],
  ])("searching %s", async (words, codes) => {
    const found = await ask((db) => reads.searchItems(db, words, "990101", on));
    expect(found.map((item) => item.code)).toEqual(codes);
  });

  test("an unknown code is refused with the way out, a day before the edition too", async () => {
    await expect(ask((db) => reads.getItem(db, "Z9999", "990101", on))).rejects.toThrow(
      "“样例目录（代码待核对）”里没有编码 Z9999。请从目录中选择，或者先报财政部门审核备案",
    );
    await expect(ask((db) => reads.listItems(db, "", day("2020-02-29")))).rejects.toThrow(
      "2020-02-29 没有适用的指导性目录",
    );
  });

  test("every endpoint answers somebody who is not signed in", async () => {
    const inputs = [{ words: "养老" }, { code: "A0402" }, { q: "养老" }];
    for (const [at, route] of catalogRoutes.entries()) {
      const outcome = await perform(opened.database, route, { by: undefined, input: inputs[at] });
      expect(outcome).toMatchObject({ status: 200 });
    }
  });
});

describe("searching, as the public asks it", () => {
  const search = async (input: object) => {
    const route = catalogRoutes.find((one) => one.endpoint.path === "/api/catalog/search")!;
    const outcome = await perform(opened.database, route, { by: undefined, input });
    return "body" in outcome && JSON.parse(outcome.body);
  };

  test("finds items of the catalog and 品目 by first letters, and says by what", async () => {
    const { edition, rows } = await search({ q: "jbyl", place: "990101" });
    expect(edition).toMatchObject({ id: "sample", confirmed: false });
    expect(rows).toMatchObject([
      {
        code: "A0402",
        name: "基本养老服务",
        kind: "item",
        path: ["公共服务", "社会保障服务"],
        by: "pinyin",
        byName: "拼音",
      },
    ]);
  });

  test("gives as many as are asked for, and nothing for nothing", async () => {
    expect((await search({ q: "yl", limit: "3" })).rows).toHaveLength(3);
    expect((await search({ q: "" })).rows).toEqual([]);
  });
});
