import { resolve } from "node:path";

/** Settings from the environment. Nothing here is a figure of policy: those are dated rows. */
export type Config = {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | undefined;
  isDemo: boolean;
  /** The treasury this installation serves, for commands that name none. */
  jurisdiction: string | undefined;
  /** Addresses of proxies whose X-Forwarded-For is believed; none unless named. */
  trustedProxies: string[];
  metricsToken: string | undefined;
  hash: "sha256" | "sm3";
  /** Folder outside the database where each newest seal is anchored. */
  anchorFolder: string;
  isSecure: boolean;
  perMinute: { session: number; address: number };
};

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const dataFolder = resolve(env["GOUFU_DATA"] ?? "var/data");
  const port = Number(env["PORT"] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 应为 0 到 65535 的整数，现在是 ${env["PORT"]}`);
  const hash = env["GOUFU_HASH"] ?? "sha256";
  if (hash !== "sha256" && hash !== "sm3") throw new Error("GOUFU_HASH 只能是 sha256 或 sm3");
  return {
    port,
    host: env["HOST"] ?? "127.0.0.1",
    dataFolder,
    databaseUrl: env["DATABASE_URL"] || undefined,
    isDemo: env["GOUFU_DEMO"] !== "0",
    jurisdiction: env["GOUFU_JURISDICTION"] || undefined,
    trustedProxies: (env["GOUFU_TRUST_PROXY"] ?? "").split(",").filter(Boolean),
    metricsToken: env["GOUFU_METRICS_TOKEN"] || undefined,
    hash,
    anchorFolder: resolve(env["GOUFU_ANCHORS"] ?? `${dataFolder}/anchors`),
    isSecure: env["GOUFU_SECURE"] === "1",
    perMinute: {
      session: Number(env["GOUFU_RATE_SESSION"] ?? 1200),
      address: Number(env["GOUFU_RATE_ADDRESS"] ?? 600),
    },
  };
}
