/** Pages are built once before the browser opens, where their sources have changed since. */
export async function setup(): Promise<void> {
  const start: { buildWeb(): Promise<void> } = await import(
    new URL("../../tools/start.mjs", import.meta.url).href
  );
  await start.buildWeb();
}
