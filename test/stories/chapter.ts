import type { Purchase } from "../../src/server/demo/purchase.ts";

/** One chapter of a story: told by the tests, which then check its figures, and by the handbook, which shows it. */
export type Chapter = {
  title: string;
  /** What the official reads before the steps: who does what, and why. */
  words: string;
  tell(one: Purchase): Promise<void>;
};

export async function tellChapter(one: Purchase, { title, words, tell }: Chapter): Promise<void> {
  one.teller.chapter(title, words);
  await tell(one);
}
