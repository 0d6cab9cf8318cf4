import { classNames } from "./classNames.ts";
import type { Verdict } from "./model.ts";
import { pairCues } from "./pairCues.ts";
import { cues } from "./reading.ts";
import { heardOf, shippedWeights } from "./weigher.ts";

/** “goods” → “货物”; “-goods” → “不要的货物”. */
function classOf(name: string): string {
  const isNegated = name.startsWith("-");
  const plain = isNegated ? name.slice(1) : name;
  const said = (classNames[plain] ?? plain).replace("词类：", "");
  return isNegated ? `不要的${said}` : said;
}

/** Signs of classes inside a string: 由〈provider〉定 → 由〔承接方〕定. */
const spelt = (text: string): string =>
  text.replace(/〈(\w+)〉/g, (_, name: string) => `〔${classOf(name)}〕`);

function stringOf(gram: string): string {
  const said = spelt(gram.replace(/^\^|\$$/g, ""));
  const [first, last] = [gram.startsWith("^"), gram.endsWith("$")];
  return `“${said}”${first && last ? "自成一句" : first ? "在句首" : last ? "在句尾" : ""}`;
}

const meanings = new Map(
  [...cues, ...pairCues.map((one) => one.cue)].map(({ id, means, because }) => [
    id,
    `读法：${means}，${because}`,
  ]),
);

const places: Readonly<Record<string, string>> = {
  first: "第一句里有",
  title: "第一句的最后是",
  last: "一句的最后是",
};

const whole: Readonly<Record<string, string>> = {
  "(bias)": "起点",
  sure: "有读法可以断定",
  doubt: "有读法要再问一句",
  "nothing sure": "没有读法可以断定",
  "nothing read": "没有读法读到什么",
  "one clause": "只有一句",
  "few clauses": "两三句",
  "many clauses": "四句以上",
};

/** 特征的名称: what a feature is, in words that an official can check in the text. */
export function featureName(feature: string): string {
  const known = whole[feature];
  if (known) return known;
  if (feature.startsWith("~")) return stringOf(feature.slice(1));
  if (feature.startsWith("=")) {
    const [first = "", second] = feature.slice(1).split("…");
    return second ? `“${first}”后面有“${second}”` : `词“${first}”`;
  }
  const [kind = "", of = ""] = feature.split(/:(.*)/);
  if (kind === "cue") return meanings.get(of) ?? `读法：${of}`;
  if (kind === "sure") return `可以断定的读法：第${of}项`;
  if (kind === "doubt") return `要再问一句的读法：第${of}项`;
  const place = places[kind];
  if (place) return `${place}${classOf(of)}`;
  const [before, after] = feature.split(">");
  if (after) return `${classOf(before!)}后面有${classOf(after)}`;
  return `词类：${classOf(feature)}`;
}

type Named = { feature: string; name: string; length: number } & Record<Verdict, number>;
let named: readonly Named[] | undefined;

/** All weights by name, the heaviest for a refusal first: put together once, for anybody may ask again and again. */
function allNamed(): readonly Named[] {
  const weights = shippedWeights();
  named ??= [...weights.lines.keys()]
    .flatMap((feature) => {
      const heard = heardOf(weights, feature);
      if (!heard) return [];
      const { allowed, denied, review } = heard.says;
      const name = featureName(feature);
      return [{ feature, name, length: heard.length, allowed, denied, review }];
    })
    .toSorted((a, b) => Math.abs(b.denied) - Math.abs(a.denied));
  return named;
}

/** The weights whose names hold the words. */
export const weightsNamed = (words: string): readonly Named[] =>
  allNamed().filter(({ name }) => name.includes(words));
