import type { FastifyInstance } from "fastify";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { whoAsks } from "../modules/organization/actions.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/db.ts";
import { rememberAskers } from "../platform/asker.ts";
import { keepFilesIn } from "../platform/files.ts";
import { openSealKey, type Sealing } from "../platform/seal.ts";
import { buildServer } from "../platform/serve.ts";
import { mountHealth } from "./health.ts";
import { keyFolder } from "./open.ts";
import { routes } from "./routes.ts";
import { mountWeb } from "./web.ts";

export type AppOptions = {
  database: Database;
  config: Config;
  isFilled?: () => boolean;
  hasPages?: boolean;
};

/** The whole server, not yet listening: API, health, office and portal. */
export async function buildApp({
  database,
  config,
  isFilled = () => true,
  hasPages = true,
}: AppOptions): Promise<FastifyInstance> {
  // Left alone V8 clears the old heap when it has grown to four times what lives: memory would follow the length of a list.
  setFlagsFromString("--heap-growing-percent=50");
  keepFilesIn(join(config.dataFolder, "files"));
  const askers = rememberAskers((token, kind) => whoAsks(database, token, kind));
  const app = await buildServer({
    database,
    routes,
    config,
    whoAsks: askers.ask,
    forgetAskers: askers.forget,
  });
  mountHealth(app, { database, config, routes, isFilled });
  if (hasPages) await mountWeb(app, database, routes);
  return app;
}

export async function sealingFor(config: Config): Promise<Sealing> {
  const key = await openSealKey(await keyFolder(config));
  return { key, algorithm: config.hash, anchorFolder: config.anchorFolder };
}
