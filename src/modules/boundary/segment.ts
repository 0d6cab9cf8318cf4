import { createRequire } from "node:module";
import type * as library from "@node-rs/jieba";
import { profiles } from "./profiles.ts";

const load = createRequire(import.meta.url);
let cutter: library.Jieba | undefined;

/** 分词: jieba with our own words on top; loaded when first needed (0.2 s), so that other commands start at once. */
function cutterOf(): library.Jieba {
  if (cutter) return cutter;
  // Loaded by `require`: the dictionary is a buffer of the package, not a module of ours.
  const { Jieba } = load("@node-rs/jieba") as typeof library;
  const { dict } = load("@node-rs/jieba/dict.js") as { dict: Uint8Array };
  cutter = Jieba.withDict(dict);
  const words = new Set([...profiles().values()].flat().map((one) => one.word));
  cutter.loadDict(Buffer.from([...words].map((word) => `${word} 20000 n`).join("\n")));
  return cutter;
}

/** The words of a text, as shown beside a judgement. */
export const wordsCut = (text: string): string[] =>
  cutterOf()
    .cut(text, true)
    .filter((word) => word.trim() !== "");
