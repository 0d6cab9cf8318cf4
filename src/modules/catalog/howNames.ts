/** By what a name answered to the words that were sought. */
export const howNames = {
  code: "编码",
  name: "名称",
  synonym: "常用说法",
  pinyin: "拼音",
  sound: "近音",
  scope: "范围",
} as const;
export type How = keyof typeof howNames;
