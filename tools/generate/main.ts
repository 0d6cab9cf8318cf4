import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withClient } from "../../src/platform/client.ts";
import { today } from "../../src/platform/clock.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { generate } from "./province.ts";
import { aProvince, small } from "./story.ts";

const migrations = fileURLToPath(new URL("../../migrations", import.meta.url));

const size = `select (select count(*) from project)::integer as projects, (select count(*) from posting)::integer as postings,
  pg_database_size(current_database())::text as bytes,
  (select json_object_agg(relname, pg_total_relation_size(oid)) from (
    select relname, oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 8) largest) as largest`;

/** DATABASE_URL=… npx tsx tools/generate/main.ts [--counties 180 --townships 17 --years 10 --projects 68]: fills an empty database. */
async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("请用 DATABASE_URL 指明一个空的数据库");
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    options: { counties: option, townships: option, years: option, projects: option },
  });
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value)]),
  );
  await migrate(url, migrations);
  const since = performance.now();
  const say = (line: string) =>
    void process.stderr.write(`${Math.round((performance.now() - since) / 1000)} 秒 ${line}\n`);
  const made = await withClient(url, async (client) => {
    await generate(client, { ...small, ...aProvince, ...given, today: today() }, say);
    const { rows } = await client.query<object>(size);
    return rows[0]!;
  });
  const seconds = Math.round((performance.now() - since) / 1000);
  process.stdout.write(`${JSON.stringify({ ...made, seconds })}\n`);
}

await main();
