import type { Purchase } from "../../src/server/demo/purchase.ts";
import type { Teller } from "../../src/server/demo/teller.ts";

/** One chapter of a story: told by the tests, which then check its figures, and by the handbook, which shows it. */
export type Chapter<One extends { teller: Teller } = Purchase> = {
  title: string;
  /** What the official reads before the steps: who does what, and why. */
  words: string;
  tell(one: One): Promise<void>;
};

export async function tellChapter<One extends { teller: Teller }>(
  one: One,
  { title, words, tell }: Chapter<One>,
): Promise<void> {
  one.teller.chapter(title, words);
  await tell(one);
}
