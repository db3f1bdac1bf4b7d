import type { Guest } from '../../5-model/project.ts';
import type { Join, Networks } from './networks.ts';

export const sizes = { box: { width: 176, height: 46 }, column: 216, gap: 10, bar: 22, drop: 44, margin: 28, railIndent: 18 } as const;

/** Columns that single guests spread over before they are stacked. */
const COLUMNS = 5;

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly { readonly name: string; readonly y: number }[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export interface Box { readonly guest: Guest; readonly x: number; readonly y: number; readonly note: string }

/** From a bar to a box; `label` is text beside it, at `labelY`. A rail has none. */
export interface Line { readonly points: readonly (readonly [x: number, y: number])[]; readonly label: string; readonly labelY: number }

interface Placed { readonly guest: Guest; readonly joins: readonly Join[]; readonly column: number; readonly depth: number; readonly stacked: boolean }

/**
 * Networks are bars across the picture, one below the other. A guest stands below the uppermost of its networks, and its
 * other lines run down to theirs in a column of its own. Guests of one network fill the columns that are left, and are
 * stacked where they are many.
 */
export const layoutOf = ({ names, members }: Networks): Layout => {
  const bands = Array.from({ length: Math.max(1, names.length) }, (): Placed[] => []);
  const busy: number[] = [];
  const crossing = bands.map(() => new Set<number>());
  for (const { guest, joins } of [...members].sort((a, b) => first(a.joins) - first(b.joins))) {
    const top = first(joins);
    const bottom = joins.at(-1)?.network ?? top;
    if (top === bottom) continue;
    let column = busy.findIndex(until => until <= top);
    if (column < 0) column = busy.length;
    busy[column] = bottom;
    for (let band = top; band < bottom; band += 1) crossing[band]!.add(column);
    bands[top]!.push({ guest, joins, column, depth: 0, stacked: false });
  }
  bands.forEach((band, index) => {
    const single = members.filter(({ joins }) => first(joins) === index && (joins.at(-1)?.network ?? index) === index);
    const most = Math.max(COLUMNS, busy.length);
    const free = Array.from({ length: most + 1 }, (_, column) => column).filter(column => !crossing[index]!.has(column)).slice(0, Math.max(1, COLUMNS - crossing[index]!.size));
    const depth = Math.max(1, Math.ceil(single.length / free.length));
    single.forEach(({ guest, joins }, place) => band.push({ guest, joins, column: free[Math.floor(place / depth)]!, depth: place % depth, stacked: depth > 1 }));
  });
  return place(names, bands);
};

const first = (joins: readonly Join[]): number => joins[0]?.network ?? 0;

const place = (names: readonly string[], bands: readonly (readonly Placed[])[]): Layout => {
  const { box, column, gap, bar, drop, margin } = sizes;
  const barY: number[] = [];
  const boxY: number[] = [];
  let y = margin;
  bands.forEach((band, index) => {
    barY[index] = y;
    boxY[index] = y + (names.length === 0 ? 0 : bar + drop);
    const depth = Math.max(0, ...band.map(one => one.depth + 1));
    const passes = index < bands.length - 1;
    y = boxY[index]! + depth * (box.height + gap) + (passes ? drop - gap : 0);
  });
  const columns = Math.max(1, ...bands.flatMap(band => band.map(one => one.column + 1)));
  const all = bands.flatMap((band, index) => band.map(one => ({ one, index })));
  return {
    width: margin * 2 + columns * column,
    height: y + margin - gap,
    bars: names.map((name, index) => ({ name, y: barY[index]! })),
    boxes: all.map(({ one, index }) => ({
      guest: one.guest,
      x: margin + one.column * column + (column - box.width) / 2 + (one.stacked ? sizes.railIndent / 2 : 0),
      y: boxY[index]! + one.depth * (box.height + gap),
      note: one.stacked ? one.joins.map(join => join.label).join(', ') : '',
    })),
    lines: all.flatMap(({ one, index }) => linesOf(one, boxY[index]!, barY)),
  };
};

const linesOf = (one: Placed, top: number, barY: readonly number[]): Line[] => {
  const { box, column, gap, bar, margin, railIndent } = sizes;
  const left = margin + one.column * column + (column - box.width) / 2;
  const y = top + one.depth * (box.height + gap);
  if (one.stacked) {
    const rail = left - railIndent / 2;
    return one.joins.slice(0, 1).map(join => ({ points: [[rail, barY[join.network]! + bar], [rail, y + box.height / 2], [left + railIndent / 2, y + box.height / 2]], label: '', labelY: 0 }));
  }
  const above = one.joins.filter(join => join.network === first(one.joins));
  const below = one.joins.filter(join => join.network !== first(one.joins));
  const at = (index: number, count: number): number => left + ((index + 1) * box.width) / (count + 1) - (count === 1 ? box.width / 4 : 0);
  return [
    ...above.map((join, index): Line => ({ points: [[at(index, above.length), barY[join.network]! + bar], [at(index, above.length), y]], label: join.label, labelY: barY[join.network]! + bar + 16 + index * 13 })),
    ...below.map((join, index): Line => ({ points: [[at(index, below.length), y + box.height], [at(index, below.length), barY[join.network]!]], label: join.label, labelY: barY[join.network]! - 8 - (below.length - 1 - index) * 13 })),
  ];
};
