import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { fullSight } from "../platform/actor.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/db.ts";
import type { Route } from "../platform/http.ts";
import { openApi } from "../platform/openapi.ts";
import { unsealed } from "../platform/verify.ts";

/** What a watcher asks: alive, ready, figures; and what the API is. */
export function mountHealth(
  app: FastifyInstance,
  {
    database,
    config,
    routes,
    isFilled,
  }: { database: Database; config: Config; routes: readonly Route[]; isFilled(): boolean },
): void {
  const oldest = async (): Promise<number> => {
    const waiting = await database.ask(fullSight, unsealed);
    return Math.max(0, ...waiting.map((one) => one.oldestSeconds));
  };
  app.get("/healthz", async (_, reply) => {
    try {
      const oldestUnsealedSeconds = await oldest();
      return await reply.send({
        status: "ok",
        oldestUnsealedSeconds,
        isSealing: oldestUnsealedSeconds <= 10,
      });
    } catch {
      return reply.send({ status: "ok", oldestUnsealedSeconds: null, isSealing: false });
    }
  });
  app.get("/readyz", async (_, reply) => {
    const isReachable = await database.ping().then(
      () => true,
      () => false,
    );
    const isReady = isReachable && isFilled();
    return reply
      .status(isReady ? 200 : 503)
      .send({ ready: isReady, database: isReachable, filled: isFilled() });
  });
  app.get("/api/openapi.json", async () => document);
  app.get("/api/docs", async (_, reply) => reply.type("text/html; charset=utf-8").send(docs));
  const document = openApi(
    routes.map((route) => route.endpoint),
    "0.1.0",
  );
  const docs = docsOf(routes);
  mountMetrics(app, config, oldest);
}

function mountMetrics(app: FastifyInstance, config: Config, oldest: () => Promise<number>): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "goufu_request_seconds",
    help: "Time of requests",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  const gauge = new Gauge({
    name: "goufu_oldest_unsealed_seconds",
    help: "Age of the oldest unsealed audit entry",
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
  });
  app.get("/metrics", async (request, reply) => {
    if (!config.metricsToken || request.headers.authorization !== `Bearer ${config.metricsToken}`)
      return reply.status(404).send({ kind: "notFound", message: "没有这个地址", breaches: [] });
    gauge.set(await oldest());
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A plain page: every address with its sentence; the shapes are in openapi.json. */
function docsOf(routes: readonly Route[]): string {
  const rows = routes.map(({ endpoint: { method, path, says, may } }) => {
    const who =
      may === "public" ? "任何人" : may === "signedIn" ? "已登录" : `${may.length} 种岗位`;
    return `<tr><td>${method}</td><td><code>${escape(path)}</code></td><td>${escape(says)}</td><td>${who}</td></tr>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>购服 接口</title>
<style>body{font:15px/24px sans-serif;margin:24px;color:#1b2330}td,th{padding:4px 12px;border-bottom:1px solid #e2e0d9;text-align:left}</style>
<main><h1>购服 接口</h1><p>完整的机器可读说明：<a href="/api/openapi.json">openapi.json</a></p><table><tr><th>方法</th><th>地址</th><th>用途</th><th>谁</th></tr>${rows.join("")}</table></main></html>`;
}
