import { clausesOf } from "./clauses.ts";
import type { Hit } from "./cue.ts";
import type { Candidate, Finding, Way } from "./model.ts";

/** The words without the clauses that hold what is barred; nothing where little would be left. */
function withoutBarred(text: string, sure: readonly Hit[]): string | undefined {
  const kept = clausesOf(text)
    .filter(({ text: words, at }) =>
      sure.every(({ from, to }) => to <= at || from >= at + words.length),
    )
    .map((one) => one.text);
  const left = kept.join("，");
  return left.length >= 4 ? left : undefined;
}

const otherwise: Readonly<Record<string, readonly Way[]>> = {
  "1": [
    { title: "由受益的企业、协会或个人自己办", says: "政府不替他们花钱；他们可以自行委托。" },
    { title: "其实是公共服务？", says: "写明面向哪些群众、免费提供什么，再查一次。" },
  ],
  "2": [
    {
      title: "只买辅助",
      says: "材料整理、技术评审、宣传、现场记录、系统运维可以买；写明“不作决定，决定由本机关作出”。",
    },
    { title: "本机关自己办", says: "人手不够的，报编制和人事部门解决，不能用购买服务代替履职。" },
  ],
  "3": [
    {
      title: "工程、货物另按程序办",
      says: "工程按工程项目立项，走政府采购工程或招标投标程序；货物按货物采购，不在购买服务里申报。",
    },
    { title: "其实只是日常养护？", says: "写明更换的数量和部位、按什么计价，再查一次。" },
  ],
  "4": [
    { title: "建设、购置另排预算", says: "需要建设或购置的，按项目列入预算，不由承接方垫资。" },
    { title: "只买每年的服务", says: "按当年服务的数量和质量付款；最长三年，先有预算再签合同。" },
  ],
  "5": [
    {
      title: "改成买一件事",
      says: "写明服务的数量、次数和标准，按成果计价；人员由承接方招聘、管理和发工资。",
    },
    { title: "确需增加人手", says: "报编制和人力资源部门，不能用购买服务代替用工。" },
  ],
  "6": [{ title: "不能办", says: "请停止办理，拿不准的问县财政局。" }],
  purchaser: [
    { title: "由主管机关购买", says: "请主管的乡镇政府或县级部门作为购买主体立项，由您单位使用。" },
    {
      title: "您单位可以承接",
      says: "村（居）委会、公益二类事业单位可以作为承接主体参加。公益一类和使用事业编制的群团不能。",
    },
  ],
};

/** 可以这样办: the usual way first; where a service is left over, it is worked out already. */
export function waysOut(
  text: string,
  sure: readonly Hit[],
  findings: readonly Finding[],
  item: Candidate | undefined,
): Way[] {
  const grounds = [...new Set(findings.map((one) => String(one.ground)))];
  const left = grounds.includes("3") ? withoutBarred(text, sure) : undefined;
  const split: Way[] = left
    ? [
        {
          title: "拆开，只买服务",
          says: item
            ? `去掉工程和货物，留下“${left}”，归入 ${item.code} ${item.name}，预算按服务部分重报。`
            : `去掉工程和货物，留下“${left}”，预算按服务部分重报。`,
          retry: left,
        },
      ]
    : [];
  return [...split, ...grounds.flatMap((ground) => otherwise[ground] ?? [])];
}
