import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { at } from "../../src/platform/clock.ts";
import { readConfig } from "../../src/platform/config.ts";
import { keepFilesIn } from "../../src/platform/files.ts";
import { buildServer } from "../../src/platform/serve.ts";
import { readSheet } from "../../src/platform/sheet.ts";
import type { Role } from "../../src/modules/organization/roles.ts";
import { importWaiting } from "../../src/server/jobs.ts";
import { routes } from "../../src/server/routes.ts";
import { aCounty, testDatabase, type County } from "../given.ts";
import { aTable, type PastRow } from "../given/history.ts";

/** 导入以前年度的台账, told through HTTP: sent, checked by itself, confirmed, seen, withdrawn. */
const opened = testDatabase();
const on = day("2026-07-20");
let county: County;
let app: FastifyInstance;

beforeAll(async () => {
  county = await aCounty(opened.database);
  keepFilesIn(mkdtempSync(join(tmpdir(), "goufu-history-")));
  app = await buildServer({
    database: opened.database,
    routes,
    whoAsks: async (token) => county.as(token as Role),
    config: { ...readConfig({}), perMinute: { session: 1e9, address: 1e9 } },
  });
});
afterAll(() => app.close());

type Body = Record<string, unknown> & { message?: string };

async function ask(role: Role, url: string, file?: Uint8Array, name = "台账.xlsx") {
  const form = new FormData();
  if (file) form.append("file", new Blob([new Uint8Array(file)]), name);
  const encoded = new Response(form);
  const response = await at(on, async () =>
    app.inject({
      method: "POST",
      url,
      headers: {
        authorization: `Bearer ${role}`,
        "content-type": encoded.headers.get("content-type")!,
        "idempotency-key": crypto.randomUUID(),
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    }),
  );
  return { status: response.statusCode, body: JSON.parse(response.body) as Body };
}

async function act(role: Role, url: string, payload: object) {
  const headers = { authorization: `Bearer ${role}`, "idempotency-key": crypto.randomUUID() };
  const response = await at(on, () => app.inject({ method: "POST", url, headers, payload }));
  return { status: response.statusCode, body: JSON.parse(response.body) as Body };
}

async function see(role: Role, url: string) {
  const headers = { authorization: `Bearer ${role}` };
  const response = await at(on, () => app.inject({ url, headers }));
  return {
    status: response.statusCode,
    bytes: response.rawPayload,
    body: () => JSON.parse(response.body) as Body,
  };
}

const work = () => at(on, () => importWaiting(opened.database));

const rows: PastRow[] = [
  {
    year: 2023,
    office: "柳河镇",
    name: "村级代理记账",
    class: "2130199",
    budget: "4.2",
    executed: "4.152812",
  },
  {
    year: 2023,
    office: "石桥乡",
    name: "集镇保洁",
    class: "2120501",
    budget: "12",
    executed: "12.5",
  },
  { year: 2023, office: "柳湖镇", name: "写错了镇名", budget: "1" },
];

const officer = "countyFinanceOfficer";
let address = "";

describe("a county's table of earlier years", () => {
  test("is sent and checked by itself; nothing is stored before it is confirmed", async () => {
    const sent = await ask(officer, "/api/history/imports", await aTable(rows));
    expect(sent.status).toBe(200);
    address = `/api/history/imports/990101/${String(sent.body["id"])}`;
    expect((await see(officer, address)).body()).toMatchObject({
      status: "checking",
      progress: { done: 0, known: 0 },
      offers: [],
    });
    await work();
    expect((await see(officer, address)).body()).toMatchObject({
      status: "checked",
      read: 3,
      good: 2,
      same: 0,
      bad: 1,
      hasCopy: true,
      progress: null,
      remarks: [{ sheet: "台账", row: 4, says: "购买主体：组织机构里没有“柳湖镇”，请写单位全称" }],
      offers: [{ verb: "confirm", called: "确认导入", isOpen: true }],
    });
    expect((await see(officer, "/api/history")).body()).toMatchObject({ rows: [] });
    const desk = (await see(officer, "/api/desk")).body() as {
      waits: { title: string; verb: string }[];
    };
    expect(desk.waits.map(({ title, verb }) => [title, verb])).toContainEqual([
      "历史台账核对完，请确认导入",
      "确认导入",
    ]);
  });

  test("gives the bad row back in the user's own table", async () => {
    const returned = await see(officer, `${address}/returned`);
    const [head, row] = (await readSheet(returned.bytes)).map(({ cells }) => cells);
    expect(head?.slice(-2)).toEqual(["原行号", "导入结果"]);
    expect(row?.slice(-2)).toEqual(["4", "购买主体：组织机构里没有“柳湖镇”，请写单位全称"]);
  });

  test("once confirmed it stands in list, years and return, each with where it comes from", async () => {
    expect((await act(officer, `${address}/confirm`, {})).status).toBe(200);
    await work();
    expect((await see(officer, address)).body()).toMatchObject({
      status: "stored",
      good: 2,
      bad: 1,
    });
    const list = (await see(officer, "/api/history?year=2023&text=保洁")).body() as {
      rows: { id: string; name: string }[];
    };
    expect(list.rows.map((one) => one.name)).toEqual(["集镇保洁"]);
    expect((await see(officer, `/api/history/990101/${list.rows[0]!.id}`)).body()).toMatchObject({
      name: "集镇保洁",
      budget: "12000000",
      executed: "12500000",
      functionalClassName: "城乡社区支出",
      from: { fileName: "台账.xlsx", sheet: "台账", row: 3 },
    });
    expect((await see(officer, "/api/history/years")).body()).toEqual({
      rows: [{ year: 2023, projects: "2", budget: "16200000", executed: "16652812", final: null }],
    });
    const form = (await see(officer, "/api/returns/990101/2023/1?source=ledger")).body();
    expect(form["mark"]).toMatch(/^含历史台账 2 个项目/);
  });

  test("a township sees its own rows and no file of the whole county", async () => {
    const list = (await see("townshipClerk", "/api/history")).body() as {
      rows: { name: string }[];
    };
    expect(list.rows.map((one) => one.name)).toEqual(["村级代理记账"]);
    expect((await see("townshipClerk", address)).status).toBe(403);
    expect((await ask("townshipClerk", "/api/history/imports", await aTable(rows))).status).toBe(
      403,
    );
  });

  test("the same file again changes nothing, and there is nothing to confirm", async () => {
    const sent = await ask(officer, "/api/history/imports", await aTable(rows.slice(0, 2)));
    await work();
    const again = `/api/history/imports/990101/${String(sent.body["id"])}`;
    expect((await see(officer, again)).body()).toMatchObject({
      status: "checked",
      read: 2,
      good: 0,
      same: 2,
      bad: 0,
      offers: [],
    });
    expect(await act(officer, `${again}/confirm`, {})).toMatchObject({
      status: 409,
      body: { message: "核对后没有可以导入的行。请按退回的文件改好后重新上传" },
    });
  });

  test("a file that is no workbook is refused at once, a broken one with its reason when it is read", async () => {
    const text = await ask(
      officer,
      "/api/history/imports",
      Buffer.from("年度,项目名称\n2023,x\n"),
      "台账.csv",
    );
    expect(text).toMatchObject({
      status: 400,
      body: { message: "文件不是 .xlsx。请用表格软件打开，另存为 .xlsx 后再导入" },
    });
    const broken = (await aTable(rows)).slice(0, 900);
    const sent = await ask(officer, "/api/history/imports", broken);
    await work();
    const one = await see(officer, `/api/history/imports/990101/${String(sent.body["id"])}`);
    expect(one.body()).toMatchObject({
      status: "refused",
      reason: "文件不完整或已损坏。请用表格软件打开，只保留要导入的工作表，另存为 .xlsx 后再导入",
    });
  });

  test("is withdrawn as a whole with a reason, and then may come again", async () => {
    expect((await act(officer, `${address}/withdraw`, { reason: "" })).status).toBe(400);
    expect((await act(officer, `${address}/withdraw`, { reason: "单位填错" })).status).toBe(200);
    expect(await act(officer, `${address}/withdraw`, { reason: "再撤一次" })).toMatchObject({
      status: 409,
      body: { message: "现在是“已撤销”，“已导入”时才能办理“撤销这次导入”。请刷新后再看" },
    });
    expect((await see(officer, "/api/history")).body()).toMatchObject({ rows: [] });
    const sent = await ask(officer, "/api/history/imports", await aTable(rows));
    await work();
    const again = await see(officer, `/api/history/imports/990101/${String(sent.body["id"])}`);
    expect(again.body()).toMatchObject({ status: "checked", good: 2, same: 0 });
  });
});
