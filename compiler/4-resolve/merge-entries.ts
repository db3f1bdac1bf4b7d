import type { Place } from '../schema/place.ts';
import type { Row } from '../schema/row.ts';
import type { Removal } from './draft.ts';
import { Overlay } from './overlay.ts';
import type { ResolvedBlock, ResolvedEntry } from './tree.ts';

type Entries = ResolvedBlock['entries'];

/** What is resolved, and what is said nearer: as inheritance, but of trees without variables. */
export const mergeEntries = (base: Entries, own: Entries, removals: readonly Removal[], place: Place | undefined): Entries => {
  const left = without(base, removals);
  const changed = new Map<string, readonly ResolvedEntry[]>();
  own.forEach((entries, key) => changed.set(key, mergeLists(left.get(key) ?? [], entries, key, place)));
  if (changed.size === 0) return left;
  return left instanceof Overlay ? new Overlay(left.base, new Map([...left.own, ...changed])) : new Overlay(left, changed);
};

const without = (entries: Entries, removals: readonly Removal[]): Entries => {
  if (removals.length === 0) return entries;
  const left = new Map([...entries]);
  for (const { key, name } of removals) {
    const kept = name === undefined ? [] : (left.get(key) ?? []).filter(entry => nameOf(entry) !== name);
    if (kept.length === 0) left.delete(key);
    else left.set(key, kept);
  }
  return left;
};

const mergeLists = (base: readonly ResolvedEntry[], own: readonly ResolvedEntry[], key: string, place: Place | undefined): readonly ResolvedEntry[] => {
  const keyword = place?.find(key);
  switch (keyword?.row.repeat) {
    case 'text':
      return [...base, ...own];
    case 'named': {
      const byName = new Map(base.map(entry => [nameOf(entry), entry]));
      for (const entry of own) byName.set(nameOf(entry), mergeBlocks(byName.get(nameOf(entry)), entry, keyword.row, keyword.inside));
      return [...byName.values()];
    }
    case 'one':
      return own.map(entry => mergeBlocks(base[0], entry, keyword.row, keyword.inside));
    default:
      return own;
  }
};

const nameOf = (entry: ResolvedEntry): string => (entry.kind === 'block' ? entry.name ?? '' : '');

const mergeBlocks = (base: ResolvedEntry | undefined, own: ResolvedEntry, row: Row, inside: Place | undefined): ResolvedEntry => {
  if (base?.kind !== 'block' || own.kind !== 'block') return own;
  const entries = row.shape.kind === 'block' ? mergeEntries(base.entries, own.entries, [], inside) : mergeLines(base.entries, own.entries, row);
  return { ...own, entries };
};

/** Entries of a name are replaced by the nearest of that name. */
const mergeLines = (base: Entries, own: Entries, { shape }: Row): Entries => {
  const key = shape.kind === 'lines' ? shape.key : 0;
  const byName = new Map<string, ResolvedEntry>();
  for (const entry of [...base.get('') ?? [], ...own.get('') ?? []]) byName.set(lineName(entry, key), entry);
  return new Map([['', [...byName.values()]]]);
};

const lineName = (entry: ResolvedEntry, key: number): string =>
  (key === 0 || entry.kind !== 'line' ? entry.keyword : entry.values[key - 1]?.text ?? '');
