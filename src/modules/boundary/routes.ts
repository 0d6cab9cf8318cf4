import { asBasis } from "../../base/law.ts";
import { answer, type Route } from "../../platform/http.ts";
import { findOnlyCounty } from "../organization/reads.ts";
import { approverNames, trackNames } from "../policy/model.ts";
import * as api from "./api.ts";
import { usualMethods } from "./howToBuy.ts";
import { classNames } from "./classNames.ts";
import { weighedIn } from "./evidence.ts";
import { weightsNamed } from "./featureNames.ts";
import * as lexicon from "./lexicon.ts";
import { readingVersion, verdictNames } from "./model.ts";
import { notServices } from "./negatives.ts";
import { pairCues } from "./pairCues.ts";
import { cues } from "./reading.ts";
import { checkAt, listNegatives, type Answered } from "./reads.ts";
import { bars, questionsFirst } from "./rules.ts";
import { wordClasses } from "./wordClasses.ts";

function howView({ how, threshold, control }: Answered) {
  return {
    ...how,
    trackName: how.track && trackNames[how.track],
    methodName: how.track && usualMethods[how.track].name,
    limit: threshold
      ? {
          procurementFrom: threshold.procurementFrom ?? null,
          openTenderFrom: threshold.openTenderFrom ?? null,
          document: threshold.document,
          from: threshold.from,
          confirmed: threshold.confirmed,
        }
      : null,
    control: control
      ? { ...control, papers: [...control.papers], approvedBy: approverNames[control.approvedBy] }
      : null,
  };
}

/** 词类: each list under its name. */
function classWords(): { name: string; words: string[] }[] {
  const lists = new Map<string, string[]>();
  for (const [word, names] of wordClasses().words)
    for (const name of names) lists.set(name, [...(lists.get(name) ?? []), word]);
  return [...lists].map(([name, words]) => ({ name: classNames[name] ?? name, words }));
}

/** Pairs of classes, said as a pattern of their names. */
const pairRows = () =>
  pairCues.map(({ cue, first, second, within, unless }) => ({
    id: cue.id,
    ground: cue.ground,
    means: cue.means,
    sense: cue.sense,
    because: cue.because,
    pattern: second
      ? `${classNames[first] ?? first}，后面 ${within} 个字以内是${classNames[second] ?? second}`
      : (classNames[first] ?? first),
    exceptions: patternOf(unless),
  }));

const patternOf = (pattern: RegExp | undefined): string[] => (pattern ? [pattern.source] : []);

export const boundaryRoutes: Route[] = [
  answer(api.checkWords, async ({ db, by, input, today }) => {
    const only = await findOnlyCounty(db);
    const jurisdiction = input.jurisdiction ?? (by.jurisdiction || only?.code);
    const found = await checkAt(db, { ...input, jurisdiction, on: input.on ?? today });
    return {
      ...found.judgement,
      weighed: weighedIn(found.judgement.text),
      verdictName: verdictNames[found.judgement.verdict],
      readingVersion,
      place: found.place,
      edition: found.edition,
      how: howView(found),
    };
  }),
  answer(api.listCues, async () => ({
    readingVersion,
    rules: [...bars, ...questionsFirst].map(([{ id, weight, says, fix, basis }, ground]) => ({
      id,
      weight,
      says,
      fix,
      basis: basis.map(asBasis),
      ...(ground === undefined ? {} : { ground }),
    })),
    cues: cues
      .map(({ id, ground, means, sense, because, reads, unless = {} }) => ({
        id,
        ground,
        means,
        sense,
        because,
        pattern: reads.source,
        exceptions: Object.values(unless).flatMap(patternOf),
      }))
      .concat(pairRows()),
    words: [
      { name: "构筑物", words: [...lexicon.structures] },
      { name: "建设用词", words: [...lexicon.buildVerbs] },
      { name: "专业服务", words: [...lexicon.services] },
      { name: "管护用词", words: [...lexicon.upkeep] },
      { name: "货物", words: [...lexicon.goods] },
      { name: "购置用词", words: [...lexicon.buyVerbs] },
      { name: "否定词", words: [...lexicon.negators] },
      ...classWords(),
    ],
  })),
  answer(api.listWeights, async ({ input: { words, first } }) => {
    const rows = weightsNamed(words);
    return { found: rows.length, rows: rows.slice(0, first) };
  }),
  answer(api.listNegatives, async ({ db }) => ({
    rows: await listNegatives(db),
    notServices: [...notServices],
  })),
];
