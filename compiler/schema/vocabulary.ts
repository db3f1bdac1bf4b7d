/** All words that one compilation knows, as one value: built-in, of its platforms, and of its plug-ins. */
import type { PlaceKind, PluginKeywords, TargetKeywords } from './extension.ts';
import { buildPlaces, type Conflict } from './places.ts';
import type { Keyword, Place } from './place.ts';
import { closest } from './suggest.ts';

export type { Keyword, Place } from './place.ts';
export type { Conflict } from './places.ts';
export type { PlaceKind, PluginKeywords, TargetKeywords } from './extension.ts';

/** How the body of a block is to be read: as keywords, as free lines, or not at all. */
export type BodyKind = 'statements' | 'lines' | 'raw';

export interface Vocabulary {
  /** The places by kind. A superclass and `defaults` are `host`. */
  readonly places: Readonly<Record<PlaceKind, Place>>;
  /** The place inside the blocks with these keywords, outermost first; `[]` is the top level. None where a word is unknown or its block holds no keywords. */
  place(parents: readonly string[]): Place | undefined;
  /** The row of a word at that place, aliases resolved. */
  find(parents: readonly string[], word: string): Keyword | undefined;
  /** For the syntax. A word that is not known there is taken as the one that was most likely meant. */
  bodyOf(parents: readonly string[], keyword: string): BodyKind;
  /** "Did you mean", of the words at that place. */
  suggest(parents: readonly string[], word: string): string | undefined;
  /** Keywords of the blocks that know this word, for "it belongs into": `network` is known in `host`. */
  placesOf(word: string): readonly PlaceKind[];
  readonly targets: readonly TargetKeywords[];
  readonly plugins: readonly PluginKeywords[];
  /** By name or alias. */
  target(word: string): TargetKeywords | undefined;
  readonly defaultTarget: TargetKeywords;
  /** Words that two claim at one place: the first has it, the second is to be reported. */
  readonly conflicts: readonly Conflict[];
}

export interface VocabularyParts {
  readonly targets: readonly TargetKeywords[];
  readonly plugins: readonly PluginKeywords[];
}

/** Throws where not exactly one target is the default: a fault of the build, not of a description. */
export const createVocabulary = ({ targets, plugins }: VocabularyParts): Vocabulary => {
  const [defaultTarget, second] = targets.filter((target) => target.isDefault);
  if (defaultTarget === undefined || second !== undefined) throw new Error('exactly one platform must be the default');
  const { places, conflicts } = buildPlaces(targets, plugins);
  const byWord = new Map(targets.flatMap((target) => [target.name, ...target.aliases].map((word) => [word, target] as const)));

  const place = (parents: readonly string[]): Place | undefined => {
    let here: Place | undefined = places.top;
    for (const word of parents) here = here?.find(word)?.inside;
    return here;
  };
  const suggest = (parents: readonly string[], word: string): string | undefined => closest(word, place(parents)?.words ?? []);
  const find = (parents: readonly string[], word: string): Keyword | undefined => place(parents)?.find(word);

  /** Blocks around, each that is not known taken as the one that was most likely meant. */
  const meant = (written: readonly string[]): readonly string[] =>
    written.reduce<readonly string[]>((parents, word) => [...parents, find(parents, word) === undefined ? suggest(parents, word) ?? word : word], []);

  return {
    places,
    place,
    find,
    suggest,
    bodyOf(written, keyword) {
      const parents = meant(written);
      const last = parents[parents.length - 1];
      if (last !== undefined && find(parents.slice(0, -1), last)?.row.shape.kind === 'lists') return 'lines';
      return bodyOfRow(find(parents, keyword) ?? find(parents, suggest(parents, keyword) ?? ''));
    },
    placesOf: (word) => (Object.keys(places) as PlaceKind[]).filter((kind) => places[kind].find(word) !== undefined),
    targets,
    plugins,
    target: (word) => byWord.get(word),
    defaultTarget,
    conflicts,
  };
};

const bodyOfRow = (keyword: Keyword | undefined): BodyKind => {
  switch (keyword?.row.shape.kind) {
    case 'raw': return 'raw';
    case 'lines':
    case 'list': return 'lines';
    default: return 'statements';
  }
};
