import type { SourceFile, Span } from './span.ts';

/** Counted from 1. A column is a UTF-16 unit, as editors count; a tab is one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines in one text. The table of line starts is made at the first question. */
export interface Lines {
  position(offset: number): Position;
  /** Offsets of a line's text, without its end of line. */
  bounds(line: number): { readonly start: number; readonly end: number };
}

export const linesOf = (text: string): Lines => {
  let table: number[] | undefined;
  const starts = () => (table ??= lineStarts(text));
  return {
    position(offset) {
      const line = lastNotAfter(starts(), offset);
      return { line: line + 1, column: offset - (starts()[line] ?? 0) + 1 };
    },
    bounds(line) {
      const start = starts()[line - 1] ?? text.length;
      const next = starts()[line];
      const end = next === undefined ? text.length : next - 1;
      return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
    },
  };
};

const lineStarts = (text: string): number[] => {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
};

/** Index of the last start that is not after `offset`. */
const lastNotAfter = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
};

export interface Place {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** Says where spans are; keeps each file's table of lines. */
export interface Locator {
  lines(file: SourceFile): Lines;
  place(span: Span): Place;
}

export const createLocator = (): Locator => {
  const known = new Map<SourceFile, Lines>();
  const lines = (file: SourceFile): Lines => {
    const table = known.get(file) ?? linesOf(file.text);
    known.set(file, table);
    return table;
  };
  return {
    lines,
    place: ({ file, start, end }) => ({ path: file.path, start: lines(file).position(start), end: lines(file).position(end) }),
  };
};
