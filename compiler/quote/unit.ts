import { bug } from '../diagnostics/diagnostic.ts';

/** The right side of a line in a file of systemd-networkd, a `.link` file or a NetworkManager keyfile: an address, a name or a number. None has a way to quote a line end, nor blanks around it. */
export const unitLine = (text: string): string => (/[\p{Cc}\\%]|^[;#\s]|\s$|^$/u.test(text) ? bug(`${JSON.stringify(text)} cannot stand in a unit`) : text);

/** Text for a reader in a unit (`Description=`), which is not cut into words: only specifiers (systemd.unit(5)) and a backslash at the end have a meaning. */
export const unitText = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim().replaceAll('%', '%%').replace(/\\+$/u, '');

/**
 * One word of a setting that is cut into words, such as a path of `ReadWritePaths=` or `BindPaths=` (systemd.syntax(7), systemd.exec(5)).
 * A colon parts two paths of one word, so it is quoted as well. Control characters, which readers refuse, could be said by some settings only.
 */
export const unitWord = (text: string): string => {
  if (/[\p{Cc}]/u.test(text)) return bug(`${JSON.stringify(text)} cannot stand in a unit`);
  // a share (`CPUQuota=`) knows no specifiers, and where they are known one percent sign at the end is itself
  const word = /^[0-9.]+%$/.test(text) ? text : text.replaceAll('%', '%%');
  return /^[A-Za-z0-9_./@%+,=~^-]+$/.test(word) ? word : `"${word.replace(/[\\"]/gu, '\\$&')}"`;
};

/** Words of one setting. None at all takes back what was set before. */
export const unitWords = (words: readonly string[]): string => words.map(unitWord).join(' ');

/** A part of a unit's name, escaped as systemd-escape(1) does: a dash in a slice's name would put it below another. */
export const unitNamePart = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte, index) => {
    const character = String.fromCharCode(byte);
    if (character === '/') return '-';
    return /[A-Za-z0-9:_.]/.test(character) && !(index === 0 && character === '.') ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  }).join('');
