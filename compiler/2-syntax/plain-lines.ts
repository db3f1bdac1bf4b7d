import { HASH, NEWLINE, OPEN_BRACE, isBlank, isNameUnit } from './characters.ts';
import type { Parts } from './parts.ts';

/** By unit: may it stand anywhere in a word and mean nothing but itself? */
const plain = Uint8Array.from({ length: 128 }, (_, unit) => Number(isNameUnit(unit) || '.:/+,%@-'.includes(String.fromCharCode(unit))));

const isPlain = (unit: number): boolean => unit < 128 && plain[unit] === 1;

const isSpace = (unit: number): boolean => isBlank(unit) || unit === NEWLINE;

/**
 * Reads the next statement where it is a line of plain words, as most are, without the lexer: into `parts`, each a word.
 * Returns the offset behind the line, or undefined where the lexer has to look.
 */
export const readPlainLine = (text: string, from: number, limit: number, parts: Parts): number | undefined => {
  let i = from;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  parts.clear();
  while (i < limit && text.charCodeAt(i) !== NEWLINE) {
    const start = i;
    while (i < limit && isPlain(text.charCodeAt(i))) i++;
    if (i === start) return undefined;
    parts.add('word', start, i);
    if (i < limit && !isSpace(text.charCodeAt(i))) return undefined;
    while (i < limit && isBlank(text.charCodeAt(i))) i++;
  }
  if (parts.length === 0 || i >= limit) return undefined;
  const end = i + 1;
  // A brace on a later line would make the line a header.
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  const next = i < limit ? text.charCodeAt(i) : NEWLINE;
  return next === OPEN_BRACE || next === HASH ? undefined : end;
};
