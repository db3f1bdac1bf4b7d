import { findEverywhere, usageOf, type Found } from './reference.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One row of the keyword table, as programs want it. */
export interface KeywordItem {
  readonly word: string;
  readonly aliases: readonly string[];
  /** Keywords of the blocks that it stands in, outermost first; none at the top level. `host` is a superclass and `defaults` too. */
  readonly path: readonly string[];
  readonly usage: string;
  readonly doc: string;
  readonly example: string;
  readonly default?: string;
  readonly secret: boolean;
  readonly platform?: string;
  readonly plugin?: string;
  readonly notServed?: string;
}

/** All places of one word, or of every word: what `mlnc keywords --json` prints. */
export const keywordItems = (vocabulary: Vocabulary, word: string | undefined): readonly KeywordItem[] =>
  (word === undefined ? allWords(vocabulary) : [word]).flatMap(each => findEverywhere(vocabulary, each).map(itemOf));

/** First names of all words, sorted. */
export const allWords = (vocabulary: Vocabulary): readonly string[] => {
  const words = new Set<string>();
  const places = Object.values(vocabulary.places);
  for (const place of new Set(places)) {
    for (const { name, inside } of place.keywords) {
      words.add(name);
      for (const inner of inside?.keywords ?? []) words.add(inner.name);
    }
  }
  return [...words].sort();
};

const itemOf = ({ path, keyword: { name, row, owner } }: Found): KeywordItem => ({
  word: name,
  aliases: row.aliases,
  path,
  usage: usageOf(name, row),
  doc: row.doc,
  example: row.example,
  ...(row.default !== undefined && { default: row.default }),
  secret: row.secret,
  ...(owner?.kind === 'platform' && { platform: owner.target.name }),
  ...(owner?.kind === 'plugin' && { plugin: owner.plugin.name }),
  ...(row.notServed !== undefined && { notServed: row.notServed }),
});
