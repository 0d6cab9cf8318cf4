import {
  better,
  byGrams,
  byHomophones,
  byLetters,
  bySlip,
  bySynonym,
  docsOf,
  everyday,
  gramsOf,
  inName,
  inScope,
  raritiesOf,
  saidIn,
  spellsWhole,
  stemOf,
  termsOf,
  type Doc,
  type Found,
  type Hit,
  type Searchable,
} from "./matching.ts";
import { readingsIn, soundsOf, type Sound } from "./sounds.ts";

export type CatalogIndex = {
  size: number;
  /** The best first. Letters are read as pinyin, digits as codes, all else as words. */
  find(words: string, limit?: number): Promise<Found[]>;
};

type Scored = ReadonlyMap<Doc, Hit>;

const scored = (docs: readonly Doc[], hitOf: (doc: Doc, at: number) => Hit | undefined): Scored =>
  new Map(
    docs.flatMap((doc, at) => {
      const hit = hitOf(doc, at);
      return hit ? [[doc, hit] as const] : [];
    }),
  );

/** An everyday word that is only guessed at stands behind a name that was said. */
const lowered = (hit: Hit | undefined, factor: number): Hit | undefined =>
  hit && { ...hit, score: hit.score * factor };

const byCode = (code: string, docs: readonly Doc[]): Scored =>
  scored(docs, (doc) => {
    const own = doc.code.toLowerCase();
    if (!own.startsWith(code)) return undefined;
    return { score: 0.8 + (0.2 * code.length) / own.length, matched: doc.code, by: "code" };
  });

/** 目录查找: by words, by pinyin and its initials, by code; modestly patient with slips. */
export function buildIndex(
  items: readonly Searchable[],
  purchaseItems: readonly Searchable[],
): CatalogIndex {
  const docs = docsOf(items, purchaseItems);
  const rarity = raritiesOf(docs);
  let spelling: Promise<{ names: Sound[]; words: Sound[] }> | undefined;
  const sounds = () =>
    (spelling ??= Promise.all([
      soundsOf(docs.map((doc) => doc.plainName)),
      soundsOf(everyday.map((one) => one.word)),
    ]).then(([names, words]) => ({ names, words })));

  const inWords = async (term: string): Promise<Scored> => {
    const said = saidIn(term);
    const grams = gramsOf(term);
    const found = scored(docs, (doc) =>
      better(
        better(inName(term, doc), bySynonym(said, term, doc)),
        better(inScope(term, doc), byGrams(grams, doc, rarity)),
      ),
    );
    const asked = stemOf(term);
    if (asked.length < 2 || [...found.values()].some((hit) => hit.score >= 0.6)) return found;
    const { names, words } = await sounds();
    const readings = await readingsIn(asked);
    const meant = everyday.filter(({ word }, at) =>
      byHomophones(asked, readings, { plainName: word }, words[at]!),
    );
    return scored(docs, (doc, at) =>
      better(
        better(byHomophones(asked, readings, doc, names[at]!), found.get(doc)),
        lowered(bySynonym(meant, asked, doc), 0.75),
      ),
    );
  };

  const inLetters = async (letters: string): Promise<Scored> => {
    const { names, words } = await sounds();
    const said = everyday.filter((_, at) => spellsWhole(letters, words[at]!));
    const found = scored(docs, (doc, at) =>
      better(byLetters(letters, names[at]!), lowered(bySynonym(said, letters, doc), 0.9)),
    );
    if (found.size > 0 || letters.length < 5) return found;
    return scored(docs, (_, at) => bySlip(letters, names[at]!));
  };

  const scoredBy = async (term: string): Promise<Scored> => {
    if (/\d/.test(term)) return byCode(term, docs);
    return /^[a-z]+$/.test(term) ? inLetters(term) : inWords(term);
  };

  return {
    size: docs.length,
    async find(words, limit = 20) {
      const all = await Promise.all(termsOf(words).map(scoredBy));
      return ranked(all, limit);
    },
  };
}

/** What answers to more of the terms stands before what answers to fewer; the catalog, which can be bought from, a little before the 品目. */
function ranked(all: readonly Scored[], limit: number): Found[] {
  const docs = new Set(all.flatMap((one) => [...one.keys()]));
  return [...docs]
    .map((doc): Found => {
      const hits = all.flatMap((one) => one.get(doc) ?? []);
      const total = hits.reduce((sum, hit) => sum + hit.score, 0);
      const [best] = hits.toSorted((a, b) => b.score - a.score);
      const { code, name, kind, path } = doc;
      const { matched, by } = best!;
      const own = kind === "item" ? 0.08 : 0;
      const score = Math.min(1, total / all.length + own);
      return { code, name, kind, path, score, matched, by };
    })
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}
