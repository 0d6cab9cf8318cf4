import { fullSight } from "../../src/platform/actor.ts";
import type { Database } from "../../src/platform/db.ts";
import { startSession } from "../../src/platform/session.ts";
import type { Province } from "../generate/story.ts";
import type { Ask } from "./acting.ts";
import type { Place } from "./place.ts";

/** 办一件事: one kind of act, done through HTTP and by the same bare SQL. */
export type ActCase = {
  called: string;
  /** The beginning of a statement that only the act's own transaction has. */
  marked: string;
  /** A number that the act drew, as it stands in the database; a replay must not use it twice. */
  drawnBy?: (place: Place, answer: string) => Promise<string>;
  /** Where as many can be asked for as the measurement needs. */
  provinceFor: (needed: number, clients: number) => Partial<Province>;
  /** Every act that can be asked for, once each, in the order in which they are taken. */
  asks: (place: Place, database: Database, needed: number) => Promise<Ask[]>;
  /** Both sides left what they should. */
  isSound: (place: Place, database: Database, asked: readonly Ask[]) => Promise<boolean>;
};

export async function cookiesOf(
  database: Database,
  posts: readonly { person: string; post: string }[],
): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (const { person, post } of posts)
    if (!cookies.has(post))
      cookies.set(post, await database.act(fullSight, (tx) => startSession(tx, person, post)));
  return cookies;
}
