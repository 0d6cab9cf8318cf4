import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = {
  name: string;
  /** As the owner, in the shape of DATABASE_URL. */
  url: string;
  close(): Promise<void>;
};

let count = 0;

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("server").admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const fresh = async (template: string): Promise<TestDatabase> => {
  const { owner, run } = inject("server");
  const name = `run_${run}_${process.pid}_${++count}`;
  await asAdmin(`create database ${name} template ${template} owner goufu_owner`);
  const close = () => asAdmin(`drop database if exists ${name} with (force)`);
  return { name, url: owner.replace("NAME", name), close };
};

/** A migrated database of its own for a test file; close it in `afterAll`. */
export const aDatabase = (): Promise<TestDatabase> => fresh(inject("server").template);

/** A database without any migration. */
export const anEmptyDatabase = (): Promise<TestDatabase> => fresh("template0");
