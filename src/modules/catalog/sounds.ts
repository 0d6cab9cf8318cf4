/** 拼音: how a name is spelt. */
export type Sound = {
  syllables: readonly string[];
  /** All of them without blanks: "jibenyanglaofuwu". */
  full: string;
  /** Spelt as it sounds in the south: no difference of zh and z, ng and n, n and l, f and h. */
  loose: string;
};

type Speller = { spell(text: string): string[]; readingsOf(character: string): string[] };

/** Words of services in which a common reading is not theirs. */
const readings: Record<string, string> = {
  行道树: "xíng dào shù",
  给排水: "jǐ pái shuǐ",
  供给: "gōng jǐ",
  会计: "kuài jì",
  调解: "tiáo jiě",
  禁捕: "jìn bǔ",
  畜牧: "xù mù",
};

let loading: Promise<Speller> | undefined;

/** The dictionary is large: it is loaded when letters are typed for the first time. */
const load = (): Promise<Speller> =>
  (loading ??= import("pinyin-pro").then(({ customPinyin, pinyin, polyphonic }) => {
    customPinyin(readings);
    const plainly = { toneType: "none", v: true } as const;
    return {
      spell: (text) => pinyin(text, { ...plainly, type: "array" }),
      readingsOf: (character) => polyphonic(character, { ...plainly, type: "array" })[0] ?? [],
    };
  }));

export const loosely = (letters: string): string =>
  letters
    .replace(/([zcs])h/g, "$1")
    .replace(/ng/g, "n")
    .replace(/l/g, "n")
    .replace(/hu(?=[aeio])/g, "f")
    .replace(/hu/g, "fu")
    .replace(/v/g, "u");

function soundOf(text: string, { spell }: Speller): Sound {
  const syllables = spell(text)
    .map((one) => one.toLowerCase())
    .filter((one) => /^[a-z]+$/.test(one));
  const full = syllables.join("");
  return { syllables, full, loose: loosely(full) };
}

const known = new Map<string, Sound>();
const mostKnown = 20_000;

/** 读音 of texts, each spelt once: the names of editions are mostly the same. */
export async function soundsOf(texts: readonly string[]): Promise<Sound[]> {
  const speller = await load();
  if (known.size > mostKnown) known.clear();
  return texts.map((text) => {
    const sound = known.get(text) ?? soundOf(text, speller);
    known.set(text, sound);
    return sound;
  });
}

/** All readings of each character: whoever writes a wrong one may mean any of them. */
export async function readingsIn(text: string): Promise<ReadonlySet<string>[]> {
  const { readingsOf } = await load();
  return [...text].map((one) => new Set(readingsOf(one).flatMap((of) => [of, loosely(of)])));
}

/**
 * How many syllables the letters spell from one on, each by its first letter or as a whole, the last one perhaps not
 * yet ended: "jbyangl" is four of 基本养老. Nought where they spell something else.
 */
export function spelt(letters: string, sound: Pick<Sound, "syllables">, from: number): number {
  if (letters === "") return 0;
  const one = sound.syllables[from];
  if (one === undefined || one[0] !== letters[0]) return 0;
  if (one.startsWith(letters)) return 1;
  const shortest = /^[zcs]h/.test(one) ? [one.length, 2, 1] : [one.length, 1];
  for (const length of shortest) {
    if (!letters.startsWith(one.slice(0, length))) continue;
    const rest = spelt(letters.slice(length), sound, from + 1);
    if (rest > 0) return rest + 1;
  }
  return 0;
}

/** Whether one letter more, less, other or swapped makes them equal. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
