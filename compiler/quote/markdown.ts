/** Text in a cell of a Markdown table, or in a line of a list: what would be markup shows as it was written. */
export const markdownText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\|*[\]<>`&]/gu, character => (character === '&' ? '&amp;' : `\\${character}`)).replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, '\\_');
