/** Pairs of neighbouring characters: Chinese has no spaces, and two characters are mostly a word. */
function pairsOf(words: string): Set<string> {
  const plain = words.replace(/[\s\p{P}]/gu, "");
  if (plain.length < 2) return new Set(plain === "" ? [] : [plain]);
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
}

/** 相似: the pairs that both have, in parts of one hundred of the shorter one. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const least = Math.min(one.size, other.size);
  if (least === 0) return 0;
  const both = [...one].filter((pair) => other.has(pair)).length;
  return Math.floor((both * 100) / least);
}

/** From here on two needs are shown beside each other before one is submitted. */
export const isAlikeFrom = 40;
