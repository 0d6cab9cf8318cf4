import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { classify } from "../../src/modules/boundary/classifier.ts";
import { shippedIndex } from "../../src/modules/boundary/shipped.ts";
import { tidied } from "../../src/modules/boundary/wording.ts";

/** 标注: what is right for a description; `review` where one question decides. Two grounds and three items at most. */
export type Labelled = {
  kind: string;
  amount: string;
  text: string;
  verdict: string;
  grounds: string[];
  items: string[];
  why: string;
};

const list = (text: string | undefined): string[] => (text ?? "").split(",").filter(Boolean);

export const fileOf = (part: string): string =>
  fileURLToPath(new URL(`../../test/fixtures/boundary/${part}.tsv`, import.meta.url));

/** A part of the labelled set: “tuning”, “unseen”, “former”, “test” or “misspelt”. */
export const labelled = (part: string): Labelled[] =>
  readFileSync(fileOf(part), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [kind = "", amount = "", text = "", verdict = "", grounds, items, why = ""] =
        line.split("\t");
      return { kind, amount, text, verdict, grounds: list(grounds), items: list(items), why };
    });

/** 行业: the class of the item, or where a description has none of the likeliest. */
export const tradeOf = ({ items, text }: Labelled): string =>
  (items[0] ?? classify(shippedIndex(), tidied(text))[0]?.code ?? "").slice(0, 3);
