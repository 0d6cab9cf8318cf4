import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { Endpoint } from "../base/endpoint.ts";
import { Refusal } from "../base/refusal.ts";
import type { Actor } from "./actor.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db.ts";
import { perform, rememberDenied, statusOf, type Route, type Upload } from "./http.ts";
import { toJson } from "./identity.ts";
import { log } from "./log.ts";
import { rateLimit } from "./rate.ts";
import { sniff } from "./sniff.ts";

/** Who asks, found from a session cookie or a bearer token. */
export type WhoAsks = (token: string, kind: "session" | "bearer") => Promise<Actor | undefined>;

export type ServeOptions = {
  database: Database;
  routes: readonly Route[];
  whoAsks: WhoAsks;
  /** Where answers of `whoAsks` are remembered: called before and after whatever may change them. */
  forgetAskers?: () => void;
  config: Config;
};

export const cookieName = "goufu";
const mostBytes = 20 * 1024 * 1024;

declare module "fastify" {
  interface FastifyRequest {
    by: Actor | undefined;
    sessionToken: string | undefined;
  }
}

/** Builds the server: headers, who asks, limits, every endpoint of the routes, refusals as HTTP. */
export async function buildServer(options: ServeOptions): Promise<FastifyInstance> {
  const { config } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),

    bodyLimit: 1024 * 1024,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void sendRefusal(error, request, reply),
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: mostBytes, files: 1, fields: 50 } });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"], // antd writes its styles into the page
        scriptSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: config.isSecure ? [] : null,
      },
    },
    hsts: config.isSecure,
  });
  app.decorateRequest("by", undefined);
  app.decorateRequest("sessionToken", undefined);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id); // the number that a fault message names
    await findAsker(options, request);
  });
  app.addHook("preHandler", rateLimit(config.perMinute));
  app.addHook("onSend", async (request) => {
    if (!isSafe(request)) options.forgetAskers?.(); // before the answer leaves: the next question sees what was written
  });
  app.addHook("onResponse", async (request, reply) => {
    if (reply.statusCode >= 500 || reply.elapsedTime > 1000)
      log.warn({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, "slow or failed");
  });
  app.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply));
  for (const route of options.routes) mountRoute(app, options, route);
  return app;
}

async function findAsker(
  { whoAsks, forgetAskers }: ServeOptions,
  request: FastifyRequest,
): Promise<void> {
  if (!isSafe(request)) forgetAskers?.();
  guardOrigin(request);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  const token = bearer ?? request.cookies[cookieName];
  if (!token) return;
  request.by = await whoAsks(token, bearer ? "bearer" : "session");
  if (!bearer && request.by) request.sessionToken = token;
}

const isSafe = ({ method }: FastifyRequest): boolean => method === "GET" || method === "HEAD";

/** A page of another site cannot make the browser act for us (besides SameSite=Lax). */
function guardOrigin(request: FastifyRequest): void {
  if (isSafe(request)) return;
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  // Our own forms say "null" under a strict referrer policy; what is known of the site then decides.
  const isOwn =
    site === undefined
      ? origin === undefined || hostOf(origin) === host
      : (site === "same-origin" || site === "none") &&
        (origin === undefined || origin === "null" || hostOf(origin) === host);
  if (!isOwn) throw new Refusal("forbidden", "请从本平台的页面办理，不能由别的网站代为提交");
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

function mountRoute(app: FastifyInstance, options: ServeOptions, route: Route): void {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const { fields, file } = await takeBody(endpoint, request);
      mustBeKeyed(endpoint, request);
      const input = { ...(request.query as object), ...fields, ...(request.params as object) };
      const outcome = await performed(options, route, { request, reply, input, file });
      if ("download" in outcome) return sendFile(reply, outcome.download);
      return reply
        .status(outcome.status)
        .type("application/json; charset=utf-8")
        .header("cache-control", "no-store")
        .send(outcome.body);
    },
  });
}

function mustBeKeyed(endpoint: Endpoint, request: FastifyRequest): void {
  if (endpoint.method !== "POST" || endpoint.keyless) return;
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "" || key.length > 200)
    throw new Refusal(
      "invalid",
      "缺少 Idempotency-Key 请求头，或者超过 200 个字符。每次办理用一个新的键，重试时用同一个键",
    );
}

type Handled = {
  request: FastifyRequest;
  reply: FastifyReply;
  input: unknown;
  file: Upload | undefined;
};

async function performed({ database, config }: ServeOptions, route: Route, handled: Handled) {
  const { request, reply, input, file } = handled;
  const key = request.headers["idempotency-key"];
  const { by } = request;
  try {
    return await perform(database, route, {
      by,
      input,
      file,
      key: typeof key === "string" ? key : undefined,
      address: request.ip,
      setSession: (token) => {
        const settings = {
          httpOnly: true,
          sameSite: "lax",
          secure: config.isSecure,
          path: "/",
        } as const;
        if (token === null) reply.clearCookie(cookieName, settings);
        else reply.setCookie(cookieName, token, settings);
      },
    });
  } catch (error) {
    if (by && error instanceof Refusal && error.kind === "forbidden" && route.door !== "act")
      await rememberDenied(database, by, route.endpoint);
    throw error;
  }
}

async function takeBody(endpoint: Endpoint, request: FastifyRequest) {
  if (!request.isMultipart()) {
    const { body } = request;
    if (body !== undefined && body !== null && (typeof body !== "object" || Array.isArray(body)))
      throw new Refusal("invalid", "请求的格式不对，应为 UTF-8 的 JSON 对象");
    return { fields: body ?? undefined, file: undefined };
  }
  if (!endpoint.takesFile) throw new Refusal("invalid", "这项办理不收附件，请以 JSON 提交");
  try {
    return await takeParts(request);
  } catch (error) {
    // A form that broke off on its way: the parser throws plain errors, and the fault is not ours.
    if (error instanceof Refusal || (error as { statusCode?: number }).statusCode) throw error;
    throw new Refusal("invalid", "附件没有传完整，没有保存任何内容。请检查网络后重新上传");
  }
}

async function takeParts(request: FastifyRequest) {
  const fields: Record<string, unknown> = {};
  let file: Upload | undefined;
  for await (const part of request.parts()) {
    // Without a name it is no file that somebody has chosen, whatever the types say.
    const name: string | undefined = part.type === "file" ? part.filename : undefined;
    if (part.type === "file") file = await sniff(name ?? "", await part.toBuffer());
    else fields[part.fieldname] = part.value;
  }
  return { fields, file };
}

function sendFile(
  reply: FastifyReply,
  { name, type, content }: { name: string; type: string; content: Buffer | NodeJS.ReadableStream },
) {
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header("cache-control", "no-store")
    .send(content);
}

/** Every refusal has one shape; anything else is a fault of ours and says nothing of the inside. */
function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = asRefusal(error);
  if (!refusal) {
    log.error({ req: request, err: error }, "fault");
    return reply.status(500).send({
      kind: "fault",
      message: `平台出错了，没有保存任何内容。请稍后再试，仍不行时把编号 ${request.id} 告诉管理员`,
      breaches: [],
    });
  }
  const { kind, message, breaches } = refusal;
  return reply
    .status(statusOf[kind])
    .type("application/json; charset=utf-8")
    .send(toJson({ kind: kind === "unauthenticated" ? "forbidden" : kind, message, breaches }));
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === "22021" || code === "22P05")
    return new Refusal("invalid", "内容里有不能保存的控制字符。请删去后再提交");
  if (code === "FST_REQ_FILE_TOO_LARGE")
    return new Refusal("invalid", "附件超过 20 MB。请压缩或分开上传");
  if (code === "FST_FILES_LIMIT")
    return new Refusal("invalid", "一次只能交一个附件。请合并成一个文件，或者分次上传");
  if (statusCode === 413) return new Refusal("invalid", "提交的内容太大。请减少内容或分开提交");
  if (statusCode === 429) return new Refusal("tooMany", "操作太频繁，请稍候再试");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal("invalid", "请求的格式不对，应为 UTF-8 的 JSON");
  return undefined;
}
