/** Text in a cell of a Markdown table, or in a line of a list: what would be markup shows as it was written. What needs no escape has none, so that the page reads well as plain text. */
export const markdownText = (text: string): string => escaped(oneLine(text)).replace(/^[-+=>#~]/u, '\\$&').replace(/^([0-9]{1,9})([.)])(?=\s|$)/u, '$1\\$2');

/** A sentence that puts names in backquotes, as messages do: those become code, where nothing is markup. */
export const markdownSentence = (text: string): string => {
  const parts = oneLine(text).split('`');
  return parts.length % 2 === 0 || text.includes('``')
    ? markdownText(text)
    : parts.map((part, index) => (index % 2 === 1 ? `\`${part}\`` : index === 0 ? markdownText(part) : escaped(part))).join('');
};

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

const escaped = (text: string): string => text
  .replace(/&(?=#?[A-Za-z0-9]+;)/gu, '&amp;')
  .replace(/[\\|*[\]<`]/gu, '\\$&')
  .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, '\\_');
