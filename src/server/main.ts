import { commands } from "./commands.ts";
import { log } from "../platform/log.ts";

const usage = `用法：goufu 命令 [参数]
  start                       启动（内置数据库、演示县），npm start 即此
  serve                       生产用：只启动服务
  migrate [--status]          数据库结构升级到最新
  admin create --name 姓名 --login 账号     第一个系统管理员，密码从标准输入读
  token create --post 岗位编号 --name 用途 --days 天数 [--write]   机器令牌
  returns import|export …     统计报表的导入和导出
  projects import            历史台账的导入
  check --text 想买什么 [--amount 元] [--json]   能不能买；--batch 文件.tsv 逐行判断
  deadlines --event 事件 --from 日期 [--json]   法定期限
  ledger verify [--json]      核对每条指标和额度的记账
  audit verify [--json] [--entry 编号]          核对审计封存
  distribute [--plan]         在 Citus 协调节点上按财政区划分布；--plan 只列出语句
  backup --out 文件           全部备份
  restore 文件                恢复到空库并证明一致`;

/** Standard output carries only the result; everything else goes to standard error. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const command = commands[name];
  if (!command) {
    say(
      name === "" || name === "help" || name === "--help"
        ? usage
        : `没有“${name}”这个命令。\n${usage}`,
    );
    return name === "" ? 2 : name.includes("help") ? 0 : 2;
  }
  return command(rest);
}

// React is left out of the portal's bundle; without this it would run with its warnings.
process.env["NODE_ENV"] ??= "production";

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = 1;
    say(error instanceof Error ? error.message : String(error));
    if (process.env["GOUFU_LOG"] === "debug") log.error({ err: error });
  },
);
