import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Endpoint } from "../base/endpoint.ts";
import { Refusal } from "../base/refusal.ts";
import type { Database } from "../platform/db.ts";
import { perform, type Route } from "../platform/http.ts";
import { log } from "../platform/log.ts";
import { isFilled } from "./demo/fill.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

type Ask = (endpoint: Endpoint, input: unknown) => Promise<unknown>;
type Portal = {
  render(
    request: { path: string; query: Record<string, string>; isDemo: boolean },
    ask: Ask,
  ): Promise<{ status: number; html: string }>;
  renderFault(): { status: number; html: string };
};

/** The office as built files, the portal as rendered pages. Portal pages ask public endpoints, as nobody signed in. */
export async function mountWeb(
  app: FastifyInstance,
  database: Database,
  routes: readonly Route[],
): Promise<void> {
  const office = join(dist, "office");
  if (!existsSync(office)) throw new Error("页面还没有构建。请先运行 npm start，或 npm run build");
  await app.register(fastifyStatic, {
    root: join(office, "assets"),
    prefix: "/office/assets/",
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
  });
  await app.register(fastifyStatic, {
    root: join(dist, "portal", "assets"),
    prefix: "/assets/",
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
  });
  const page = await readFile(join(office, "index.html"));
  const sendOffice = async (_: unknown, reply: FastifyReply) =>
    reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
  app.get("/office", (_, reply) => reply.redirect("/office/"));
  app.get("/office/*", sendOffice);
  await mountPortal(app, database, routes);
}

async function mountPortal(
  app: FastifyInstance,
  database: Database,
  routes: readonly Route[],
): Promise<void> {
  const portal = (await import(pathToFileURL(join(dist, "portal", "render.js")).href)) as Portal;
  const byPath = new Map(
    routes.map((route) => [`${route.endpoint.method} ${route.endpoint.path}`, route]),
  );
  const ask: Ask = async (endpoint, input) => {
    const route = byPath.get(`${endpoint.method} ${endpoint.path}`);
    if (!route) throw new Refusal("notFound", "没有这个接口");
    const outcome = await perform(database, route, { by: undefined, input });
    if (!("body" in outcome)) throw new Refusal("notFound", "这不是一页");
    return JSON.parse(outcome.body) as unknown;
  };
  const isDemo = await isFilled(database);
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split("?")[0]!;
    if (request.method !== "GET" || path.startsWith("/api/"))
      return reply.status(404).send({ kind: "notFound", message: "没有这个地址", breaches: [] });
    const query = Object.fromEntries(new URLSearchParams(request.url.split("?")[1] ?? ""));
    try {
      const { status, html } = await portal.render({ path, query, isDemo }, ask);
      return await reply
        .status(status)
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-cache")
        .send(html);
    } catch (error) {
      log.error({ req: request, err: error }, "portal page failed");
      const { status, html } = portal.renderFault();
      return reply.status(status).type("text/html; charset=utf-8").send(html);
    }
  });
}
