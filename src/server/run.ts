import type { FastifyInstance } from "fastify";
import { fullSight } from "../platform/actor.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/db.ts";
import { log } from "../platform/log.ts";
import { buildApp, sealingFor } from "./app.ts";
import { demoAccounts, fillDemo, isFilled } from "./demo/fill.ts";
import { sealAll } from "../platform/seal.ts";
import { settle, startJobs } from "./jobs.ts";
import { openAll, type Opened } from "./open.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** 演示与小单位: embedded database, demonstration county at the first start, office and portal. */
export async function start(config: Config): Promise<number> {
  const opened = await openAll(config);
  return running(
    opened,
    async () => {
      if (config.isDemo && !(await isFilled(opened.database))) {
        say("首次启动：正在建立演示县（青禾县，虚构）……");
        await fillDemo(opened.database, say);
        await settle(opened.database);
        await sealAll(opened.database, await sealingFor(config));
      }
      const app = await listen(opened.database, config);
      say(`\n  公开门户  ${addressOf(app)}/\n  办公端    ${addressOf(app)}/office/\n`);
      if (await isFilled(opened.database)) say(await demoAccounts(opened.database));
      say("按 Ctrl-C 停止。");
      return app;
    },
    config,
  );
}

/** 生产: the server alone; never beside demonstration accounts. */
export async function serve(config: Config): Promise<number> {
  const opened = await openAll(config);
  return running(
    opened,
    async () => {
      if (await hasDemoAccounts(opened.database))
        throw new Error(
          "这个数据库里有演示账号，不能用于生产。请换一个空的数据库，或在演示目录之外用 goufu restore 恢复正式数据",
        );
      const app = await listen(opened.database, config);
      say(`购服已启动：${addressOf(app)}/`);
      return app;
    },
    config,
  );
}

async function hasDemoAccounts(database: Database): Promise<boolean> {
  const found = await database.ask(fullSight, (db) =>
    db.selectFrom("person").select("id").where("isDemo", "=", true).limit(1).executeTakeFirst(),
  );
  return found !== undefined;
}

async function listen(database: Database, config: Config): Promise<FastifyInstance> {
  const app = await buildApp({ database, config });
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    if ((error as { code?: string }).code === "EADDRINUSE")
      throw new Error(
        `端口 ${config.port} 已被占用。请先停掉占用它的程序，或换一个端口：PORT=8090 npm start`,
        { cause: error },
      );
    throw error;
  }
  return app;
}

const addressOf = (app: FastifyInstance): string => {
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : "";
  return `http://localhost:${port}`;
};

/** Lives until a signal, then ends in order: no new calls, running ones finish, jobs stop, the database closes. */
async function running(
  opened: Opened,
  open: () => Promise<FastifyInstance>,
  config: Config,
): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  let app: FastifyInstance | undefined;
  let jobs: { stop(): Promise<void> } | undefined;
  try {
    app = await open();
    jobs = startJobs(opened.database, await sealingFor(config));
    await ended;
    log.info("stopping");
  } finally {
    await app?.close();
    await jobs?.stop();
    await opened.close();
  }
  return 0;
}
