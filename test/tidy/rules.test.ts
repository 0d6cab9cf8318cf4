import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { article } from "../../src/base/law.ts";
import type { Rule } from "../../src/base/rule.ts";
import { statutes } from "../../src/law/statutes.ts";
import { filesIn, root } from "./source.ts";

type Anything = Rule<unknown>;

const isRule = (value: unknown): value is Anything =>
  typeof value === "object" && value !== null && "broken" in value && "basis" in value;

/** What a rule has said so far: a reason, nothing, or both. */
type Heard = { file: string; rule: Anything; hasFired: boolean; hasPassed: boolean };

/** Listens to a rule from inside, whoever asks it: a test, `judge`, or a life. */
function listenTo(rule: Anything, file: string): Heard {
  const heard = { file, rule, hasFired: false, hasPassed: false };
  const asked = rule.broken.bind(rule);
  rule.broken = (facts) => {
    const because = asked(facts);
    if (because === undefined) heard.hasPassed = true;
    else heard.hasFired = true;
    return because;
  };
  return heard;
}

const silent = (all: readonly Heard[]): string[] =>
  all.flatMap(({ file, rule, hasFired, hasPassed }) => {
    const says = [hasFired ? "" : "never fires", hasPassed ? "" : "never passes"].filter(Boolean);
    return says.length > 0 ? [`${file} ${rule.id} ${says.join(" and ")}`] : [];
  });

const ruleFiles = filesIn("src/modules").filter((path) => /\/(r|\w+R)ules\.ts$/.test(path));
const testFiles = filesIn("src/modules").filter((path) => /\/(r|\w+R)ules\.test\.ts$/.test(path));

const load = async (path: string, anew = ""): Promise<Record<string, unknown>> =>
  import(pathToFileURL(`${root}/${path}`).href + anew);

const listening: Heard[] = [];
for (const file of ruleFiles) {
  const known = new Set(listening.map(({ rule }) => rule));
  const values = Object.values(await load(file)).flat();
  for (const rule of new Set(values.filter(isRule)))
    if (!known.has(rule)) listening.push(listenTo(rule, file));
}

/** The very tests of the rules run here once more, while every rule is listened to: read anew, whoever has read them before. */
for (const file of testFiles)
  describe(`listening to ${file}`, async () => void (await load(file, "?listened")));

describe("a rule", () => {
  test("stands under an id of its own module, and under one id only once", () => {
    const strays = listening
      .filter(({ file, rule }) => !rule.id.startsWith(`${file.split("/")[2]}.`))
      .map(({ file, rule }) => `${file} ${rule.id}`);
    expect(strays).toEqual([]);
    const ids = listening.map(({ rule }) => rule.id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test("cites statutes of the list, says what it asks and what to do", () => {
    const poor = listening
      .filter(({ rule }) => !rule.basis.every((one) => statutes.includes(one.statute)))
      .concat(listening.filter(({ rule }) => rule.says === "" || rule.fix === ""))
      .map(({ rule }) => rule.id);
    expect(poor).toEqual([]);
  });

  test("that bars rests on a confirmed statute", () => {
    const doubtful = listening
      .filter(({ rule }) => rule.weight === "bars")
      .filter(({ rule }) => !rule.basis.some((one) => one.statute.confirmed));
    expect(doubtful.map(({ rule }) => rule.id)).toEqual([]);
  });

  test("that never fires or never passes is found", () => {
    const rule: Anything = {
      id: "x.y",
      weight: "bars",
      basis: [article(statutes[0]!, 1)],
      says: "甲",
      fix: "乙",
      broken: (facts) => (facts === "bad" ? "坏" : undefined),
    };
    const heard = listenTo(rule, "x/rules.ts");
    expect(silent([heard])).toEqual(["x/rules.ts x.y never fires and never passes"]);
    rule.broken("bad");
    expect(silent([heard])).toEqual(["x/rules.ts x.y never passes"]);
    rule.broken("good");
    expect(silent([heard])).toEqual([]);
  });
});

/** Last of all: a test file runs its tests in their order, and these were collected before. */
test("every rule has a case in which it fires and one in which it passes, beside it", () => {
  expect(silent(listening)).toEqual([]);
});
