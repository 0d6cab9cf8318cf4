import type { AddressInfo } from "node:net";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildApp } from "../../src/server/app.ts";
import { benchConfig, open } from "./place.ts";

/** The server in a program of its own, as in life: the clients of the benchmark take none of its time. */
export type Server = {
  port: number;
  /** The most memory the program has held, in MB. */
  peak(): Promise<number>;
  close(): Promise<void>;
};

const self = fileURLToPath(import.meta.url);

export function startServer(url: string): Promise<Server> {
  const child = fork(self, [url], {
    execArgv: [...process.execArgv, ...(process.env["GOUFU_PROFILE"] ? ["--cpu-prof"] : [])],
    env: { GOUFU_LOG: "fatal", ...process.env, NODE_ENV: "production" },
  });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const close = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const peak = (): Promise<number> =>
    new Promise((resolve) => {
      child.once("message", (most) => resolve(Number(most)));
      child.send("peak");
    });
  return new Promise((resolve, reject) => {
    child.once("message", (port) => resolve({ port: Number(port), peak, close }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function serve(url: string): Promise<void> {
  const database = open({ url });
  const app = await buildApp({ database, config: benchConfig(), hasPages: false });
  await app.listen({ port: 0, host: "127.0.0.1" });
  process.once("disconnect", () => void app.close().then(() => database.close()));
  process.on("message", () => process.send!(process.resourceUsage().maxRSS / 1024));
  process.send!((app.server.address() as AddressInfo).port);
}

if (process.argv[1] === self) await serve(process.argv[2]!);
