import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { perform } from "../../platform/http.ts";
import { newId } from "../../platform/identity.ts";
import { now } from "../../platform/clock.ts";
import * as reads from "./reads.ts";
import { policyRoutes } from "./routes.ts";

const opened = testDatabase();

const routeOf = (method: string, path: string) =>
  policyRoutes.find((one) => one.endpoint.method === method && one.endpoint.path === path)!;

async function send(county: County, path: string, input: object) {
  const by = county.as("countyFinanceOfficer");
  return perform(opened.database, routeOf("POST", path), { by, input, key: newId(now()) });
}

const refused = async (sent: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await sent.then(
    () => undefined,
    (one: unknown) => one,
  );
  if (error instanceof Refusal) return error;
  throw new Error("nothing was refused");
};

async function ask(path: string, input: object) {
  const outcome = await perform(opened.database, routeOf("GET", path), { by: undefined, input });
  return "body" in outcome ? JSON.parse(outcome.body) : undefined;
}

const limits = {
  object: "services",
  procurementFrom: "40000000",
  openTenderFrom: "200000000",
  document: "某省集中采购目录及标准（虚构）",
  from: "2027-01-01",
  confirmed: true,
};

describe("a new limit of a county", () => {
  test("is a new row from its day on; the day before the old one holds", async () => {
    const county = await aCounty(opened.database, "990111");
    await send(county, "/api/policy/thresholds", {
      ...limits,
      procurementFrom: "30000000",
      from: "2026-01-01",
    });
    await send(county, "/api/policy/thresholds", limits);
    const limitOn = (on: string) =>
      county.ask("townshipClerk", async (db) => {
        const asked = { place: "990111", level: "county", object: "services" } as const;
        return (await reads.getThreshold(db, { ...asked, on: day(on) })).procurementFrom;
      });
    expect(await limitOn("2026-12-31")).toBe(30_000_000n);
    expect(await limitOn("2027-01-01")).toBe(40_000_000n);
  });

  test("one fen below the limit of procurement is no open-tender amount", async () => {
    const county = await aCounty(opened.database, "990112");
    const no = await refused(
      send(county, "/api/policy/thresholds", { ...limits, openTenderFrom: "39999999" }),
    );
    expect(no).toMatchObject({
      kind: "unlawful",
      message: "公开招标数额标准 399,999.99 元，低于采购限额标准 400,000.00 元",
      breaches: [{ rule: "policy.tenderLimitIsHigher", field: "openTenderFrom" }],
    });
    await send(county, "/api/policy/thresholds", { ...limits, openTenderFrom: "40000000" });
  });

  test("is entered once for a day, and never without its paper", async () => {
    const county = await aCounty(opened.database, "990113");
    await send(county, "/api/policy/thresholds", limits);
    const twice = await refused(
      send(county, "/api/policy/thresholds", { ...limits, document: "另一份文件" }),
    );
    expect(twice).toMatchObject({
      message: expect.stringContaining(
        "自 2027-01-01 起的限额已按《某省集中采购目录及标准（虚构）》录入",
      ),
      breaches: [{ field: "from" }],
    });
    const bare = await refused(
      send(county, "/api/policy/thresholds", { ...limits, from: "2028-01-01", document: " " }),
    );
    expect(bare).toMatchObject({ kind: "invalid", breaches: [{ field: "document" }] });
  });

  test("is not entered by a township", async () => {
    const county = await aCounty(opened.database, "990114");
    const by = county.as("townshipClerk");
    const route = routeOf("POST", "/api/policy/thresholds");
    const call = { by, input: limits, key: newId(now()) };
    expect(await refused(perform(opened.database, route, call))).toMatchObject({
      kind: "forbidden",
    });
  });
});

describe("the internal rules of a county", () => {
  const rules = {
    document: "某县内控办法（虚构）",
    from: "2026-06-01",
    confirmed: true,
    rows: [
      { amountFrom: "0", quotesAtLeast: 1, approvedBy: "purchaserHead", papers: ["发票"] },
      {
        amountFrom: "2000000",
        quotesAtLeast: 3,
        approvedBy: "purchaserMeeting",
        papers: ["询价记录", "会议纪要"],
      },
    ],
  };

  test("replace the whole table before them: a step of the old paper holds no longer", async () => {
    const county = await aCounty(opened.database, "990115");
    await send(county, "/api/policy/control-rules", rules);
    await send(county, "/api/policy/control-rules", {
      ...rules,
      from: "2027-01-01",
      rows: [rules.rows[0]!],
    });
    const quotesOn = (on: string) =>
      county.ask("townshipClerk", async (db) => {
        const rule = await reads.getControlRule(db, "990115", yuan("20000.00"), day(on));
        return rule.quotesAtLeast;
      });
    expect(await quotesOn("2026-12-31")).toBe(3);
    expect(await quotesOn("2027-01-01")).toBe(1);
  });

  test("begin at nought and rise", async () => {
    const county = await aCounty(opened.database, "990116");
    const late = await refused(
      send(county, "/api/policy/control-rules", { ...rules, rows: [rules.rows[1]!] }),
    );
    expect(late.message).toBe("第一档没有从 0 元开始。请把第一档的起点填为 0 元");
    const level = await refused(
      send(county, "/api/policy/control-rules", {
        ...rules,
        rows: [...rules.rows, { ...rules.rows[1]!, quotesAtLeast: 5 }],
      }),
    );
    expect(level.message).toContain("第 3 档从 20,000.00 元起，不高于前一档的 20,000.00 元");
  });
});

describe("what the public may ask", () => {
  test("methods and steps of an amount in the county, with track and reason", async () => {
    const county = await aCounty(opened.database, "990117");
    await send(county, "/api/policy/thresholds", { ...limits, from: "2026-01-01" });
    const asked = { place: "990117", amount: "80000000", on: "2026-03-02" };
    const methods = await ask("/api/policy/methods", asked);
    expect(methods).toMatchObject({
      track: "procurement",
      because: "800,000.00 元，达到分散采购限额标准 400,000.00 元",
    });
    const inquiry = methods.rows.find((one: { code: string }) => one.code === "inquiry");
    expect(inquiry).toMatchObject({ standing: "closed", standingName: "不能采用" });
    expect(inquiry.breaches[0].because).toBe("“询价”适用于货物，这次买的是服务");
    const steps = await ask("/api/policy/steps", asked);
    expect(steps).toMatchObject({ method: "consultation", methodName: "竞争性磋商" });
    expect(steps.steps.at(4)).toMatchObject({
      code: "consultationDocuments",
      first: "2026-04-01",
      kind: "notBefore",
    });
  });

  test("a place without a limit is told so; with a method chosen it has its steps", async () => {
    const asked = { place: "652301", amount: "80000000", on: "2026-03-02" };
    expect(await ask("/api/policy/methods", asked)).toMatchObject({
      because: "没有录入 652301 在 2026-03-02 适用的采购限额标准",
    });
    expect((await refused(ask("/api/policy/steps", asked))).message).toContain(
      "没有 652301（县级）在 2026-03-02 适用的采购限额标准",
    );
    const steps = await ask("/api/policy/steps", { ...asked, method: "openTender" });
    expect(steps.steps).toHaveLength(19);
  });

  test("without an amount the methods are told with their cases, periods and panels", async () => {
    const { rows, track } = await ask("/api/policy/methods", {});
    expect(track).toBeUndefined();
    const negotiation = rows.find((one: { code: string }) => one.code === "negotiation");
    expect(negotiation.cases).toHaveLength(4);
    expect(negotiation.periods).toMatchObject([{ term: "3 个工作日" }]);
    expect(negotiation.panel).toMatchObject({ seats: 3, experts: 2 });
  });
});
