import type { Hit } from "./cue.ts";
import { any, upkeep } from "./lexicon.ts";
import type { Mark } from "./model.ts";

/** 繁体 → 简体, for the characters of this trade. */
const traditional =
  "養养護护衛卫環环務务購购買买賣卖縣县鄉乡鎮镇國国車车輛辆農农業业産产產产電电腦脑設设備备維维運运營营療疗藥药檢检測测監监視视頻频訓训練练學学習习書书館馆圖图檔档賬账記记會会計计審审評评價价標标準准與与為为對对開开關关門门戶户長长東东動动員员處处罰罚發发證证辦办馬马橋桥建築筑裝装修復复舊旧樓楼廣广場场園园綠绿樹树葉叶蟲虫災灾險险應应質质量錢钱費费資资貸贷還还償偿擔担領领導导機机構构團团體体組组織织協协調调請请聘僱雇傭佣勞劳遣職职崗岗選选擇择實实際际進进過过這这個个們们來来說说話话語语讀读寫写給给從从後后裡里邊边間间無无號号種种類类項项條条線线絡络網网點点業業級级純纯統统滿满";
const simple = new Map<string, string>();
for (let at = 0; at + 1 < traditional.length; at += 2)
  simple.set(traditional[at]!, traditional[at + 1]!);

export type Tidied = { text: string; corrections: { said: string; read: string }[] };

/** Full-width letters and figures, traditional characters and doubled blanks put right; nothing else is guessed here. */
export function tidied(said: string): Tidied {
  const text = [...said.normalize("NFKC")]
    .map((character) => simple.get(character) ?? character)
    .join("")
    .replace(/,(?!\d{3})/g, "，")
    .replace(/\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+/g, (blank) =>
      blank.includes("\n") ? "，" : "",
    )
    .trim();
  return { text, corrections: [] };
}

const serving = new RegExp(
  `${any(upkeep)}|(?:管护|养护|维护|保洁|清扫|清运|巡查|巡护|托管|运营|管理|照护|照料|助餐|培训|宣传|防治|防疫|监测|检测|调查|记账|物业|保安|安保|值守|讲解|演出|活动组织|陪护|救援|志愿|调解|信息采集|数据处理)(?:服务)?`,
  "g",
);

/** What is said of serving, outside of what is barred: “服务” in the words. */
export const servicesSaid = (text: string, barred: readonly Hit[]): Mark[] =>
  [...text.matchAll(serving)]
    .map(({ 0: said, index }) => ({
      from: index,
      to: index + said.length,
      said,
      means: "服务",
      because: "是服务",
      tone: "service" as const,
    }))
    .filter((one) => !barred.some(({ from, to }) => one.from < to && one.to > from));
