import type { Hit } from "./cue.ts";
import { any, upkeep } from "./lexicon.ts";
import type { Mark } from "./model.ts";

/** 繁体 → 简体, for the characters of this trade. */
const traditional =
  "養养 護护 衛卫 環环 務务 購购 買买 賣卖 縣县 鄉乡 鎮镇 國国 車车 輛辆 農农 業业 產产 電电 腦脑 設设 備备 維维 運运 營营 療疗 藥药 檢检 測测 監监 視视 頻频 訓训 練练 學学 習习 書书 館馆 圖图 檔档 賬账 記记 會会 計计 審审 評评 價价 標标 準准 與与 為为 對对 開开 關关 門门 戶户 長长 東东 動动 員员 處处 罰罚 發发 證证 辦办 馬马 橋桥 築筑 裝装 復复 舊旧 樓楼 廣广 場场 園园 綠绿 樹树 葉叶 蟲虫 災灾 險险 應应 質质 錢钱 費费 資资 貸贷 還还 償偿 擔担 領领 導导 機机 構构 團团 體体 組组 織织 協协 調调 請请 僱雇 傭佣 勞劳 職职 崗岗 選选 擇择 實实 際际 進进 過过 這这 個个 們们 來来 說说 話话 語语 讀读 寫写 給给 從从 後后 裡里 裏里 邊边 間间 無无 號号 種种 類类 項项 條条 線线 絡络 網网 點点 級级 純纯 統统 滿满 隊队 擴扩 鋪铺 鐵铁 屆届 術术 據据 數数 錄录 聯联 創创 藝术 戲戏 劇剧 殘残 顧顾 幫帮 爺爷 兒儿 婦妇 貧贫 難难 問问 題题 鄰邻 勸劝 訴诉 訟讼 見见 譯译 燈灯 廁厕 溝沟 庫库 壩坝 補补 豬猪 雞鸡 魚鱼 糧粮 倉仓 儲储 氣气 衝冲 潔洁 掃扫 廢废 淨净 廚厨 飯饭 雙双 萬万 億亿 兩两 幾几 內内 週周 曆历 歷历 鍋锅 針针 頭头 畫画 專专 屬属 責责 權权 許许 執执 罷罢 強强 徵征 稅税 獎奖 懲惩";
const simple = new Map(traditional.split(" ").map(([from = "", to = ""]) => [from, to] as const));

/** Full-width letters and figures, traditional characters and doubled blanks put right; nothing else is guessed here. */
export function tidied(said: string): string {
  return [...said.normalize("NFKC")]
    .map((character) => simple.get(character) ?? character)
    .join("")
    .replace(/,(?!\d{3})/g, "，")
    .replace(/\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+/g, (blank) =>
      blank.includes("\n") ? "，" : "",
    )
    .trim();
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
