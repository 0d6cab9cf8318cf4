import { any, negators } from "./lexicon.ts";

/** 分句: a stretch between two stops, with its place in the text. */
export type Clause = { text: string; at: number };

/** What ends a clause; “、” does not: it stands inside lists. A decimal point is no stop. */
const stops = /[，,。；;！!？?\n\r\t（）()【】[\]《》“”"：:]|(?<!\d)\.(?!\d)/g;

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const stop of text.matchAll(stops)) {
    if (stop.index > at) clauses.push({ text: text.slice(at, stop.index), at });
    at = stop.index + stop[0].length;
  }
  if (at < text.length) clauses.push({ text: text.slice(at), at });
  return clauses.filter((one) => one.text.trim() !== "");
}

/** Words that only look like a negation: 无人机, 未成年人, 非遗, 不少于. */
const others =
  "(?<!无)人机|障碍|害化|线|烟|偿|形|证|照|成年|来|婚|遗|物质|洲|机动|税|公有|煤|断|仅|但|光|少于|超过|低于|高于|同|良|间断|定期|锈|动产|孕|足|便|合格|如|论|管";
const before = new RegExp(`${any(negators)}(?!${others})`, "g");
/** What turns a negation back: 不但、不仅、而是. */
const turns = /但|而是|只|仅|改为|而且|并且|同时/;
/** What takes it back afterwards: 另行招标, 不在合同内, 他人中标. */
const after =
  /^[^，。；]{0,24}(?:除外|不在(?:本|此|其|范围|合同|服务|采购|列|内)|只(?:记录|上报|登记|报)|不(?:纳入|计入|包括|含|涉及|属于|列入|算|做|归|包|管|动|许|进|转|委托|另|负责|承担|安排|提供)|另(?:行|案|议|算|计|请|签|由|按|走|立|有|外)|单独(?:招标|立项|采购|实施)|他人中标|除外|与本(?:合同|项目|次)无关|走别的|按(?:货物|工程|文保工程|基建)[^，。；]{0,4}(?:采购|程序|办理)|自愿|自理)/;
/** Of building and of power it is also said by whom: 由水利局实施, 仍由执法人员去办, 报局里批准. */
const byOffice =
  /^[^，。；]{0,14}(?:仍|还是|都|均|一律|统一)?(?:由|归|报|经|交|听)[^，。；]{0,10}(?:局|部|部门|镇|乡|街道|政府|机关|执法|主管|县|办|单位|中心|科|所|站|院|委|调查组|他人|业主|原|党组|领导|采购人|甲方|渔政|城管|民政|公安|法院|市监|卫健|应急|住建|经办机构|官方|村里|镇里|县里|自己)|^[^，。；]{0,10}(?:还|仍|都|均)?在[^，。；]{0,8}(?:村|镇|局|窗口|机关|单位|县|所)/;

/** Grounds of which it matters who does them: what the office itself or another does is not bought. */
const doneByOffice: ReadonlySet<number> = new Set([2]);

type Negator = { said: string; from: number; to: number };
const negatorsIn = new WeakMap<Clause, readonly Negator[]>();

/** The negations of a clause, found once however many words of it are asked about. */
function negatorsOf(clause: Clause): readonly Negator[] {
  const known = negatorsIn.get(clause);
  if (known) return known;
  const found = [...clause.text.matchAll(before)].map(({ 0: said, index }) => ({
    said,
    from: index,
    to: index + said.length,
  }));
  negatorsIn.set(clause, found);
  return found;
}

/** A bare 不 or 无 reaches only what follows at once; 不含, 不涉及 reach to the end of the clause. */
const reachOf = (said: string): number =>
  /^(?:不|无|未|非|没有|避免|防止|制止|不是)$/.test(said) ? 7 : 26;

/** 否定: whether what stands at `index` of a clause is expressly not wanted. */
export function isNegated(clause: Clause, index: number, length: number, ground = 0): boolean {
  const { text } = clause;
  // 鱼苗另行采购: the word that takes it back stands inside.
  if (/另行|另外采|单独采/.test(text.slice(index, index + length))) return true;
  const upTo = index + Math.max(0, length - 2);
  const found = negatorsOf(clause).findLast((one) => one.to <= upTo);
  if (found) {
    const between = text.slice(found.to, upTo);
    if (between.length <= reachOf(found.said) && !turns.test(between)) return true;
  }
  const rest = text.slice(index + length);
  if (/除[^，。；]{0,10}$/.test(text.slice(0, index)) && /^[^，。；]{0,10}外/.test(rest))
    return true;
  return after.test(rest) || (doneByOffice.has(ground) && byOffice.test(rest));
}

/** 并列: a word that makes two things of one clause, so that what follows does not belong to what went before. */
export const joins =
  /及|和|与|并|兼|以及|同时|包括|含|加|连同|带|＋|\+|、|还要|还有|顺便|顺带|再|另|后续|一并|打包/;

/** The rest of the clause after a match, up to the next join: the noun phrase to which the match belongs. */
export const phraseAfter = (text: string, end: number): string => {
  const rest = text.slice(end);
  const join = joins.exec(rest);
  return join ? rest.slice(0, join.index) : rest;
};
