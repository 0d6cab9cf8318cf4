import type { Day } from "../../base/day.ts";
import type { Answer, Endpoint, InputOf } from "../../base/endpoint.ts";
import { at, now } from "../../platform/clock.ts";
import { fullSight, type Actor } from "../../platform/actor.ts";
import type { Database } from "../../platform/db.ts";
import { perform, type Route } from "../../platform/http.ts";
import { newId } from "../../platform/identity.ts";
import { publishOfNow } from "../../modules/disclosure/actions.ts";

/** "townshipClerk@liuhe": a role at an office of the county. */
export type Who = string;

/** What a refusal must say: its kind, and the article that the official can read. */
export type Expected = { kind?: string; title?: string; article?: string; says?: string };

/**
 * 讲述者: a story is told once, to whoever listens. The first fill listens in-process; the tests listen through HTTP
 * and hear the refusals too; the handbook writes down what is told.
 */
export type Teller = {
  /** A heading of the handbook. */
  chapter(title: string, words: string): void;
  on(day: Day): void;
  does<E extends Endpoint>(who: Who, endpoint: E, input: InputOf<E>): Promise<Answer<E>>;
  sees<E extends Endpoint>(who: Who, endpoint: E, input: InputOf<E>): Promise<Answer<E>>;
  isRefused<E extends Endpoint>(
    who: Who,
    endpoint: E,
    input: InputOf<E>,
    expected: Expected,
  ): Promise<void>;
};

/** Tells to the database itself, with the same inputs, checks and transactions as through HTTP. */
export function fillingTeller(
  database: Database,
  routes: readonly Route[],
  actors: (who: Who) => Actor,
): Teller {
  const routeOf = new Map(
    routes.map((route) => [`${route.endpoint.method} ${route.endpoint.path}`, route]),
  );
  let today: Day | undefined;
  const call = async <E extends Endpoint>(
    who: Who,
    endpoint: E,
    input: InputOf<E>,
  ): Promise<Answer<E>> => {
    const route = routeOf.get(`${endpoint.method} ${endpoint.path}`);
    if (!route || !today)
      throw new Error(`the story calls ${endpoint.path} before its day, or it is not mounted`);
    const key = endpoint.method === "POST" ? newId(now()) : undefined;
    const outcome = await at(today, async () => {
      const result = await perform(database, route, { by: actors(who), input, key });
      if (endpoint.method === "POST") await database.act(fullSight, publishOfNow);
      return result;
    });
    if (!("body" in outcome)) throw new Error(`${endpoint.path} answers with a file`);
    return JSON.parse(outcome.body) as Answer<E>;
  };
  return {
    chapter: () => undefined,
    on: (day) => void (today = day),
    does: call,
    sees: call,
    isRefused: async () => undefined, // what is refused leaves nothing to show
  };
}
