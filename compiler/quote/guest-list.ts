import { bug } from '../diagnostics/diagnostic.ts';

/** A line of guest.list: fields separated by one TAB, none empty. What cannot be said there is refused long before, so meeting it is our fault. */
export const guestListLine = (fields: readonly string[]): string => {
  for (const field of fields) if (field === '' || unsaid.test(field)) bug(`a field of guest.list cannot hold ${JSON.stringify(field)}`);
  return `${fields.join('\t')}\n`;
};

const unsaid = /[\t\n\r\0]/u;

/** Whether a text can be a field of guest.list. */
export const fitsGuestList = (text: string): boolean => text !== '' && !unsaid.test(text);
