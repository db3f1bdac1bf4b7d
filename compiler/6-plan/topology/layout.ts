import { placeInColumns, type Placed } from './columns.ts';
import type { Join, Networks } from './networks.ts';

/** Pixels. `row` is a line of text in a box, `rail` what a stack leaves free on its left, `drop` the way between a bar and a box. */
export const sizes = { width: 184, head: 28, row: 15, column: 220, gap: 10, bar: 24, drop: 34, margin: 20, rail: 16 } as const;

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** A network; `nameX` is where its name begins, beside the lines that pass behind it. */
export interface Bar { readonly name: string; readonly x: number; readonly y: number; readonly width: number; readonly nameX: number; readonly passes: readonly number[] }

export interface Box { readonly name: string; readonly platform: string; readonly rows: readonly string[]; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** From a bar, where its joint is, to a box. */
export interface Line { readonly network: number; readonly points: readonly Point[]; readonly label: string; readonly labelAt: Point }

type Point = readonly [x: number, y: number];

/** Networks are bars, one below the other, as wide as the guests that are plugged into them; guests are boxes between. */
export const layoutOf = (networks: Networks): Layout => {
  const placed = placeInColumns(networks);
  const ys = rowsOf(networks.names.length, placed);
  const boxes = placed.map(one => boxOf(one, ys));
  const lines = placed.flatMap((one, index) => linesOf(one, boxes[index]!, ys.bars));
  const bars = networks.names.map((name, network) => barOf(name, network, ys.bars[network]!, placed, boxes, lines));
  const right = Math.max(0, ...boxes.map(box => box.x + box.width), ...bars.map(bar => bar.x + bar.width));
  return { width: right + sizes.margin, height: ys.end + sizes.margin, bars, boxes, lines };
};

interface Rows {
  readonly bars: readonly number[];
  /** Of the boxes, by band and depth. */
  readonly boxes: readonly (readonly number[])[];
  readonly end: number;
}

/** From top to bottom: a bar, the boxes below it, the next bar. */
const rowsOf = (networks: number, placed: readonly Placed[]): Rows => {
  const { bar, drop, gap } = sizes;
  const bars: number[] = [];
  const boxes: number[][] = [];
  let end = 0;
  for (let band = 0; band < Math.max(1, networks); band += 1) {
    if (band > 0) end += drop;
    bars.push(end);
    end += networks === 0 ? 0 : bar;
    const there = placed.filter(one => one.band === band);
    const row: number[] = [];
    for (let depth = 0; there.some(one => one.depth === depth); depth += 1) {
      end += depth > 0 ? gap : networks === 0 ? 0 : drop;
      row.push(end);
      end += Math.max(...there.filter(one => one.depth === depth).map(heightOf));
    }
    boxes.push(row);
  }
  return { bars, boxes, end };
};

const heightOf = ({ member }: Placed): number => sizes.head + member.rows.length * sizes.row + (member.rows.length === 0 ? 0 : 4);

const boxOf = (one: Placed, ys: Rows): Box => ({
  name: one.member.name,
  platform: one.member.platform,
  rows: one.member.rows,
  x: sizes.margin + one.column * sizes.column + (one.stacked ? sizes.rail : 0),
  y: ys.boxes[one.band]?.[one.depth] ?? 0,
  width: sizes.width,
  height: heightOf(one),
});

const linesOf = ({ member: { joins }, band, stacked }: Placed, box: Box, bars: readonly number[]): Line[] => {
  const up = joins.filter(join => join.network === band);
  const down = joins.filter(join => join.network !== band);
  if (stacked) return up.slice(0, 1).map(join => rail(join, box, bars));
  const at = (index: number, count: number): number => box.x + Math.round(((index + 0.5) * box.width) / Math.max(count, 3));
  return [
    ...up.map((join, index): Line => {
      const x = at(index, up.length);
      return { network: join.network, points: [[x, bars[join.network]! + sizes.bar], [x, box.y]], label: join.name, labelAt: [x + 6, box.y - 8] };
    }),
    ...down.map((join, index): Line => {
      const x = at(index, down.length);
      return { network: join.network, points: [[x, bars[join.network]!], [x, box.y + box.height]], label: join.name, labelAt: [x + 6, box.y + box.height + 15] };
    }),
  ];
};

/** Many guests of one network hang on one line beside them. */
const rail = (join: Join, box: Box, bars: readonly number[]): Line => {
  const x = box.x - sizes.rail + 6;
  const y = box.y + sizes.head / 2;
  return { network: join.network, points: [[x, bars[join.network]! + sizes.bar], [x, y], [box.x, y]], label: '', labelAt: [x, y] };
};

const barOf = (name: string, network: number, y: number, placed: readonly Placed[], boxes: readonly Box[], lines: readonly Line[]): Bar => {
  const joined = boxes.filter((_, index) => placed[index]!.member.joins.some(join => join.network === network));
  const x = Math.min(...(joined.length === 0 ? [sizes.margin] : joined.map(box => box.x - (box.x - sizes.margin) % sizes.column)));
  const width = Math.max(x + sizes.width, ...joined.map(box => box.x + box.width)) - x;
  const passes = lines
    .filter(line => line.network !== network && line.points.some(point => point[1] < y) && line.points.some(point => point[1] > y))
    .map(line => line.points[0]![0]).filter(at => at > x && at < x + width).sort((a, b) => a - b);
  return { name, x, y, width, passes, nameX: roomFor(name.length * 7, x, passes) };
};

/** The first place, from the left, where a text of this width meets no line. */
const roomFor = (width: number, x: number, passes: readonly number[]): number =>
  [x, ...passes].map(at => at + 12).find(at => passes.every(pass => pass < at || pass > at + width)) ?? x + 12;
