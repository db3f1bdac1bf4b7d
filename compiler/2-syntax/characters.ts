/** UTF-16 units that mean something to blocks and statements. */
export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const SINGLE_QUOTE = 39;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const BACKSLASH = 92;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** White space within a line; the carriage return of a CRLF is one. */
export const isBlank = (unit: number): boolean => unit === SPACE || unit === TAB || unit === RETURN;

/** Without the white space at its end; other characters that merely look empty are text. */
export const withoutBlanksAtEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
};

/** Letters, digits and `_`: what a variable's name consists of. */
export const isNameUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95;

export const isNameStart = (unit: number): boolean => isNameUnit(unit) && !(unit >= 48 && unit <= 57);

export const endOfLine = (text: string, from: number, limit = text.length): number => {
  const end = text.indexOf('\n', from);
  return end < 0 || end > limit ? limit : end;
};

/**
 * Where a quote that begins at `start` ends: the offset behind its closing mark, or undefined when its line ends
 * first. In double quotes a backslash takes the next character with it.
 */
export const endOfQuote = (text: string, start: number, limit = text.length): number | undefined => {
  const mark = text.charCodeAt(start);
  for (let i = start + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === mark) return i + 1;
    if (unit === NEWLINE) return undefined;
    if (unit === BACKSLASH && mark === DOUBLE_QUOTE && text.charCodeAt(i + 1) !== NEWLINE) i++;
  }
  return undefined;
};

/** Where a word without quotes would end if nothing in it were special: at white space, `;` or a brace. */
export const endOfPlainWord = (text: string, start: number, limit = text.length): number => {
  let i = start;
  while (i < limit && !endsWord(text.charCodeAt(i))) i++;
  return i;
};

export const endsWord = (unit: number): boolean =>
  unit === SPACE || unit === NEWLINE || unit === TAB || unit === RETURN || unit === SEMICOLON || unit === OPEN_BRACE || unit === CLOSE_BRACE;

/** `#include PATH`; its path ends like a word, so that `{ #include x.mln }` is a whole block. */
export interface Directive {
  /** Of the path, quotes included; empty when there is none on the line. */
  readonly pathStart: number;
  readonly pathEnd: number;
}

const INCLUDE = '#include';

/** The `#include` at `start`, or undefined for a comment that merely begins like one. */
export const includeAt = (text: string, start: number, limit = text.length): Directive | undefined => {
  if (!text.startsWith(INCLUDE, start)) return undefined;
  let i = start + INCLUDE.length;
  if (i < limit && !endsWord(text.charCodeAt(i))) return undefined;
  while (i < limit && isBlank(text.charCodeAt(i))) i++;
  const unit = text.charCodeAt(i);
  const quoted = unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE ? endOfQuote(text, i, limit) : undefined;
  return { pathStart: i, pathEnd: quoted ?? endOfPlainWord(text, i, limit) };
};
