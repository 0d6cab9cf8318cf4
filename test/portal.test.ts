import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../src/base/day.ts";
import { jobs, publish, publishDue, refresh } from "../src/modules/disclosure/actions.ts";
import { boundaryRoutes } from "../src/modules/boundary/routes.ts";
import { catalogRoutes } from "../src/modules/catalog/routes.ts";
import { disclosureRoutes } from "../src/modules/disclosure/routes.ts";
import { policyRoutes } from "../src/modules/policy/routes.ts";
import { standardRoutes } from "../src/modules/standard/routes.ts";
import { fullSight } from "../src/platform/actor.ts";
import { at } from "../src/platform/clock.ts";
import { perform } from "../src/platform/http.ts";
import { runNext } from "../src/platform/jobs.ts";
import type { Ask } from "../src/web/portal/page.ts";
import { render } from "../src/web/portal/render.tsx";
import { aCounty, testDatabase, type County } from "./given.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anOrder,
  aPaid,
  aRequest,
} from "./given/payment.ts";
import { withLimits } from "./given/project.ts";

const opened = testDatabase();
let county: County;
let project: string;
let contract: string;

const routes = [
  ...disclosureRoutes,
  ...boundaryRoutes,
  ...policyRoutes,
  ...catalogRoutes,
  ...standardRoutes,
];

const ask: Ask = async (endpoint, input) => {
  const route = routes.find((one) => one.endpoint.path === endpoint.path)!;
  const outcome = await perform(opened.database, route, { by: undefined, input });
  return JSON.parse((outcome as { body: string }).body);
};

const page = (path: string, query: Record<string, string> = {}) =>
  at(day("2026-07-25"), () => render({ path, query }, ask));

async function settle(): Promise<void> {
  await opened.database.act(fullSight, publishDue);
  const work = { [jobs.publish]: publish, [jobs.refresh]: refresh };
  while (await runNext(opened.database, work));
}

beforeAll(async () => {
  county = await aCounty(opened.database);
});

describe("the catalog on the portal", () => {
  test("is read by anybody: class by class, by words, item by item", async () => {
    const { status, html } = await page("/catalog");
    expect(status).toBe(200);
    expect(html).toContain("现在看的是“样例目录（代码待核对）”");
    expect(html).toContain('href="/catalog/B0301?edition=sample"');
    const found = await page("/catalog", { q: "财务公开" });
    expect(found.html).toContain("会计服务");
    expect(found.html).not.toContain("审计服务");
    expect((await page("/catalog", { q: "挖矿" })).html).toContain("没有找到“挖矿”");
  });

  test("an item says in plain words what it covers, who answers for it and whether it may be bought", async () => {
    const { html } = await page("/catalog/B0301");
    expect(html).toContain("“会计服务”在目录里，列入预算以后可以购买。标准和监督由财政部门负责。");
    expect(html).toContain("村（社区）和单位的代理记账");
    expect(html).toContain('href="/standards/B0301"');
    expect((await page("/standards/B0301")).status).toBe(200);
    expect((await page("/catalog/B0302")).html).not.toContain('href="/standards/');
    const group = await page("/catalog/B03");
    expect(group.html).toContain("“会计审计服务”分为 2 项，请看具体的事项。");
    expect((await page("/catalog/Z9999")).status).toBe(404);
  });
});

describe("the portal, as the server renders it", () => {
  test("before anything is public it says so, and what will come by itself", async () => {
    const { status, html } = await page("/");
    expect(status).toBe(200);
    expect(html).toContain("还没有公开的项目");
  });

  test("the invented county says on every page that it is invented, and a real one never", async () => {
    for (const path of ["/", "/projects", "/nowhere"]) {
      const { html } = await render({ path, query: {}, isDemo: true }, ask);
      expect(html).toContain("演示：这里的地方、单位、人员、金额和文件都是虚构的。");
      expect((await page(path)).html).not.toContain("虚构");
    }
  });

  test("after a purchase the year stands in one sentence, with figures to the fen", async () => {
    await withLimits(opened.database);
    const made = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, made, { asked: "40000.00" });
    const paying = await aRequest(county, acceptance, { on: day("2026-07-10") });
    await anOrder(county, paying, day("2026-07-12"));
    await aPaid(county, paying, day("2026-07-24"));
    await at(day("2026-07-24"), settle);
    contract = made.contract.id;
    project = await county.ask("townshipClerk", async (db) => {
      const found = await db
        .selectFrom("contract")
        .select("project")
        .where("id", "=", contract)
        .executeTakeFirstOrThrow();
      return found.project;
    });
    const { html } = await page("/");
    expect(html).toContain("青禾县政府购买服务公开");
    expect(html).toContain("<b>14</b> 个村");
    expect(html).toContain("已付 <b>4.00</b> 万元");
    expect(html).toContain("全县平均 <b>19 天</b>");
  });

  test.each([
    ["/projects", {}, "柳河镇"],
    ["/projects", { q: "柳河镇" }, "柳河镇"],
    ["/projects", { q: "路灯" }, "没有找到“路灯”"],
    ["/contracts", {}, "公开的合同"],
    ["/evaluations", {}, "还没有公开的绩效评价"],
    ["/publications", {}, "支付"],
    ["/notices", {}, "现在没有采购公告"],
  ])("%s %o says %s", async (path, query, expected) => {
    const { status, html } = await page(path, query);
    expect(status).toBe(200);
    expect(html).toContain(expected);
  });

  test("the page of a project tells who, what, how far and with which money", async () => {
    const { status, html } = await page(`/projects/${county.jurisdiction}/${project}`);
    expect(status).toBe(200);
    for (const words of ["钱花到哪了", "逐项验收", "大家怎么说", "公开的文件", "验收后 19 天"])
      expect(html).toContain(words);
  });

  test("a contract has an address of its own, with the law and its check code", async () => {
    const { status, html } = await page(`/contracts/${county.jurisdiction}/${contract}`);
    expect(status).toBe(200);
    expect(html).toContain("公开依据和校验");
    expect(html).toMatch(/[0-9a-f]{64}/);
  });

  test.each([
    ["请人给村里代理记账", ["可以买", "属于“会计服务”", "想要这项服务，找谁"]],
    ["集镇保洁，新建垃圾中转站一座", ["这样不能买", "可以这样办", "第十条（三）", "（工程）"]],
    ["道路维修", ["还差一个问题", "是日常小修保养", "只做日常小修保养"]],
    ["", ["政府购买服务，是政府花钱请企业", "政府永远不能买的六类事"]],
  ])("asked whether “%s” may be bought it answers in plain words", async (text, expected) => {
    const { status, html } = await page("/check", { text });
    expect(status).toBe(200);
    for (const words of expected) expect(html).toContain(words);
    expect(html).not.toContain("<script");
  });

  test("beside what may be bought stands how it was bought here, with the mean price", async () => {
    const { html } = await page("/check", { text: "请人给村里代理记账" });
    expect(html).toContain("本县这样买过");
    expect(html).toContain("平均 5,785.71 元／村·年");
  });

  test("what somebody types is shown as text, and however long it is, it is no fault", async () => {
    const { html } = await page("/check", { text: "<img src=x>代理记账" });
    expect(html).toContain("&lt;img src=x&gt;代理记账");
    expect((await page("/check", { text: "保洁".repeat(3000) })).status).toBe(200);
  });

  test("the six things that are never bought have a page", async () => {
    const { status, html } = await page("/negatives");
    expect(status).toBe(200);
    for (const words of ["第一类", "第六类", "融资行为", "第十条（五）"])
      expect(html).toContain(words);
  });

  test("what is not public looks like what does not exist", async () => {
    const unknown = "00000000-0000-7000-8000-000000000000";
    expect((await page(`/projects/${county.jurisdiction}/${unknown}`)).status).toBe(404);
    expect((await page(`/contracts/${county.jurisdiction}/${project}`)).status).toBe(404);
  });

  test("a broken address is refused in words, never with a fault", async () => {
    expect((await page("/projects", { after: "x' or 1=1" })).status).toBe(400);
    expect((await page("/projects", { year: "二〇二六" })).status).toBe(400);
    expect((await page("/projects/99/1")).status).toBe(400);
  });
});
