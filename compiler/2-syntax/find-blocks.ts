import {
  BACKSLASH, CLOSE_BRACE, DOLLAR, DOUBLE_QUOTE, HASH, NEWLINE, OPEN_BRACE, SEMICOLON, SINGLE_QUOTE,
  endOfLine, endOfQuote, endsWord, includeAt, isBlank, isNameUnit,
} from './characters.ts';
import { culprits } from './unclosed-blocks.ts';

/** Blocks, and what they stand in, may be nested this deep. */
export const DEEPEST_NESTING = 256;

/** The braces of a file, by offset of the opening one; those of `${ }` are among them. */
export interface FoundBlocks {
  readonly closeOf: ReadonlyMap<number, number>;
  /** Opening braces to blame for what is not closed. */
  readonly unclosed: readonly number[];
  /** Closing braces with nothing to close. */
  readonly surplus: ReadonlySet<number>;
  /** The first brace that is nested too deep. */
  readonly tooDeep: number | undefined;
}

interface Open {
  readonly at: number;
  readonly expansion: boolean;
}

/** By unit: does it mean anything here? All others are passed over. */
const telling = Uint8Array.from({ length: 128 }, (_, unit) =>
  Number([BACKSLASH, DOUBLE_QUOTE, SINGLE_QUOTE, HASH, DOLLAR, OPEN_BRACE, CLOSE_BRACE].includes(unit)));

/**
 * Finds blocks by their braces alone, by rules that hold for statements and raw text alike, before anybody knows
 * which is which: a brace does not count when it is escaped, in a comment, in a quote that closes on its line, or
 * inside `${ }`. One pass, linear. `depth` is that of the block which includes the file.
 */
export const findBlocks = (text: string, depth = 0): FoundBlocks => {
  const closeOf = new Map<number, number>();
  const surplus = new Set<number>();
  const open: Open[] = [];
  let tooDeep: number | undefined;
  // A mark without a partner is looked for once a line, not once for each further mark.
  let unpairedUntil = 0;
  // Where an escape or `${x}` ended: the word goes on there, `${x}#` is no comment.
  let wordGoesOn = -1;

  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || telling[unit] === 0) {
      i++;
      continue;
    }
    const inExpansion = open.length > 0 && open[open.length - 1]?.expansion === true;
    let next = i + 1;
    if (unit === BACKSLASH) wordGoesOn = next = i + 2;
    else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const end = unit === DOUBLE_QUOTE && i < unpairedUntil ? undefined : endOfQuote(text, i);
      if (end === undefined && unit === DOUBLE_QUOTE) unpairedUntil = endOfLine(text, i);
      next = end ?? next;
    } else if (unit === HASH) {
      if (!inExpansion && i !== wordGoesOn && (i === 0 || endsWord(text.charCodeAt(i - 1)))) {
        const directive = beginsStatement(text, i, wordGoesOn) ? includeAt(text, i) : undefined;
        next = directive ? directive.pathEnd : endOfLine(text, i);
      }
    } else if (unit === DOLLAR) {
      if (text.charCodeAt(i + 1) === OPEN_BRACE) {
        next = i + 2;
        if (!cannotClose(text, i)) open.push({ at: i + 1, expansion: true });
        else wordGoesOn = next;
      }
    } else if (unit === OPEN_BRACE) {
      if (!inExpansion) {
        open.push({ at: i, expansion: false });
        if (open.length + depth > DEEPEST_NESTING) tooDeep ??= i;
      }
    } else {
      const top = open.pop();
      if (top === undefined) surplus.add(i);
      else closeOf.set(top.at, i);
      if (inExpansion) wordGoesOn = next;
    }
    i = next;
  }
  const unclosed = culprits(text, open.map(({ at }) => at), closeOf);
  for (const { at } of open) closeOf.set(at, text.length);
  return { closeOf, surplus, tooDeep, unclosed };
};

/** Whether nothing but blanks stands between an offset and the last end of a statement. */
const beginsStatement = (text: string, offset: number, wordGoesOn: number): boolean => {
  let i = offset;
  while (i > 0 && isBlank(text.charCodeAt(i - 1))) i--;
  if (i === 0) return true;
  const unit = text.charCodeAt(i - 1);
  return i !== wordGoesOn && (unit === NEWLINE || unit === SEMICOLON || unit === OPEN_BRACE || unit === CLOSE_BRACE);
};

/** `${name` before white space or the end is wrong in a shell as well: it opens nothing, so that it cannot swallow a `}`. */
const cannotClose = (text: string, dollar: number): boolean => {
  let i = dollar + 2;
  while (isNameUnit(text.charCodeAt(i))) i++;
  return i >= text.length || isBlank(text.charCodeAt(i)) || text.charCodeAt(i) === NEWLINE || text.charCodeAt(i) === SEMICOLON;
};
