import { sql } from "kysely";
import type { Actor } from "./actor.ts";
import type { Tx } from "./db.ts";

/**
 * 放宽视野 for one step of an act that is lawful by both sides: what lies with the other office is read and written too.
 * Within the asker's own range of treasuries. A failed step ends the transaction, so that nothing is to be put back.
 */
export async function seeingAll<T>(
  tx: Tx,
  { sight }: Pick<Actor, "sight">,
  run: () => Promise<T>,
): Promise<T> {
  await sql`set local app.scope = 'all'`.execute(tx);
  const answer = await run();
  if (sight.scope !== "all") await sql`set local app.scope = 'own'`.execute(tx);
  return answer;
}
