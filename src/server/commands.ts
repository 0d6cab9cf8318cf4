import { join } from "node:path";
import { parseArgs } from "node:util";
import { day, isDay } from "../base/day.ts";
import { proofCounts, unauditedPostings, unprovedPostings } from "../modules/budget/proof.ts";
import { runCheck } from "../modules/boundary/command.ts";
import { unprovedContracts } from "../modules/contract/proof.ts";
import { unprovedAcceptances } from "../modules/delivery/proof.ts";
import { unprovedPayments } from "../modules/payment/proof.ts";
import { runProjects } from "../modules/history/command.ts";
import { deadlinesOf, findEvent } from "../modules/policy/deadlines.ts";
import { runReturns } from "../modules/statistics/command.ts";
import { fullSight } from "../platform/actor.ts";
import { backup } from "../platform/backup.ts";
import { withClient } from "../platform/client.ts";
import { readConfig, type Config } from "../platform/config.ts";
import { distribute, planSpread, readMarks } from "../platform/distribute.ts";
import { toJson } from "../platform/identity.ts";
import { migrate, migrationStates } from "../platform/migrate.ts";
import { restore } from "../platform/restore.ts";
import { openSealKey } from "../platform/seal.ts";
import { proveEntry, verifyAudit } from "../platform/verify.ts";
import { createAdmin, createToken } from "./admin.ts";
import { keyFolder, migrations, openAll, openPlace, type Opened } from "./open.ts";
import { serve, start } from "./run.ts";

type Command = (args: readonly string[]) => Promise<number>;

const out = (text: string): void =>
  void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
const say = (text: string): void =>
  void process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);

async function withAll<T>(run: (opened: Opened, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const opened = await openAll(config);
  try {
    return await run(opened, config);
  } finally {
    await opened.close();
  }
}

const wantsJson = (args: readonly string[]): boolean => args.includes("--json");

async function migrateCommand(args: readonly string[]): Promise<number> {
  const place = await openPlace(readConfig());
  try {
    if (args.includes("--status")) {
      for (const { name, state } of await migrationStates(place.url, migrations))
        out(`${state}\t${name}`);
      return 0;
    }
    const applied = await migrate(place.url, migrations);
    say(
      applied.length === 0
        ? "数据库结构已是最新"
        : `已执行 ${applied.length} 个迁移：${applied.join("、")}`,
    );
    return 0;
  } finally {
    await place.close();
  }
}

const ledgerCommand: Command = (args) =>
  withAll(async ({ database }) => {
    if (args[0] !== "verify") return wrongWords("用法：goufu ledger verify [--json]");
    const { findings, counts } = await database.ask(fullSight, async (db) => ({
      findings: [
        ...(await unprovedPostings(db)),
        ...(await unprovedContracts(db)),
        ...(await unprovedAcceptances(db)),
        ...(await unprovedPayments(db)),
      ],
      counts: await proofCounts(db),
    }));
    if (wantsJson(args)) out(toJson({ proved: findings.length === 0, ...counts, findings }));
    else {
      for (const one of findings) out(Object.values(one).join("\t"));
      const verdict = findings.length === 0 ? "全部相符" : `${findings.length} 处不符`;
      say(
        `核对 ${counts.postings} 笔记账、${counts.lines} 条指标、${counts.allotments} 个额度：${verdict}`,
      );
    }
    return findings.length === 0 ? 0 : 1;
  });

const auditCommand: Command = (args) =>
  withAll(async ({ database }, config) => {
    const { values } = parseArgs({
      args: args.slice(1),
      options: {
        json: { type: "boolean" },
        entry: { type: "string" },
        jurisdiction: { type: "string" },
      },
    });
    if (args[0] !== "verify")
      return wrongWords("用法：goufu audit verify [--json] [--jurisdiction 区划 --entry 编号]");
    if (values.entry) {
      const proof = await database.ask(fullSight, (db) =>
        proveEntry(db, values.jurisdiction ?? config.jurisdiction ?? "", values.entry!),
      );
      if (!proof)
        return wrongWords(
          "没有这条已封存的审计记录。请核对编号，并用 --jurisdiction 指明财政区划",
          1,
        );
      out(toJson(proof));
      return proof.isIncluded ? 0 : 1;
    }
    const key = await openSealKey(await keyFolder(config));
    const sealed = await verifyAudit(database, key, config.anchorFolder);
    const unaudited = (await database.ask(fullSight, unauditedPostings)).map(
      ({ jurisdiction, posting, says }) => ({ jurisdiction, seal: null, entry: posting, says }),
    );
    const findings = [...sealed.findings, ...unaudited];
    const report = { ...sealed, isSound: findings.length === 0, findings };
    if (values.json) out(toJson(report));
    else {
      for (const one of report.findings)
        out(`${one.jurisdiction}\t第 ${one.seal ?? "—"} 号\t${one.entry ?? ""}\t${one.says}`);
      for (const one of report.unsealed)
        say(`${one.jurisdiction} 有 ${one.entries} 条待封存，最早的 ${one.oldestSeconds} 秒前`);
      say(
        `核对 ${report.seals} 号封存、${report.entries} 条审计记录：${report.isSound ? "全部相符" : `${report.findings.length} 处不符`}`,
      );
    }
    return report.isSound ? 0 : 1;
  });

function wrongWords(words: string, code = 2): number {
  say(words);
  return code;
}

async function deadlinesCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { event: { type: "string" }, from: { type: "string" }, json: { type: "boolean" } },
  });
  const event = findEvent(values.event ?? "");
  if (!event || !isDay(values.from ?? ""))
    return wrongWords(
      "用法：goufu deadlines --event 事件 --from 2026-03-01 [--json]。事件名见 /api/docs",
    );
  const found = deadlinesOf(event, day(values.from!));
  if (values.json) out(toJson(found));
  else
    for (const one of found.deadlines)
      out(`${one.last}${one.provisional ? "（暂按周末推算）" : ""}\t${one.says}`);
  return 0;
}

const checkCommand: Command = async (args) => {
  const { code, out: result, words } = await runCheck(args, readConfig());
  if (result) out(result);
  if (words) say(words);
  return code;
};

type Files = typeof runReturns | typeof runProjects;

/** A command about a file: its database is opened only once its arguments are known to be good. */
const filesCommand =
  (run: Files): Command =>
  async (args) => {
    const config = readConfig();
    let opened: Opened | undefined;
    try {
      const setting = {
        jurisdiction: config.jurisdiction,
        open: async () => (opened = await openAll(config)).database,
      };
      const { code, out: result, words } = await run(args, setting);
      if (result) out(result);
      if (words) say(words);
      return code;
    } finally {
      await opened?.close();
    }
  };

const distributeCommand: Command = async (args) => {
  const place = await openPlace(readConfig());
  const marks = readMarks(migrations);
  try {
    await migrate(place.url, migrations);
    if (args.includes("--plan")) {
      const plan = await withClient(place.url, (client) => planSpread(client, marks));
      for (const one of plan) out(`${one};`);
      return 0;
    }
    const { done, says } = await distribute(place.url, marks);
    say(says);
    return done ? 0 : 1;
  } finally {
    await place.close();
  }
};

const placeOf = async (url: string, config: Config) => {
  const key = await openSealKey(await keyFolder(config));
  return { url, files: join(config.dataFolder, "files"), keys: { seal: key.fingerprint } };
};

const backupCommand: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { out: { type: "string" } } });
  if (!values.out) return wrongWords("用法：goufu backup --out 文件");
  return withAll(async ({ url }, config) => {
    const { tables, rows, files } = await backup(await placeOf(url, config), values.out!);
    say(`已备份 ${tables} 张表、${rows} 行、${files} 个文件到 ${values.out}`);
    return 0;
  });
};

/** Into an empty place, which it migrates itself to the schema of the backup and then to the newest. */
const restoreCommand: Command = async (args) => {
  const [file] = args;
  if (!file) return wrongWords("用法：goufu restore 文件");
  const config = readConfig();
  const opened = await openPlace(config);
  try {
    const { tables, rows, files, otherKeys } = await restore(
      await placeOf(opened.url, config),
      file,
      migrations,
    );
    say(`已恢复 ${tables} 张表、${rows} 行、${files} 个文件，逐表核对一致`);
    if (otherKeys.length > 0)
      say(
        `备份时的封存密钥不在这里：请把原来数据目录里的 keys 文件夹复制过来，否则原有的审计封存不能核对（${otherKeys.join("、")}）`,
      );
    return 0;
  } finally {
    await opened.close();
  }
};

export const commands: Record<string, Command> = {
  start: () => start(readConfig()),
  serve: () => serve(readConfig()),
  migrate: migrateCommand,
  admin: (args) => withAll(({ database }) => createAdmin(database, args)),
  token: (args) => withAll(({ database }) => createToken(database, args)),
  ledger: ledgerCommand,
  audit: auditCommand,
  check: checkCommand,
  deadlines: deadlinesCommand,
  returns: filesCommand(runReturns),
  projects: filesCommand(runProjects),
  distribute: distributeCommand,
  backup: backupCommand,
  restore: restoreCommand,
};
