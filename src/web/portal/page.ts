import type { ReactNode } from "react";
import type { Answer, Endpoint, InputOf } from "../../base/endpoint.ts";

/** Asks a public endpoint; the server runs it in the same process. Throws a refusal (“notFound”). */
export type Ask = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<Answer<E>>;

/** What was asked for: `params` are the named parts of the path, `query` what stands behind “?”. */
export type Asked = { path: string; params: Record<string, string>; query: Record<string, string> };

/** A page with its answers. */
export type Shown = {
  title: string;
  /** “青禾县政府购买服务公开”, behind the wordmark. */
  place?: string | undefined;
  /** Buttons that stay at the foot of the phone. */
  foot?: ReactNode;
  body: ReactNode;
};

/** One page of the portal: plain elements, no script. Forms are GET to `path`. */
export type PortalPage = {
  /** "/projects/:jurisdiction/:id" */
  path: string;
  /** Its word in the bar above. */
  nav?: string;
  open: (ask: Ask, asked: Asked) => Promise<Shown>;
};

/** The named parts of a path, or undefined where it is another page. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.replace(/(?<=.)\/$/, "").split("/")];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (part.startsWith(":") && value !== "") params[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** A broken escape is no reason for a fault of ours. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address of the portal with what is not empty behind “?”. */
export function to(path: string, query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
