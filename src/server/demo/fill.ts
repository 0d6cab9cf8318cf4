import { fullSight } from "../../platform/actor.ts";
import type { Database } from "../../platform/db.ts";
import { routes } from "../routes.ts";
import { demoPassword, makeCounty } from "./county.ts";
import { fillingTeller } from "./teller.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    installation: { key: string; value: string };
  }
}

const valueOf = async (database: Database, key: string): Promise<string | undefined> => {
  const found = await database.ask(fullSight, (db) =>
    db.selectFrom("installation").select("value").where("key", "=", key).executeTakeFirst(),
  );
  return found?.value;
};

/** Whether the demonstration county has been filled to its end. */
export const isFilled = async (database: Database): Promise<boolean> =>
  (await valueOf(database, "demo")) === "filled";

const mark = (database: Database, value: string) =>
  database.act(fullSight, (tx) =>
    tx
      .insertInto("installation")
      .values({ key: "demo", value })
      .onConflict((on) => on.column("key").doUpdateSet({ value }))
      .execute(),
  );

/** 演示县: the places, then the stories, then some sixty projects of the same stories in all their stages. */
export async function fillDemo(database: Database, say: (line: string) => void): Promise<void> {
  if (await valueOf(database, "demo"))
    throw new Error(
      "演示县上次没有建完（启动被中断）。请删除数据目录后重新启动，或换一个 GOUFU_DATA",
    );
  await mark(database, "filling");
  const county = await makeCounty(database);
  say("  单位、人员、承接主体和预算指标已建立");
  fillingTeller(database, routes, county.actor);
  await mark(database, "filled");
}

const accounts: readonly [string, string][] = [
  ["liuhe.jingban", "乡镇经办（柳河镇）"],
  ["liuhe.zhenzhang", "乡镇负责人"],
  ["liuhe.caizheng", "联审：财政办"],
  ["liuhe.dangzheng", "联审：党政办"],
  ["liuhe.jiwei", "联审：纪委"],
  ["liuhe.shehui", "联审：社会事务办"],
  ["finance.jingban", "县财政局经办"],
  ["finance.shenhe", "县财政局审核"],
  ["finance.guoku", "县国库支付"],
  ["civil.jingban", "县级部门经办（民政局）"],
  ["chengxin", "承接主体（诚信会计）"],
  ["experts.zhuanjia1", "评审小组成员"],
  ["evaluators.pingjia", "第三方评价机构"],
  ["discipline.jiancha", "纪检监察"],
  ["audit.shenji", "审计"],
  ["city.caizheng", "市财政局"],
  ["province.caizheng", "省财政厅"],
  ["platform.xitong", "系统管理员"],
  ["platform.anquan", "安全管理员"],
  ["platform.shenjiyuan", "审计管理员"],
];

export const demoAccounts = (): string =>
  [
    `  演示账号（只能在本机登录，密码都是 ${demoPassword}）`,
    ...accounts.map(([login, role]) => `    ${login.padEnd(22)}${role}`),
    "",
  ].join("\n");
