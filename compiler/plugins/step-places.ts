import { placeInBody } from '../4-resolve/place-in-body.ts';
import type { ResolvedBlock } from '../4-resolve/tree.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { SettingPlace } from '../schema/operations.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Plugin } from './plugin.ts';

/** Where messages about what a plug-in asks for in one of its steps can point. */
export interface StepPlaces {
  /** Where an operation says no place: the first of the plug-in's words, else where it is named. */
  readonly usual: () => Origin;
  /** None where the step sees no such block. */
  readonly ofSetting: (place: SettingPlace) => Origin | undefined;
}

interface Seen {
  readonly vocabulary: Vocabulary;
  /** Blocks in which the plug-in's words may stand. */
  readonly blocks: () => readonly ResolvedBlock[];
  /** Others whose bodies the step sees. */
  readonly further?: () => readonly ResolvedBlock[];
}

/** First names, each once. */
export const wordsOfPlugin = ({ keywords }: Plugin): readonly string[] => [...new Set(Object.values(keywords).flatMap(rows => Object.keys(rows ?? {})))];

export const placesOfStep = ({ plugin, named }: { readonly plugin: Plugin; readonly named?: Origin | undefined }, { vocabulary: { places }, blocks, further }: Seen): StepPlaces => {
  let byName: ReadonlyMap<string, ResolvedBlock> | undefined;
  return {
    usual: () => {
      const words = wordsOfPlugin(plugin);
      const there = blocks();
      for (const { entries } of there) {
        for (const word of words) {
          const entry = entries.get(word)?.[0];
          if (entry !== undefined) return entry.origin;
        }
      }
      return named ?? (there[0] as ResolvedBlock).origin;
    },
    ofSetting: ({ kind, name, path }) => {
      byName ??= new Map([...blocks(), ...further?.() ?? []].map(block => [keyOf(block.keyword, block.name), block]));
      const block = byName.get(keyOf(kind, name));
      return block && placeInBody(block, places[kind === 'superclass' ? 'host' : kind], path);
    },
  };
};

const keyOf = (kind: string, name: string | undefined): string => (name === undefined ? kind : `${kind} ${name}`);
