import { matchPath } from "react-router";
import type { Role } from "./me.ts";
import { pages } from "./pages.ts";

const isFor = (roles: readonly Role[] | "all", role: Role | undefined): boolean =>
  roles === "all" || (role !== undefined && roles.includes(role));

export const navOf = (role: Role | undefined) =>
  pages.flatMap(({ path, nav }) => (nav && isFor(nav.roles, role) ? [{ path, ...nav }] : []));

/** “我的” stands last, wherever its row is. */
export const phoneOf = (role: Role | undefined) =>
  pages
    .flatMap(({ path, phone }) => (phone && isFor(phone.roles, role) ? [{ path, ...phone }] : []))
    .sort((a, b) => Number(a.path === "/mine") - Number(b.path === "/mine"));

/** Pages that belong to an entry of another address: of those named, the first that is in the bar. */
const belonging: readonly (readonly [string, ...string[]])[] = [
  ["/projects/:jurisdiction/:id/review", "/joint-reviews"],
  ["/quick", "/projects"],
  ["/procurements/*", "/notices", "/reviews", "/projects"],
  ["/contracts/*", "/contracts", "/projects"],
  ["/checks/*", "/deliveries", "/projects"],
  ["/acceptances/*", "/deliveries", "/projects"],
  ["/payments/*", "/payments", "/claims", "/projects"],
  ["/evaluations/*", "/evaluations", "/projects"],
  ["/grants/*", "/funds"],
];

/** The entry under which a page stands. An entry is lit on its own page and on those below its address. */
export function litOf(pathname: string, entries: readonly { path: string }[]): string | undefined {
  const isThere = (path: string) => entries.some((one) => one.path === path);
  const [, ...named] = belonging.find(([path]) => matchPath(path, pathname)) ?? [];
  const other = named.find(isThere);
  if (other !== undefined) return other;
  return entries
    .map((one) => one.path)
    .filter((path) => matchPath({ path, end: path === "/" }, pathname))
    .toSorted((a, b) => b.length - a.length)[0];
}
