import { fen, inYuan } from "../../base/money.ts";
import { indicatorDimensions, type StandardContent, type StandardDraft } from "./model.ts";

export type Compared = Pick<StandardDraft, "name" | "unit" | "priceLow" | "priceHigh" | "content">;

export type Difference = { part: string; before: string; after: string };

type Indicator = StandardContent["indicators"][number];

/** "≥ 95 %" */
export const goalOf = ({ sense, target, unit }: Pick<Indicator, "sense" | "target" | "unit">) =>
  `${sense === "atLeast" ? "≥" : "≤"} ${target} ${unit}`;

type Qualification = StandardContent["qualifications"][number];

export const requirementOf = ({ of, name, atLeast }: Qualification): string =>
  of === "staff" ? `服务人员：${name}，至少 ${atLeast} 人` : `单位：${name}`;

/** Every part of a standard by its name, as one text: what is equal here is equal. */
function partsOf({ name, unit, priceLow, priceHigh, content }: Compared): Map<string, string> {
  const one: [string, string][] = [
    ["名称", name],
    ["计价单位", unit],
    ["价格区间", `${inYuan(fen(priceLow))} 至 ${inYuan(fen(priceHigh))} 元`],
    ["服务内容", content.scope],
    ["怎样计量", content.quantity],
    ["价格包含", content.priceBasis],
    ["质量要求", content.quality.join("\n")],
    ["时限要求", content.timeliness.join("\n")],
    ["资格要求", content.qualifications.map(requirementOf).join("\n")],
    ["验收时问服务对象", content.asksUsers ? "问" : "不问"],
  ];
  const many: [string, string][] = [
    ...content.clauses.map(({ topic, text }): [string, string] => [`条款：${topic}`, text]),
    ...content.acceptanceItems.map(({ name, standard, method, weight }): [string, string] => [
      `验收：${name}`,
      `${standard}（${method}），${weight} 分`,
    ]),
    ...content.indicators.map((indicator): [string, string] => [
      `指标：${indicator.name}`,
      `${indicatorDimensions[indicator.dimension]}，${goalOf(indicator)}，凭${indicator.evidence}，${indicator.weight} 分`,
    ]),
  ];
  return new Map([...one, ...many]);
}

type Texts = { before: string; after: string };

/** Of a list only the lines that came or went; where only their order changed, all of them. */
function changedLines({ before, after }: Texts): Texts {
  const [old, young] = [before.split("\n"), after.split("\n")];
  const gone = old.filter((line) => !young.includes(line)).join("\n");
  const come = young.filter((line) => !old.includes(line)).join("\n");
  return gone === "" && come === "" ? { before, after } : { before: gone, after: come };
}

/** 版本对比: what is not as it was, in the order of the newer version; what was dropped stands last. */
export function differencesOf(before: Compared, after: Compared): Difference[] {
  const [old, young] = [partsOf(before), partsOf(after)];
  const names = [...young.keys(), ...[...old.keys()].filter((name) => !young.has(name))];
  return names
    .map((part) => ({ part, before: old.get(part) ?? "", after: young.get(part) ?? "" }))
    .filter((one) => one.before !== one.after)
    .map(({ part, ...texts }) => ({ part, ...changedLines(texts) }));
}
