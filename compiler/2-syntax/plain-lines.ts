import { HASH, NEWLINE, OPEN_BRACE, isBlank, isNameUnit } from './characters.ts';
import type { FoundBlocks } from './find-blocks.ts';
import type { Parts } from './parts.ts';

/** By unit: may it stand anywhere in a word and mean nothing but itself? */
const plain = Uint8Array.from({ length: 128 }, (_, unit) => Number(isNameUnit(unit) || '.:/+,%@-'.includes(String.fromCharCode(unit))));

const isPlain = (unit: number): boolean => unit < 128 && plain[unit] === 1;

const isSpace = (unit: number): boolean => isBlank(unit) || unit === NEWLINE;

/**
 * Reads the next statement where it is a line of plain words, or such words and a block, as most are, without the lexer:
 * into `parts`. Returns the offset behind it, undefined where the lexer has to look; with no part where nothing but
 * white space is left.
 */
export const readPlainLine = (text: string, from: number, limit: number, blocks: FoundBlocks, parts: Parts): number | undefined => {
  let i = endOfSpace(text, from, limit);
  parts.clear();
  if (i >= limit) return limit;
  while (i < limit && text.charCodeAt(i) !== NEWLINE) {
    const start = i;
    while (i < limit && isPlain(text.charCodeAt(i))) i++;
    if (i === start) return parts.length > 0 && text.charCodeAt(i) === OPEN_BRACE ? readBody(i, limit, blocks, parts) : undefined;
    parts.add('word', start, i);
    if (i < limit && !isSpace(text.charCodeAt(i))) return undefined;
    while (i < limit && isBlank(text.charCodeAt(i))) i++;
  }
  if (i >= limit) return undefined;
  // A brace on a later line would make the line a header.
  const next = endOfSpace(text, i + 1, limit);
  const unit = next < limit ? text.charCodeAt(next) : NEWLINE;
  return unit === OPEN_BRACE || unit === HASH ? undefined : i + 1;
};

const endOfSpace = (text: string, from: number, limit: number): number => {
  let i = from;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  return i;
};

const readBody = (open: number, limit: number, { closeOf }: FoundBlocks, parts: Parts): number | undefined => {
  const close = closeOf.get(open);
  if (close === undefined || close >= limit) return undefined;
  parts.add('body', open, close + 1);
  return close + 1;
};
