import { fill, type Answer, type Endpoint } from "../../base/endpoint.ts";
import type { RefusalKind } from "../../base/refusal.ts";
import type { Breach } from "../../base/rule.ts";

/** A no of the server: what cannot be, why in figures, what to do, and the law. */
export class Refused extends Error {
  override name = "Refused";
  readonly kind: RefusalKind;
  readonly breaches: readonly Breach[];

  constructor(kind: RefusalKind, message: string, breaches: readonly Breach[] = []) {
    super(message);
    this.kind = kind;
    this.breaches = breaches;
  }
}

/** Not our no and not the user's fault: the line or the server. `number` finds it in the log. */
export class Fault extends Error {
  override name = "Fault";
  readonly isOffline: boolean;
  readonly number: string | undefined;

  constructor(isOffline: boolean, number?: string) {
    super(isOffline ? "连不上服务器" : "系统出了问题");
    this.isOffline = isOffline;
    this.number = number;
  }
}

/** crypto.randomUUID exists only behind TLS; many county networks have none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Sending = { key?: string; signal?: AbortSignal };

/** A text as it is; numbers, ticks and lists as JSON writes them; bigints as their digits. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

function queryOf(rest: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, asText(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}

const jsonOf = (rest: unknown): string =>
  JSON.stringify(rest, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

/** Fields first, the file last: the server reads a form in its order. */
function formOf({ file, ...rest }: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null) form.append(name, asText(value));
  }
  if (file instanceof File) form.append("file", file);
  return form;
}

/** The address of a question, also for links to files (exports, attachments, prints). */
export function hrefOf(endpoint: Endpoint, input: object): string {
  const [path, rest] = fill(endpoint.path, { ...input });
  return `${path}${queryOf(rest)}`;
}

function requestOf(
  endpoint: Endpoint,
  input: unknown,
  { key, signal }: Sending,
): [string, RequestInit] {
  const init: RequestInit = { method: endpoint.method, credentials: "same-origin", headers: {} };
  if (signal) init.signal = signal;
  if (endpoint.method === "GET") return [hrefOf(endpoint, Object(input)), init];
  const [path, rest] = fill(endpoint.path, { ...Object(input) });
  const headers: Record<string, string> = key === undefined ? {} : { "Idempotency-Key": key };
  if (endpoint.takesFile) return [path, { ...init, headers, body: formOf(rest) }];
  return [
    path,
    { ...init, headers: { ...headers, "Content-Type": "application/json" }, body: jsonOf(rest) },
  ];
}

const kindOf: Record<number, RefusalKind> = {
  400: "invalid",
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  409: "conflict",
  422: "unlawful",
  429: "tooMany",
};

/** A public endpoint that answers 401 refuses a password, not a session that has ended. */
async function refusalOf(response: Response, isPublic: boolean): Promise<Error> {
  const number = response.headers.get("x-request-id") ?? undefined;
  if (response.status >= 500) return new Fault(false, number);
  try {
    const { message, breaches } = await response.json();
    const found = kindOf[response.status];
    const kind = isPublic && found === "unauthenticated" ? "forbidden" : found;
    if (kind && typeof message === "string") return new Refused(kind, message, breaches ?? []);
  } catch {
    // No JSON: something between browser and server has answered.
  }
  return response.status === 401
    ? new Refused("unauthenticated", "请先登录")
    : new Fault(false, number);
}

/** Calls an endpoint. Throws `Refused` or `Fault`, nothing else (but the abort of a question no longer asked). */
export async function send<E extends Endpoint>(
  endpoint: E,
  input: unknown,
  sending: Sending = {},
): Promise<Answer<E>> {
  const [address, init] = requestOf(endpoint, input, sending);
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (fault) {
    if (sending.signal?.aborted) throw fault;
    throw new Fault(true);
  }
  if (!response.ok) throw await refusalOf(response, endpoint.may === "public");
  return response.json();
}
