/**
 * Makes text safe to show: a description is hostile, and a control character could clear the screen of whoever reads
 * an error, a bidirectional mark show its words in another order. Tabs become spaces.
 */
export const visible = (text: string): string => text.replace(unsafe(), show);

const unsafe = () => /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|[\ud800-\udfff](?![\udc00-\udfff])/gu;

const TAB_WIDTH = 4;

const show = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  if (sign === '\t') return ' '.repeat(TAB_WIDTH);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

/** Columns that visible text takes on a terminal. */
export const width = (text: string): number => {
  let columns = 0;
  for (const sign of text) columns += isCombining(sign) ? 0 : isWide(sign.codePointAt(0) ?? 0) ? 2 : 1;
  return columns;
};

const isCombining = (sign: string): boolean => /\p{Mn}|\p{Me}/u.test(sign);

/** Ideographs, Hangul, full-width forms and emoji, after Unicode's East Asian Width. */
const isWide = (code: number): boolean =>
  code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff)
    || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff)
    || (code >= 0x20000 && code <= 0x3fffd));
