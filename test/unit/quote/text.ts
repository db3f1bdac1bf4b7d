import fc from 'fast-check';

/** What the language lets through as a value of one line, with the characters that places of the output treat specially more often than others. */
const special = [...' \'"`$\\#;&|<>()[]{}*?!~^%=-+@:,./_aZ09é漢𝄞\u00a0\u2028\u0085'];

/** Any one line of text without control characters, often one that begins with `-` or `~`. */
export const oneLine = fc.tuple(
  fc.constantFrom('', '', '-', '--', '-n', '~', '=', '#', '!'),
  fc.array(fc.oneof(fc.constantFrom(...special), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), { maxLength: 12 }),
).map(([start, rest]) => (start + rest.join('')).replace(/[\u0000-\u001f\u007f\ud800-\udfff]/gu, ''));

/** The same with line ends and TABs in it, as raw text may have. */
export const anyText = fc.array(fc.oneof(oneLine, fc.constantFrom('\n', '\t', '\r', '\u0001')), { maxLength: 4 }).map(parts => parts.join(''));
