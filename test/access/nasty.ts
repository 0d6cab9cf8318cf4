import { createHash } from "node:crypto";

/** Inputs as no form would send them, drawn by a seeded die, so that a fault comes back with its seed. */
export type Chance = (below: number) => number;

export function chance(seed: string): Chance {
  let count = 0;
  return (below) => {
    count += 1;
    return createHash("sha256").update(`${seed} ${count}`).digest().readUInt32BE(0) % below;
  };
}

const days = [
  "2026-02-30",
  "0000-01-01",
  "0001-01-01",
  "1900-01-01",
  "2019-12-31",
  "2025-12-31",
  "2026-07-20",
  "2026-07-21",
  "2031-01-01",
  "9999-12-31",
  "2026-7-1",
  "2026-03-01T00:00:00Z",
  "-000001-01-01",
];

const amounts = [
  "0",
  "-1",
  "1.5",
  "1e17",
  "99999999999999999",
  "100000000000000000",
  "9223372036854775808",
  "٣",
  "0x10",
  "1,000",
];

const numbers = [0, -1, 0.5, 1e17, 1e308, 2_147_483_648, -0, 32_768];

const texts = [
  "",
  " ",
  "\u0000",
  "账\u0000目",
  "\u001b[31m",
  "\ud800",
  "😀".repeat(100),
  "长".repeat(100_000),
  "<script>alert(1)</script>",
  "' or 1=1 --",
  "../../etc/passwd",
  "%00",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "null",
  "{}",
  "%",
  "_",
  "\\",
];

const others: unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  ["a", "b"],
  { constructor: 1, toString: "x" },
  { length: 1e9 },
];

const nil = "00000000-0000-0000-0000-000000000000";

/** Bad values that come near: a day that is none for a day, a figure too large for a figure. */
function badFor(value: unknown): readonly unknown[] {
  if (typeof value === "number") return [...numbers, ...amounts];
  if (typeof value !== "string") return others;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return days;
  if (/^[0-9a-f-]{36}$/.test(value)) return [nil, "not-an-id", value.toUpperCase()];
  if (/^\d+$/.test(value)) return [...amounts, ...numbers];
  return texts;
}

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
}

function put(value: unknown, path: Path, bad: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return bad;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  if (bad === undefined && rest.length === 0) delete copy[name];
  else copy[name] = put(copy[name], rest, bad);
  return copy;
}

const isId = (value: unknown): boolean =>
  typeof value === "string" && /^[0-9a-f-]{36}$/.test(value);

/** Ids that are there, by the name of the field, or by the head of the path for the id in it. */
export type Ids = { any: readonly string[]; [name: string]: readonly string[] };

type Spoiling = { ids: Ids; path: string; dice: Chance; changes: number };

/** Mostly the thing that is meant, so that an act gets far; at times one of another kind. */
function idFor(place: Path, { ids, path, dice }: Spoiling): string {
  const name = place.findLast((one) => !/^\d+$/.test(String(one)));
  const head = path.split("/").slice(0, 3).join("/");
  const isOfPath = name === "id" || path.endsWith(`:${name}`);
  const meant = ids[isOfPath ? head : String(name)] ?? ids.any;
  const from = dice(8) === 0 ? ids.any : meant;
  return from[dice(from.length)] ?? ids.any[0]!;
}

/** The input with ids of things that are there and some of its fields spoilt. */
export function spoilt(input: unknown, spoiling: Spoiling): unknown {
  const { path, dice, changes } = spoiling;
  let made = input;
  for (const place of pathsOf(input))
    if (isId(at(made, place))) made = put(made, place, idFor(place, spoiling));
  const fixed = new Set([...path.matchAll(/:(\w+)/g)].map((found) => found[1]));
  for (let change = 0; change < changes; change += 1) {
    const all = pathsOf(made);
    const free = all.filter((place) => !fixed.has(String(place[0])));
    const from = free.length === 0 || dice(8) === 0 ? all : free;
    const place = from[dice(from.length)];
    if (place === undefined) return made;
    made = put(made, place, badOf(at(made, place), dice));
  }
  return made;
}

function badOf(value: unknown, dice: Chance): unknown {
  const kind = dice(8);
  if (kind === 0) return undefined;
  const from = kind === 1 ? others : kind === 2 ? texts : badFor(value);
  return from[dice(from.length)];
}
