/** 统一社会信用代码 (GB 32100-2015): eighteen characters without I O S V Z, the last one checks the others. */
const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The organization code inside it (GB 11714): its own check character is advisory only. */
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const valueOf = (character: string): number => characters.indexOf(character);

function checkCharacter(code: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * valueOf(code[at] ?? ""), 0);
  return characters[(31 - (sum % 31)) % 31] ?? "";
}

/** The whole code for its first seventeen characters: for codes of invented firms. */
export const completeCreditCode = (first: string): string => first + checkCharacter(first);

/** Why a code is no credit code, or nothing. */
export function creditCodeFault(code: string): string | undefined {
  if (code.length !== 18) return `应为 18 位，现为 ${code.length} 位`;
  const at = [...code].findIndex((character) => valueOf(character) < 0);
  if (at >= 0) return `第 ${at + 1} 位“${code[at]}”不是代码字符（不用 I、O、S、V、Z 和小写字母）`;
  const expected = checkCharacter(code);
  if (code[17] !== expected) return `校验码应为 ${expected}，现为 ${code[17]}`;
  return undefined;
}

/** Whether the organization code inside passes its own, older check. */
export function bodyCheckPasses(code: string): boolean {
  const body = code.slice(8, 17);
  const sum = bodyWeights.reduce((total, weight, at) => {
    const character = body[at] ?? "0";
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55;
    return total + weight * value;
  }, 0);
  const check = (11 - (sum % 11)) % 11;
  return body[8] === (check === 10 ? "X" : String(check));
}
