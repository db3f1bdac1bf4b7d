import type { Member, Networks } from './networks.ts';

/** Columns that guests of one network spread over before they are stacked. */
const COLUMNS = 5;

/** A guest in the grid: below network `band`, in a column; `depth` counts down a stack. */
export interface Placed {
  readonly member: Member;
  readonly band: number;
  readonly column: number;
  readonly depth: number;
  readonly stacked: boolean;
}

/**
 * A guest stands below the uppermost of its networks, and its other lines run down in its own column, which nothing else
 * uses until the last of them. Those with the shortest way get the columns on the left, so that long lines run outside.
 * Guests of one network fill the columns that are left, and are stacked where they are many.
 */
export const placeInColumns = ({ names, members }: Networks): readonly Placed[] => {
  const columns: (readonly [from: number, to: number])[][] = [];
  const between = members.filter(member => last(member) > first(member))
    .sort((a, b) => last(a) - first(a) - (last(b) - first(b)) || first(a) - first(b))
    .map((member): Placed => {
      const [from, to] = [first(member), last(member)];
      const found = columns.findIndex(used => used.every(other => other[1] <= from || to <= other[0]));
      const column = found < 0 ? columns.length : found;
      (columns[column] ??= []).push([from, to]);
      return { member, band: from, column, depth: 0, stacked: false };
    });
  const bands = Math.max(1, names.length);
  return [...between, ...Array.from({ length: bands }, (_, band) => fill(band, members, columns)).flat()];
};

const fill = (band: number, members: readonly Member[], columns: readonly (readonly (readonly [from: number, to: number])[])[]): Placed[] => {
  const single = members.filter(member => first(member) === band && last(member) === band);
  const isFree = (column: number): boolean => (columns[column] ?? []).every(([from, to]) => band < from || to <= band);
  const free = Array.from({ length: columns.length + COLUMNS }, (_, column) => column).filter(isFree);
  const wanted = Math.min(COLUMNS, single.length);
  const inside = free.filter(column => column < COLUMNS);
  const chosen = free.slice(0, Math.min(wanted, Math.max(inside.length, 2)));
  const depth = Math.ceil(single.length / Math.max(1, chosen.length));
  return single.map((member, index) => ({ member, band, column: chosen[Math.floor(index / depth)] ?? 0, depth: index % depth, stacked: depth > 1 }));
};

const first = ({ joins }: Member): number => joins[0]?.network ?? 0;
const last = ({ joins }: Member): number => joins.at(-1)?.network ?? 0;
