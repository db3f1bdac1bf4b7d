import { bug } from '../diagnostics/diagnostic.ts';

/** A line of guest.list or checks.list: fields separated by one TAB, none empty. What cannot be said there is refused long before, so meeting it is our fault. */
export const listLine = (fields: readonly string[]): string => {
  for (const field of fields) if (!fitsList(field)) bug(`a field of a list cannot hold ${JSON.stringify(field)}`);
  return `${fields.join('\t')}\n`;
};

const unsaid = /[\t\n\r\0]/u;

/** Whether a text can be a field of a list. */
export const fitsList = (text: string): boolean => text !== '' && !unsaid.test(text);
