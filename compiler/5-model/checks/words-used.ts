import { Overlay } from '../../4-resolve/overlay.ts';
import type { ResolvedBlock, ResolvedEntry } from '../../4-resolve/tree.ts';

type Entries = ResolvedBlock['entries'];

/** Every keyword that stands in one of the blocks or inside it. What many of them inherit is looked at once. */
export const wordsUsed = (blocks: readonly ResolvedBlock[]): ReadonlySet<string> => {
  const words = new Set<string>();
  const seen = new Set<Entries>();
  const look = (entries: Entries): void => {
    if (entries instanceof Overlay) {
      if (!seen.has(entries.base)) look(entries.base);
      seen.add(entries.base);
      entries.own.forEach(lookAt);
    } else entries.forEach(lookAt);
  };
  const lookAt = (list: readonly ResolvedEntry[], word: string): void => {
    words.add(word);
    list.forEach(lookInside);
  };
  const lookInside = (entry: ResolvedEntry): void => {
    if (entry.kind === 'block') look(entry.entries);
  };
  for (const block of blocks) look(block.entries);
  return words;
};
