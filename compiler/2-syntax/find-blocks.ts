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
  let statementStart = true;
  let wordStart = true;

  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const inExpansion = open.length > 0 && open[open.length - 1]?.expansion === true;
    let next = i + 1;
    if (unit === BACKSLASH) next = i + 2;
    else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const end = unit === DOUBLE_QUOTE && i < unpairedUntil ? undefined : endOfQuote(text, i);
      if (end === undefined && unit === DOUBLE_QUOTE) unpairedUntil = endOfLine(text, i);
      next = end ?? next;
    } else if (unit === HASH && wordStart && !inExpansion) {
      const directive = statementStart ? includeAt(text, i) : undefined;
      next = directive ? directive.pathEnd : endOfLine(text, i);
    } else if (unit === DOLLAR && text.charCodeAt(i + 1) === OPEN_BRACE) {
      next = i + 2;
      if (!cannotClose(text, i)) open.push({ at: i + 1, expansion: true });
    } else if (unit === OPEN_BRACE && !inExpansion) {
      open.push({ at: i, expansion: false });
      if (open.length + depth > DEEPEST_NESTING) tooDeep ??= i;
    } else if (unit === CLOSE_BRACE) {
      const top = open.pop();
      if (top === undefined) surplus.add(i);
      else closeOf.set(top.at, i);
    }
    // The word goes on behind `${x}`: `${x}#` is no comment.
    const endsExpansion = unit === CLOSE_BRACE && inExpansion;
    const separates = unit === NEWLINE || unit === SEMICOLON || unit === OPEN_BRACE || (unit === CLOSE_BRACE && !endsExpansion);
    statementStart = separates || (statementStart && isBlank(unit));
    wordStart = endsWord(unit) && !endsExpansion;
    i = next;
  }
  const unclosed = culprits(text, open.map(({ at }) => at), closeOf);
  for (const { at } of open) closeOf.set(at, text.length);
  return { closeOf, surplus, tooDeep, unclosed };
};

/** `${name` before white space or the end is wrong in a shell as well: it opens nothing, so that it cannot swallow a `}`. */
const cannotClose = (text: string, dollar: number): boolean => {
  let i = dollar + 2;
  while (isNameUnit(text.charCodeAt(i))) i++;
  return i >= text.length || isBlank(text.charCodeAt(i)) || text.charCodeAt(i) === NEWLINE || text.charCodeAt(i) === SEMICOLON;
};
