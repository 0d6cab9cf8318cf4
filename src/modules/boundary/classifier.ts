import type { Candidate } from "./model.ts";
import { profiles, type ProfileWord } from "./profiles.ts";

/** 目录事项 as the classifier knows it. */
export type KnownItem = {
  code: string;
  name: string;
  path: readonly string[];
  scope?: string | undefined;
  purchaseItemName?: string | undefined;
};

type Spoken = { item: number; weight: number };
export type ItemIndex = {
  items: readonly KnownItem[];
  words: Map<string, Spoken[]>;
  longest: number;
  /** 二字串 → 事项: what is left when no whole word is known. */
  pairs: Map<string, Spoken[]>;
  /** 品目 by name, those with others below them and all 其他 as `class`: they say of what kind, not what. */
  purchases: ReadonlyMap<string, "single" | "class">;
};

export type PurchaseName = { code: string; level: number; name: string };

/** “C01010100” of level 3 lies below “C0101”. */
const aboveOf = ({ code, level }: PurchaseName): string => code.slice(0, 2 * level - 1);

function purchasesOf(all: readonly PurchaseName[]): ItemIndex["purchases"] {
  const above = new Set(all.map(aboveOf));
  return new Map(
    all.map((one) => {
      const own = one.code.slice(0, 2 * one.level + 1);
      return [one.name, one.name.startsWith("其他") || above.has(own) ? "class" : "single"];
    }),
  );
}

/** Endings that every name has and that therefore say nothing. */
const endings = /(?:与|和|及)?(?:管理服务|组织实施服务|服务|管理|事业|活动|等)$/;
const parts = /[与和及、（）()]/;

/** 初始把握: a longer word says more; one that decides says twice as much. */
const weigh = ({ word, decides }: ProfileWord): number =>
  (word.length >= 4 ? 2.4 : word.length === 3 ? 1.8 : word.length === 2 ? 1.1 : 0.4) *
  (decides ? 1.7 : 1);

function wordsOf(item: KnownItem): Map<string, number> {
  const words = new Map<string, number>();
  const say = (word: string, weight: number) => {
    if (word.length >= 2) words.set(word, Math.max(words.get(word) ?? 0, weight));
  };
  const name = item.name.replace(/服务$/, "");
  say(item.name, 4);
  say(name, 3.4);
  say(name.replace(endings, ""), 2.6);
  for (const part of name.split(parts)) {
    say(part, part.length >= 4 ? 2.4 : part.length === 3 ? 1.6 : 0.9);
    const bare = part.replace(endings, "");
    if (bare !== part) say(bare, bare.length >= 3 ? 1.8 : 0.9);
  }
  const bought = item.purchaseItemName?.replace(/服务$/, "");
  if (bought && !bought.startsWith("其他")) say(bought, 1.6);
  for (const part of item.scope?.split(/[、，。；\s]/) ?? []) if (part.length <= 8) say(part, 1.2);
  const known = profiles().get(item.code) ?? profiles().get(item.code.slice(0, 5)) ?? [];
  for (const one of known) say(one.word, weigh(one));
  return words;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter(
    (pair) => /^[\u4e00-\u9fff]{2}$/.test(pair),
  );

/** How much each pair of characters says for each item: often in its words, seldom in those of others. */
function pairsIn(all: readonly Map<string, number>[]): Map<string, Spoken[]> {
  const counts = all.map((words) => {
    const count = new Map<string, number>();
    for (const [word, weight] of words)
      for (const pair of new Set(pairsOf(word))) count.set(pair, (count.get(pair) ?? 0) + weight);
    return count;
  });
  const spread = new Map<string, number>();
  for (const count of counts)
    for (const pair of count.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  const pairs = new Map<string, Spoken[]>();
  for (const [item, count] of counts.entries())
    for (const [pair, weight] of count) {
      const rare = Math.log((all.length + 1) / spread.get(pair)!) / Math.log(all.length + 1);
      const spoken = pairs.get(pair) ?? [];
      spoken.push({ item, weight: Math.min(1.6, Math.sqrt(weight)) * rare ** 2 });
      pairs.set(pair, spoken);
    }
  return pairs;
}

/** 词 → 事项: made once for a catalog. A word that many items share speaks more softly for each. */
export function indexOf(
  items: readonly KnownItem[],
  purchases: readonly PurchaseName[],
): ItemIndex {
  const words = new Map<string, Spoken[]>();
  const all = items.map(wordsOf);
  for (const [item, said] of all.entries())
    for (const [word, weight] of said) {
      const spoken = words.get(word) ?? [];
      spoken.push({ item, weight });
      words.set(word, spoken);
    }
  for (const spoken of words.values())
    for (const one of spoken) one.weight /= Math.sqrt(spoken.length);
  const longest = Math.max(2, ...[...words.keys()].map((word) => word.length));
  return { items, words, longest, pairs: pairsIn(all), purchases: purchasesOf(purchases) };
}

export type Found = { word: string; from: number; to: number; spoken: Spoken[] };

/** Every known word of the text that lies in no longer one. */
export function wordsIn(index: ItemIndex, text: string): Found[] {
  const found: Found[] = [];
  let reach = 0;
  for (let from = 0; from < text.length; from += 1)
    for (let length = Math.min(index.longest, text.length - from); length >= 2; length -= 1) {
      const spoken = index.words.get(text.slice(from, from + length));
      if (!spoken) continue;
      if (from + length > reach) {
        found.push({ word: text.slice(from, from + length), from, to: from + length, spoken });
        reach = from + length;
      }
      break;
    }
  return found;
}

/** Behind another word these say what is done about it, so that they, not it, name the service: 公路养护 造价咨询. */
const heads =
  /^(?:造价|造价咨询|工程造价|监理|工程监理|审计|评审|项目评审|专家评审|评估|第三方评估|第三方评价|绩效评价|评价|咨询|培训|业务培训|行业培训|农民培训|从业人员培训|宣传|公益宣传|宣传片|短视频|调查|满意度调查|问卷调查|课题|课题研究|政策研究|档案|档案整理|档案数字化|印刷|印制|翻译|租赁|车辆租赁|会议|会务|论坛|法律顾问|法律咨询|诉讼|公证|见证|检测|质量检测|监测|规划|规划编制|标准|地方标准|标准编制|标准制修订|信息系统|系统开发|软件开发|系统运维|运维|网站|数据处理|数据采集|数据录入|结算审核|预算编制|控制价|设计|勘察|测绘|招标代理|物业|物业管理|保安|安保|保险|统计分析|投诉|投诉处理|执法辅助|鉴定|资产评估|应急演练|演出|展览|推介会|调解|志愿服务|志愿者|社会工作|社工|保洁|绿化养护|维修|维保|食堂|餐饮|搬家|搬运)$/;

/** What stands behind this many stops speaks more of pay, people and checks than of what is done. */
const headClauses = 2;
const tailShare = 0.7;
const stop = /[，。；：]/g;

/** A pair of characters is weak evidence beside a whole word. */
const pairShare = 0.7;

/** The likeliest items for a text; `silent` are stretches that are expressly not wanted. */
export function classify(
  index: ItemIndex,
  text: string,
  silent: readonly { from: number; to: number }[] = [],
): Candidate[] {
  const found = wordsIn(index, text).filter(
    (one) => !silent.some(({ from, to }) => one.from < to && one.to > from),
  );
  const sums = new Map<number, Map<string, number>>();
  for (const [at, one] of found.entries()) {
    const next = found[at + 1];
    const gap = next ? text.slice(one.to, next.from) : "";
    // The last word of a noun phrase names it.
    const isLast = !next || /[，。；：！？,;:!?（）()]/.test(gap);
    const follows =
      at > 0 && !/[，。；：！？,;:!?（）()]/.test(text.slice(found[at - 1]!.to, one.from));
    const isTail = (text.slice(0, one.from).match(stop)?.length ?? 0) >= headClauses;
    const boost =
      (isLast && heads.test(one.word) && follows ? 2.2 : isLast ? 1.15 : 1) *
      (isTail ? tailShare : 1);
    for (const { item, weight } of one.spoken) {
      const by = sums.get(item) ?? new Map<string, number>();
      by.set(one.word, Math.max(by.get(one.word) ?? 0, weight * boost));
      sums.set(item, by);
    }
  }
  for (const clause of text.split(/[^\u4e00-\u9fff]+/))
    for (const pair of new Set(pairsOf(clause)))
      for (const { item, weight } of index.pairs.get(pair) ?? []) {
        const by = sums.get(item) ?? new Map<string, number>();
        by.set(`…${pair}…`, Math.max(by.get(`…${pair}…`) ?? 0, weight * pairShare));
        sums.set(item, by);
      }
  const scored = [...sums].map(([item, by]) => ({
    item: index.items[item]!,
    by: [...by].toSorted((a, b) => b[1] - a[1]),
    sum: [...by.values()].reduce((total, one) => total + one, 0),
  }));
  const total = scored.reduce((all, one) => all + one.sum ** 2, 0) + 1.5;
  return scored
    .toSorted((a, b) => b.sum - a.sum || (a.item.code < b.item.code ? -1 : 1))
    .slice(0, 5)
    .map(({ item, by, sum }) => ({
      code: item.code,
      name: item.name,
      path: [...item.path],
      score: Math.round((sum ** 2 / total) * 1000) / 1000,
      by: by
        .slice(0, 6)
        .map(([word, weight]) => ({ word, weight: Math.round(weight * 100) / 100 })),
    }));
}
