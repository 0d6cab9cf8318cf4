import { afterAll, beforeAll, expect, test } from "vitest";
import { day, daysAfter } from "../../src/base/day.ts";
import * as organization from "../../src/modules/organization/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import * as ruling from "../../src/modules/ruling/api.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { testing } from "../../src/server/demo/rulings.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: tell.Purchase;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const line = teller.county.lines["liuhe 2026 2130199"]!;
  one = tell.begin(teller, teller.county.organizations, bookkeeping(line));
});

afterAll(() => teller.close());

const clerk = "townshipClerk@liuhe";
const law = "政府购买服务管理办法";

/** A draft of 柳河镇 like its bookkeeping, but for what the test is about. */
async function drafted(change: { item?: string; title?: string; purpose?: string }) {
  const content = await tell.contentOf(one);
  return { ...content, ...change, needs: [] };
}

test("a body of villagers cannot buy, whatever it was opened as; corrected again by a paper, it can", async () => {
  tell.pass(one, 1);
  const correct = (nature: "village" | "organ", reason: string) =>
    teller.does(tell.reviewer, organization.correctNature, {
      organization: one.organizations["liuhe"]!,
      nature,
      document: "青编办〔2026〕2号（虚构）",
      reason,
    });
  await correct("village", "登记证书写明是村民委员会");
  await teller.isRefused(clerk, projects.draftProject, await drafted({}), {
    kind: "unlawful",
    title: law,
    article: "5",
    says: "柳河镇是村（居）民委员会等基层群众性自治组织，不是购买主体",
  });
  await correct("organ", "核对有误，更正回来");
  await teller.does(clerk, projects.draftProject, await drafted({}));
});

test("what a department buys for all is refused to a township, with the department's name", async () => {
  const key = await teller.does(
    clerk,
    projects.draftProject,
    await drafted({
      item: "A120201",
      title: "禁捕水域巡护服务",
      purpose: "按里程巡查禁捕水域，劝导并上报",
    }),
  );
  await teller.isRefused(clerk, projects.submitProject, key, {
    kind: "unlawful",
    title: law,
    article: "11",
    says: "A120201 禁捕水域巡护服务自 2025-01-02 起由青禾县农业农村局统一实施（青政办〔2025〕3号（虚构））",
  });
});

test("what is a department's duty alone is refused to a township", async () => {
  const key = await teller.does(
    clerk,
    projects.draftProject,
    await drafted({
      item: "B030201",
      title: "村级财务收支审计服务",
      purpose: "审计各村上年财务收支，出具报告",
    }),
  );
  await teller.isRefused(clerk, projects.submitProject, key, {
    title: law,
    article: "10（一）",
    says: "青禾县农业农村局的职责（D007 农村集体资产监督审计）",
  });
});

test("an item outside the catalog is filed, accepted with a number, and only then bought", async () => {
  const filing = await teller.does(clerk, ruling.draftFiling, testing);
  await teller.does(clerk, ruling.submitFiling, filing);
  const buying = { item: "W260001", title: testing.name, purpose: testing.content };
  await teller.isRefused(clerk, projects.draftProject, await drafted(buying), {
    title: law,
    article: "11",
    says: "里没有事项 W260001",
  });
  await teller.isRefused(clerk, ruling.acceptFiling, acceptance(filing), { kind: "forbidden" });
  tell.pass(one, 3);
  await teller.does(tell.reviewer, ruling.acceptFiling, acceptance(filing));
  const seen = await teller.sees(clerk, ruling.viewFiling, filing);
  expect(seen).toMatchObject({ number: "990101-2026-0001", code: "W260001", statusName: "已备案" });
  const project = await teller.does(clerk, projects.draftProject, await drafted(buying));
  const page = await teller.sees(clerk, projects.viewProject, project);
  expect(page).toMatchObject({ catalogItem: "W260001", itemName: testing.name });
  await teller.does(clerk, projects.submitProject, project);
});

const acceptance = (filing: { jurisdiction: string; id: string }) => ({
  ...filing,
  fromOn: daysAfter(day("2026-01-26"), 0),
  toOn: "2027-12-31",
  reason: "确有需要，本县有两家以上机构能提供",
});

test("works dressed up as upkeep are refused; a named reviewer lifts the bar, and the project is flagged", async () => {
  const purpose = "村道日常养护，含新铺沥青路面两公里";
  const project = await teller.does(
    clerk,
    projects.draftProject,
    await drafted({ item: "A1302", title: "村道养护服务", purpose }),
  );
  await teller.isRefused(clerk, projects.submitProject, project, {
    kind: "unlawful",
    title: law,
    article: "10",
    says: "新铺沥青路面",
  });
  const reason = "新铺部分由县交通运输局另行立项，本项目只买养护";
  const lift = await teller.does(clerk, projects.askProjectLift, { ...project, reason });
  await teller.isRefused(clerk, ruling.grantLift, { ...lift, reason }, { kind: "forbidden" });
  await teller.does(tell.reviewer, ruling.grantLift, { ...lift, reason: "核对了交通局的立项批复" });
  const seen = await teller.sees("auditor@audit", ruling.viewLift, lift);
  expect(seen).toMatchObject({ statusName: "已解除", ruling: "核对了交通局的立项批复" });
  expect(seen.decider).not.toBe("");
  await teller.does(clerk, projects.submitProject, project);
  const flags = await opened.database.ask(fullSight, (db) =>
    db
      .selectFrom("flagHit")
      .select(["rule", "because"])
      .where("subjectId", "=", project.id)
      .where("rule", "=", "ruling.barWasLifted")
      .execute(),
  );
  expect(flags).toHaveLength(1);
  expect(flags[0]!.because).toContain(`${seen.decider}于 `);
});
