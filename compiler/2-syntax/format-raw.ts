import { INDENT } from './format-page.ts';

/**
 * Raw text between its braces, moved as a whole to its depth. What is on one line, or begins on the line of its
 * brace, is kept as it is, and so are the lines of a text with a here-document.
 */
export const formatRaw = (text: string, depth: number): string => {
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const last = lines[lines.length - 1] ?? '';
  if (lines.length <= 2 && isBlank(text)) return ' ';
  if (lines.length === 1 || !isBlank(first)) return text;
  const closesAlone = isBlank(last);
  const inner = lines.slice(1, closesAlone ? -1 : undefined);
  const moved = text.includes('<<') || isBlank(text) ? inner : move(inner, INDENT.repeat(depth + 1));
  return ['', ...moved, ...(closesAlone ? [INDENT.repeat(depth)] : [])].join('\n');
};

/** Exchanges the white space that all lines begin with, also in blank lines, as far as they have it. */
const move = (lines: readonly string[], indentation: string): readonly string[] => {
  const common = commonIndentation(lines);
  return lines.map(line => {
    const rest = line.slice(sharedStart(line, common).length);
    return rest === '' ? '' : indentation + rest;
  });
};

const commonIndentation = (lines: readonly string[]): string =>
  lines
    .filter(line => !isBlank(line))
    .map(line => /^[ \t]*/.exec(line)?.[0] ?? '')
    .reduce((common: string | undefined, own) => (common === undefined ? own : sharedStart(common, own)), undefined) ?? '';

const sharedStart = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
};

const isBlank = (line: string): boolean => line.trim() === '';
