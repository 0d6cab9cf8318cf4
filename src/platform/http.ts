import type * as z from "zod";
import type { Day } from "../base/day.ts";
import type { Endpoint } from "../base/endpoint.ts";
import { fieldBreach, Refusal, refuseField, type RefusalKind } from "../base/refusal.ts";
import { anonymous, type Actor } from "./actor.ts";
import { record } from "./audit.ts";
import { now, today } from "./clock.ts";
import type { Database, Db, Tx } from "./db.ts";
import { findEarlier, remember } from "./idempotency.ts";
import { canonical, sha256, toJson } from "./identity.ts";

/** A file as it came in: already sniffed and limited by size. */
export type Upload = { name: string; type: string; bytes: Buffer; hash: string };

/** A file as it goes out. */
export type Download = { name: string; type: string; content: Buffer | NodeJS.ReadableStream };

type Asked<Input> = { by: Actor; input: Input; today: Day };
export type Question<Input> = Asked<Input> & { db: Db };
export type Doing<Input> = Asked<Input> & { tx: Tx; file: Upload | undefined };
/** For the few acts that must commit although they refuse (sign-in), and that set the session cookie. */
export type Free<Input> = Asked<Input> & {
  database: Database;
  address: string;
  setSession(token: string | null): void;
};

type Run =
  | { door: "question"; run(asked: Question<never>): Promise<unknown> }
  | { door: "act"; run(asked: Doing<never>): Promise<unknown> }
  | { door: "free"; run(asked: Free<never>): Promise<unknown> };

export type Route = { endpoint: Endpoint } & Run;

/** Binds a question to its read. The reader gets a `Db`, so it cannot write. */
export const answer = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O> & ({ method: "GET" } | { onlyReads: true }),
  run: (asked: Question<z.output<I>>) => Promise<z.input<O> | Download>,
): Route => ({ endpoint, door: "question", run });

/** Binds an act to its action: one transaction, audit inside. */
export const act = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O> & { method: "POST" },
  run: (asked: Doing<z.output<I>>) => Promise<z.input<O>>,
): Route => ({ endpoint, door: "act", run });

export const free = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O> & { method: "POST" },
  run: (asked: Free<z.output<I>>) => Promise<z.input<O>>,
): Route => ({ endpoint, door: "free", run });

export const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  unlawful: 422,
  tooMany: 429,
};

export type Call = {
  by: Actor | undefined;
  input: unknown;
  file?: Upload | undefined;
  key?: string | undefined;
  address?: string;
  setSession?(token: string | null): void;
};

/** What a call ends in: the body is already text, the very text that a repeated key gets again. */
export type Outcome = { status: number; body: string } | { download: Download };

/** Performs one call: may, input, transaction, output. Thrown refusals are turned into HTTP by the server. */
export async function perform(database: Database, route: Route, call: Call): Promise<Outcome> {
  const { endpoint } = route;
  const by = mayCall(endpoint, call.by);
  const input = parse(endpoint, call.input) as never;
  const asked = { by, input, today: today() };
  if (route.door === "question") {
    const ask = endpoint.isLong ? database.list : database.ask;
    const result = await ask(by.sight, (db) => route.run({ ...asked, db }));
    if (endpoint.givesFile) return { download: result as Download };
    return { status: 200, body: out(endpoint, result) };
  }
  if (route.door === "free") {
    const { address = "", setSession = () => undefined } = call;
    const result = await route.run({ ...asked, database, address, setSession });
    return { status: 200, body: out(endpoint, result) };
  }
  return once(database, route, call, asked);
}

async function once(
  database: Database,
  route: Route & { door: "act" },
  call: Call,
  asked: Asked<never>,
): Promise<Outcome> {
  const { by } = asked;
  const keyed = key(route.endpoint, call, asked.input);
  try {
    return await retried(() =>
      database.act(by.sight, async (tx) => {
        const earlier = keyed && (await findEarlier(tx, by.person, keyed));
        if (earlier) return earlier;
        const result = await route.run({ ...asked, tx, file: call.file });
        const outcome = { status: 200, body: out(route.endpoint, result) };
        if (keyed) await remember(tx, by.person, keyed, outcome);
        return outcome;
      }),
    );
  } catch (error) {
    // Its twin may have won meanwhile: by the key itself, or by a state in which the act is no longer open.
    if (keyed && (error instanceof Refusal || isTaken(error, "idempotency_pkey"))) {
      const earlier = await database.act(by.sight, (tx) => findEarlier(tx, by.person, keyed));
      if (earlier) return earlier;
    }
    if (error instanceof Refusal && error.kind === "forbidden")
      await rememberDenied(database, by, route.endpoint);
    throw error;
  }
}

/** A refused attempt outlives the act that was rolled back. */
export async function rememberDenied(
  database: Database,
  by: Actor,
  endpoint: Endpoint,
): Promise<void> {
  const subject = { kind: "endpoint", id: `${endpoint.method} ${endpoint.path}` };
  await database.act(by.sight, (tx) =>
    record(tx, by, { verb: "denied", outcome: "refused", subject }),
  );
}

function mayCall(endpoint: Endpoint, by: Actor | undefined): Actor {
  const { may } = endpoint;
  if (may === "public") return by ?? anonymous;
  if (!by) throw new Refusal("unauthenticated", "请先登录");
  if (by.isReadOnly && endpoint.method === "POST" && !endpoint.onlyReads)
    throw new Refusal("forbidden", "这个令牌只能读取。需要办理时请另发带 write 范围的令牌");
  if (may === "signedIn") return by;
  if (by.roles.some((role) => may.includes(role))) return by;
  throw new Refusal("forbidden", "您的岗位没有这项权限。需要时请联系本单位系统管理员调整岗位");
}

function parse(endpoint: Endpoint, input: unknown): unknown {
  const unprintable = unprintableIn(input);
  if (unprintable !== undefined)
    throw refuseField(
      unprintable,
      `“${unprintable}”里有不能保存的控制字符`,
      "请删去后再提交；从别处复制的，请粘贴为纯文本",
    );
  const result = endpoint.input.safeParse(input);
  if (result.success) return result.data;
  const breaches = result.error.issues.map((issue) => {
    const field = issue.path.join(".") || "（整个请求）";
    return fieldBreach(field, inWords(issue), "请改正后再提交");
  });
  const fields = breaches.map((one) => `${one.field}：${one.because}`).join("；");
  throw new Refusal("invalid", `填写有误：${fields}`, breaches);
}

/** The first field that holds a NUL or half a character: PostgreSQL keeps neither. */
function unprintableIn(value: unknown, path = ""): string | undefined {
  if (typeof value === "string")
    return value.includes("\u0000") || /\p{Surrogate}/u.test(value)
      ? path || "（整个请求）"
      : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = unprintableIn(one, path === "" ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** zod's own sentences are English; what a schema says itself is Chinese and kept. */
function inWords(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  if (issue.code === "invalid_type" && issue.input === undefined) return "没有填写";
  if (issue.code === "invalid_value") return `只能是 ${issue.values.join("、")} 之一`;
  if (issue.code === "too_small") return `不能少于 ${issue.minimum}`;
  if (issue.code === "too_big") return `不能多于 ${issue.maximum}`;
  return "格式不对";
}

/** Unknown fields are stripped on the way out: a view can only say what it declares. */
const out = (endpoint: Endpoint, result: unknown): string => toJson(endpoint.output.parse(result));

function key(endpoint: Endpoint, call: Call, input: unknown) {
  if (endpoint.keyless || call.key === undefined) return undefined;
  const bodyHash = sha256(canonical([input, call.file?.hash]));
  return { key: call.key, endpoint: endpoint.path, bodyHash, at: now() };
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

const isTaken = (error: unknown, constraint: string): boolean =>
  codeOf(error) === "23505" && (error as { constraint?: string }).constraint === constraint;

/**
 * Two acts that met in the dark are tried again; nothing of the first try remains. Whoever was second at a number or a
 * name that is given once (23505) sees on the next try what the first has left, and is refused in words.
 */
async function retried<T>(run: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (tries > 1 && ["40001", "40P01", "23505"].includes(codeOf(error) ?? ""))
      return retried(run, tries - 1);
    throw error;
  }
}
