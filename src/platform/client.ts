import pg from "pg";

/** One connection for one piece of work outside the pool: migrations, backup, the settling of a server. */
export async function withClient<R>(url: string, act: (to: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  // A broken connection already fails the statement that runs; unheard it would end the program.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
