import type { DecidingQuestion, Ground } from "./model.ts";

/** 决定性的一问: what the words leave open, with answers that are read like any other words. */
export const questions: Readonly<Record<string, DecidingQuestion>> = {
  repair: {
    says: "是日常小修保养，还是要动结构、重做的修缮？",
    answers: [
      { says: "只做日常小修保养", adds: "只做日常小修保养，不动结构" },
      { says: "要重做、翻修", adds: "要整体翻修重建道路、房屋等结构" },
    ],
  },
  adapt: {
    says: "是只提供上门服务，还是要动工、装设备？",
    answers: [
      { says: "只提供服务", adds: "只提供日常维护服务，不含施工和设备购置" },
      { says: "要动工或装设备", adds: "含改造工程施工" },
    ],
  },
  renew: {
    says: "只做运行维护、坏了换零件，还是要成批更换、建设或买设备？",
    answers: [
      { says: "只做维护，换易损件", adds: "只做日常运行维护，坏一换一，不含新建和设备购置" },
      { says: "要成批更换或建设", adds: "含设备购置和改造工程施工" },
    ],
  },
  rent: {
    says: "是按使用付费、期满由对方收回，还是租满归本单位所有？",
    answers: [
      { says: "按使用付费，期满收回", adds: "按使用付费，租期满由出租方收回" },
      { says: "租满归我们", adds: "租满后设备归采购人所有" },
    ],
  },
  longTerm: {
    says: "付的是逐年提供的服务，还是分年偿还建设、购置的本钱？",
    answers: [
      { says: "逐年提供的服务，一年一签", adds: "一年一签，按当年服务结算" },
      { says: "分年偿还本钱", adds: "建成后由财政分年偿还建设资金" },
    ],
  },
  people: {
    says: "按服务的数量和质量计价、人员由承接方管理，还是按人头按月付、由本单位指挥？",
    answers: [
      { says: "按服务计价，对方管人", adds: "按服务成果计价，人员由承接方招聘和管理" },
      { says: "按人头付，本单位管人", adds: "每人每月计价，人员由本单位安排" },
    ],
  },
  power: {
    says: "对方只做辅助，还是连决定也由对方作出？",
    answers: [
      { says: "只做辅助，决定由机关作出", adds: "只做辅助性工作，决定由本机关作出" },
      { says: "决定也交给对方", adds: "由第三方直接作出处理决定" },
    ],
  },
  whose: {
    says: "是面向公众的公共服务，还是为某一家企业、协会自己服务？",
    answers: [
      { says: "面向公众，免费提供", adds: "面向公众免费提供的公益服务" },
      { says: "只为这一家", adds: "为该公司自身经营服务" },
    ],
  },
  what: {
    says: "想买的是哪一类服务？请写明做什么、为谁做。",
    answers: [],
  },
};

/** The questions that a text already answers for the good: by the very words of the answer. */
export const settledIn = (text: string): ReadonlySet<string> =>
  new Set(
    Object.entries(questions)
      .filter(([, { answers }]) => answers[0] && text.includes(answers[0].adds))
      .map(([key]) => key),
  );

/** Of which ground each question asks. */
const groundOf: Readonly<Record<string, Exclude<Ground, "purchaser" | 6>>> = {
  whose: 1,
  power: 2,
  repair: 3,
  adapt: 3,
  renew: 3,
  rent: 3,
  longTerm: 4,
  people: 5,
};

type Answer = { ground: Exclude<Ground, "purchaser" | 6>; from: number; to: number };

/** The answers for the bad that stand in a text word for word. */
export const barringIn = (text: string): Answer[] =>
  Object.entries(groundOf).flatMap(([key, ground]) => {
    const said = questions[key]?.answers[1]?.adds ?? "";
    const from = text.indexOf(said);
    return said === "" || from < 0 ? [] : [{ ground, from, to: from + said.length }];
  });
