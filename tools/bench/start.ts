import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { median, print } from "./measure.ts";
import { machineOf, say } from "./place.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    async (answer) => answer.ok && (await answer.text()).length > 0,
    () => false,
  );

/** Seconds from the start of the program to its first answered page; then it is stopped in order. */
async function secondsTo(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  const since = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port), NODE_ENV: "production" },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  while (!(await answers(port))) {
    if (hasEnded) throw new Error(`${args.join(" ")} ended before it answered`);
    await pause(5);
  }
  const seconds = (performance.now() - since) / 1000;
  child.kill("SIGINT");
  await ended;
  return seconds;
}

const bare = `import("fastify").then(async ({ fastify }) => {
  const app = fastify();
  app.get("/", async () => "<!doctype html><p>一页</p>");
  await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
})`;

const bareStart = (): Promise<number> => secondsTo(["-e", bare], {});
const ourStart = (env: NodeJS.ProcessEnv): Promise<number> =>
  secondsTo(["bin/goufu.mjs", "start"], env);

type Case = { called: string; rounds: number; prepare(): Promise<NodeJS.ProcessEnv> };

async function measure({ called, rounds, prepare }: Case): Promise<void> {
  const ours: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await ourStart(await prepare()));
    other.push(await bareStart());
    say(`${called}：${ours.at(-1)!.toFixed(1)} 秒，只有框架 ${other.at(-1)!.toFixed(2)} 秒`);
  }
  const [seconds, framework] = [median(ours), median(other)];
  const line = { name: "start", unit: "秒", rounds, equal: true };
  const machine = machineOf(process.env["DATABASE_URL"] ? "of DATABASE_URL" : "embedded");
  print({
    ...line,
    case: called,
    ours: seconds,
    other: framework,
    ratio: seconds / framework,
    machine,
  });
}

/** 启动: to the first answered page, new and again. The pages must have been built before. */
export async function start({ rounds }: { rounds: number }): Promise<void> {
  const folders: string[] = [];
  const fresh = async (): Promise<string> => {
    const folder = await mkdtemp(join(root, "var/bench-start-"));
    folders.push(folder);
    return folder;
  };
  const place = process.env["DATABASE_URL"] ? "PostgreSQL" : "内置数据库";
  try {
    const used = await fresh();
    let hasBegun = false;
    // A database that DATABASE_URL names is new only once.
    const newRounds = process.env["DATABASE_URL"] ? 1 : Math.min(rounds, 3);
    await measure({
      called: `${place}，首次启动（建演示县）`,
      rounds: newRounds,
      prepare: async () => {
        const isFirst = !hasBegun;
        hasBegun = true;
        return { GOUFU_DATA: isFirst ? used : await fresh() };
      },
    });
    await measure({
      called: `${place}，再次启动`,
      rounds,
      prepare: async () => ({ GOUFU_DATA: used }),
    });
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}
