/** Numbers in a name: `www[1-40]`, `node[01-16]`. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
  /** Digits of the zero-padded form, 1 where it is not padded. */
  readonly width: number;
  /** Offsets in the text, of the opening bracket and after the closing one. */
  readonly start: number;
  readonly end: number;
}

const rangePattern = /\[(\d{1,9})-(\d{1,9})\]/g;

/** All ranges of a text, in order. */
export const findRanges = (text: string): readonly NumberRange[] =>
  [...text.matchAll(rangePattern)].map(match => {
    const first = match[1] as string;
    const padded = first.startsWith('0') && first.length > 1;
    return {
      first: Number(first),
      last: Number(match[2]),
      width: padded ? first.length : 1,
      start: match.index,
      end: match.index + match[0].length,
    };
  });

export const writeNumber = (range: NumberRange, index: number): string => String(index).padStart(range.width, '0');
