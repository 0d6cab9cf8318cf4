import { fileURLToPath } from "node:url";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { openDatabase, type Database } from "../platform/db.ts";
import { openEmbedded } from "../platform/embedded.ts";
import { log } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";

export const migrations = fileURLToPath(new URL("../../migrations", import.meta.url));

export type Opened = { url: string; database: Database; close(): Promise<void> };

/** The database by DATABASE_URL, else the embedded one under the data folder; whoever started a server stops it. */
export async function openPlace(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => undefined };
  await mkdir(config.dataFolder, { recursive: true });
  const embedded = await openEmbedded({
    folder: join(config.dataFolder, "database"),
    log: (line) => log.info(line),
  });
  return { url: embedded.url(), close: () => embedded.close() };
}

/** Opened and brought to the newest schema. */
export async function openAll(config: Config): Promise<Opened> {
  const place = await openPlace(config);
  try {
    await migrate(place.url, migrations);
    const database = openDatabase({ connectionString: place.url });
    await database.ping();
    const close = async () => {
      await database.close();
      await place.close();
    };
    return { url: place.url, database, close };
  } catch (error) {
    await place.close();
    throw error;
  }
}

/** Keys lie beside the data, readable by the program's account alone. */
export async function keyFolder(config: Config): Promise<string> {
  const folder = join(config.dataFolder, "keys");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return folder;
}
