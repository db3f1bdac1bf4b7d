/** Values for POSIX shell text. A NUL cannot be said in any shell; readers refuse it long before. */

const plain = /^[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+,=-]*$/;

/** One word: as it is where that is safe, else in single quotes. An empty text is `''`. */
export const shWord = (text: string): string => (plain.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** Words for one command line, separated by blanks. */
export const shWords = (words: readonly string[]): string => words.map(shWord).join(' ');

/** The right side of an assignment: nothing at all for an empty text, which reads better than `''`. */
export const shValue = (text: string): string => (text === '' ? '' : shWord(text));

/** Text for a comment: one line whatever the text holds. */
export const commentText = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trimEnd();
