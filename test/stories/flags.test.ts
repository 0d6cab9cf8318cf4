import { afterAll, beforeAll, expect, test } from "vitest";
import * as appraisal from "../../src/modules/appraisal/api.ts";
import * as supervision from "../../src/modules/supervision/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let key: { jurisdiction: string; id: string };

const clerk = "townshipClerk@liuhe";
const discipline = "disciplineInspector@discipline";

/** The bookkeeping of 柳河镇, paid forty days too late. */
beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const line = teller.county.lines["liuhe 2026 2130199"]!;
  const one = tell.begin(teller, teller.county.organizations, bookkeeping(line));
  await tell.plan(one);
  await tell.compareQuotes(one);
  await performing.draftContract(one);
  await performing.sign(one);
  await performing.serve(one);
  const asked = one.contract.price;
  const judged = await performing.accept(one, { period: "全年", asked });
  await performing.pay(one, judged, { late: 40 });
  const { rows } = await teller.sees(clerk, supervision.listFlags, {});
  const late = rows.find((row) => row.says.includes("中小企业"));
  key = { jurisdiction: late!.jurisdiction, id: late!.id };
});

afterAll(() => teller.close());

/** What the measure sheet of 柳河镇 counts of this flag. */
async function counted() {
  const office = teller.county.organizations["liuhe"]!;
  const of = { jurisdiction: key.jurisdiction, year: 2026 };
  const { rows } = await teller.sees(tell.reviewer, appraisal.viewAppraisal, of);
  const flags = rows
    .find((row) => row.key === office)!
    .measures.find((one) => one.measure === "flags")!;
  const asked = { ...of, office, measure: "flags" as const };
  const parts = await teller.sees(tell.reviewer, appraisal.listAppraisalParts, asked);
  const part = parts.rows.find((one) => one.id === key.id);
  expect(parts.rows).toHaveLength(Number(flags.counted!.of));
  return { got: Number(flags.counted!.got), says: part!.says };
}

test("a late payment is a flag that its township explains, and nobody else", async () => {
  expect(await counted()).toMatchObject({ got: 0, says: expect.stringContaining("还没有办结") });
  const reason = "国库集中支付系统停机两周";
  await teller.isRefused(
    "townshipClerk@shuangxi",
    supervision.explainFlag,
    { ...key, reason },
    {
      kind: "notFound",
    },
  );
  await teller.isRefused(
    clerk,
    supervision.explainFlag,
    { ...key, reason: " " },
    {
      kind: "invalid",
    },
  );
  await teller.isRefused(
    tell.reviewer,
    supervision.acceptFlag,
    { ...key, reason },
    {
      kind: "conflict",
    },
  );
  await teller.does(clerk, supervision.explainFlag, { ...key, reason });
  await teller.isRefused(clerk, supervision.acceptFlag, { ...key, reason }, { kind: "forbidden" });
});

test("finance sends it back for what is missing, and takes the second explanation", async () => {
  await teller.does(tell.reviewer, supervision.sendFlagBack, { ...key, reason: "附停机通知" });
  await teller.does(clerk, supervision.explainFlag, { ...key, reason: "停机通知已附在项目里" });
  await teller.does(tell.reviewer, supervision.acceptFlag, { ...key, reason: "已看停机通知" });
  expect(await counted()).toMatchObject({ got: 1, says: expect.stringContaining("已办结") });
});

test("discipline may still take it up as a lead: it is open again until closed, and its township reads no word of it", async () => {
  await teller.does(discipline, supervision.referFlag, { ...key, reason: "同一单位连续三笔" });
  expect(await counted()).toMatchObject({ got: 0 });
  const seen = await teller.sees(clerk, supervision.viewFlag, key);
  expect(seen).toMatchObject({ statusName: "另行办理中", offers: [] });
  expect(JSON.stringify(seen)).not.toMatch(/连续三笔|线索/);
  await teller.isRefused(
    tell.reviewer,
    supervision.closeLead,
    { ...key, reason: "已看", outcome: "unfounded" },
    { kind: "forbidden" },
  );
  const ended = { ...key, reason: "三笔均因停机", outcome: "unfounded" as const };
  await teller.does(discipline, supervision.closeLead, ended);
  await teller.isRefused(discipline, supervision.closeLead, ended, { kind: "conflict" });
  expect(await counted()).toMatchObject({ got: 1 });
});
