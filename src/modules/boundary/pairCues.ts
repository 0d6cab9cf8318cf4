import { phraseAfter, type Clause } from "./clauses.ts";
import type { Cue, Hit } from "./cue.ts";
import { any, services } from "./lexicon.ts";
import { provided } from "./supplies.ts";
import { tagsOf, type Tag } from "./tagger.ts";

/** 词类相接: a cue that is read from two classes of words close to each other in one clause, in this order. */
type PairCue = Pick<Cue, "id" | "ground" | "means" | "because"> & {
  first: string;
  second?: string;
  within: number;
  /** Silent where the clause says that the provider brings and keeps it. */
  notTheirs?: boolean;
  /** Silent where the clause holds these words. */
  unless?: RegExp;
};

const pairs: readonly PairCue[] = [
  {
    id: "pair.buildStructure",
    ground: 3,
    means: "工程",
    first: "build",
    second: "structure",
    within: 8,
    because: "是建设用词接着构筑物",
  },
  {
    id: "pair.structureBuild",
    ground: 3,
    means: "工程",
    first: "structure",
    second: "build",
    within: 5,
    because: "是构筑物接着建设用词",
  },
  {
    id: "pair.buildSize",
    ground: 3,
    means: "工程",
    first: "build",
    second: "size",
    within: 8,
    because: "是建设用词接着工程量",
  },
  {
    id: "pair.buyGoods",
    ground: 3,
    means: "货物",
    first: "buy",
    second: "goods",
    within: 8,
    notTheirs: true,
    because: "是购置用词接着货物",
  },
  {
    id: "pair.goodsBuy",
    ground: 3,
    means: "货物",
    first: "goods",
    second: "buy",
    within: 6,
    notTheirs: true,
    because: "是货物接着购置用词",
  },
  {
    id: "pair.ours",
    ground: 3,
    means: "货物",
    first: "ours",
    within: 0,
    unless: /版权|著作|知识|代码|源码|数据|台账|资料|档案|成果|销售|收入|账|章/,
    because: "东西最后归购买方",
  },
  {
    id: "pair.finance",
    ground: 4,
    means: "融资",
    first: "finance",
    within: 0,
    unless: /行业|知识|宣传|培训|咨询|讲座|统计|数据|审计|清欠|分析|政策|检查|排查|研究/,
    because: "是融资用词",
  },
  {
    id: "pair.hireRole",
    ground: 5,
    means: "用工",
    first: "hire",
    second: "role",
    within: 8,
    notTheirs: true,
    unless: /聘请|培训|宣讲|系统|检查|统计|政策|讲座|志愿/,
    because: "是招用、派遣人员",
  },
  {
    id: "pair.decide",
    ground: 2,
    means: "直接履职",
    first: "decide",
    within: 0,
    unless: /我们|咱|局里|镇里|我局|机关|调查组|主管|排班|几个人|多少人/,
    because: "把决定交给了别人",
  },
];

const about = new RegExp(`${any(services)}|周边|附近|占地|沿线|现场|期间|行业|噪声|扬尘|粉尘|污染`);

const asCue = ({ id, ground, means, because }: PairCue): Cue => ({
  id,
  ground,
  means,
  because,
  sense: "sure",
  reads: /(?!)/g,
});

export const pairCues: readonly (PairCue & { cue: Cue })[] = pairs.map((one) => ({
  ...one,
  cue: asCue(one),
}));

/** What is about building or power is a service: the pair is silent before such a word in the same phrase. */
const isAbout = (tags: readonly Tag[], clause: Clause, end: number): boolean =>
  tags.some(
    (one) =>
      one.name === "about" &&
      one.from >= end - 2 &&
      !/[及和与并兼、含加]/.test(clause.text.slice(end, one.from)),
  );

function hitsIn(clause: Clause): Hit[] {
  const tags = tagsOf(clause);
  const wanted = tags.filter((one) => !one.isNegated);
  const theirs = wanted.some((one) => one.name === "theirs" || one.name === "selfManaged");
  return pairCues.flatMap(({ cue, first, second, within, notTheirs, unless }) => {
    if (notTheirs && (theirs || provided.test(clause.text))) return [];
    if (unless?.test(clause.text)) return [];
    for (const a of wanted.filter((one) => one.name === first)) {
      const b = second
        ? wanted.find((one) => one.name === second && one.from >= a.to && one.from - a.to <= within)
        : a;
      if (!b || isAbout(tags, clause, b.to)) continue;
      if (cue.means === "工程" && about.test(phraseAfter(clause.text, b.to))) continue;
      const [from, to] = [clause.at + a.from, clause.at + b.to];
      return [{ cue, from, to, said: clause.text.slice(a.from, b.to) }];
    }
    return [];
  });
}

export const pairHits = (clauses: readonly Clause[]): Hit[] => clauses.flatMap(hitsIn);
