import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type pg from "pg";
import { to } from "pg-copy-streams";

/** The same rows in a column store, for the benchmark only. */
export type Columns = {
  fill(from: pg.Pool): Promise<void>;
  rows<Row>(query: string): Promise<Row[]>;
  close(): void;
};

/** What the count needs of each table, and nothing more. */
const tables: Record<string, string> = {
  posting:
    "jurisdiction varchar, allotment uuid, kind varchar, seq integer, amount bigint, happened_on date",
  allotment: "jurisdiction varchar, id uuid, line uuid, project uuid",
  budget_line:
    "jurisdiction varchar, id uuid, year integer, ledger varchar, functional_class varchar, organization uuid",
  project: "jurisdiction varchar, id uuid, kind varchar",
  organization: "id uuid, kind varchar",
};

const columnsOf = (says: string): string =>
  says
    .split(", ")
    .map((one) => one.split(" ")[0])
    .join(", ");

export async function openColumns(): Promise<Columns> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return {
    async fill(from) {
      const folder = await mkdtemp(join(tmpdir(), "goufu-bench-"));
      const client = await from.connect();
      try {
        for (const [name, says] of Object.entries(tables)) {
          const path = join(folder, `${name}.csv`);
          const copy = `copy (select ${columnsOf(says)} from ${name}) to stdout (format csv)`;
          await pipeline(client.query(to(copy)), createWriteStream(path));
          await connection.run(`create table ${name} (${says})`);
          await connection.run(`copy ${name} from '${path}' (format csv, header false)`);
          await rm(path);
        }
      } finally {
        client.release();
        await rm(folder, { recursive: true, force: true });
      }
    },
    async rows<Row>(query: string) {
      const reader = await connection.runAndReadAll(query);
      return reader.getRowObjects() as Row[];
    },
    close: () => connection.closeSync(),
  };
}
