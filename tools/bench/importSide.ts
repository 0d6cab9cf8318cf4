import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { readXlsx, streamXlsxRows } from "hucre";
import { platformActor } from "../../src/platform/actor.ts";
import { today } from "../../src/platform/clock.ts";
import { openDatabase } from "../../src/platform/db.ts";
import { sha256 } from "../../src/platform/identity.ts";
import { keepAtOnce } from "../../src/modules/history/actions.ts";

/** One side of the import, in its own process. */
export type Measured = {
  seconds: number;
  /** The most that the process ever held. */
  megabytes: number;
  read: number;
  stored: number;
  bad: number;
};

const nothing = { stored: 0, bad: 0 };

type Side = (...args: string[]) => Promise<Pick<Measured, "read" | "stored" | "bad">>;

const sides: Record<string, Side> = {
  async import(file, url, jurisdiction) {
    const bytes = await readFile(file);
    const database = openDatabase({ connectionString: url });
    const by = platformActor(jurisdiction);
    const given = {
      file: { name: basename(file), bytes, hash: sha256(bytes) },
      isRehearsal: false,
    };
    const { copy, ...outcome } = await database.act(by.sight, (tx) =>
      keepAtOnce(tx, by, given, today()),
    );
    if (copy) await writeFile(`${file}.退回.xlsx`, copy);
    await database.close();
    return outcome;
  },
  async stream(file) {
    let read = 0;
    for await (const { values } of streamXlsxRows(await readFile(file)))
      read += values.length > 0 ? 1 : 0;
    return { ...nothing, read };
  },
  async whole(file) {
    const { sheets } = await readXlsx(await readFile(file));
    return { ...nothing, read: sheets[0]?.rows.length ?? 0 };
  },
};

const [name = "", ...args] = process.argv.slice(2);
const since = performance.now();
const found = await sides[name]!(...args);
const seconds = (performance.now() - since) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...found, seconds, megabytes } satisfies Measured));
