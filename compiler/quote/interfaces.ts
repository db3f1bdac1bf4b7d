import { bug } from '../diagnostics/diagnostic.ts';

/**
 * One line of ifupdown's /etc/network/interfaces. It knows no quoting: a line ends at its end, a backslash there joins
 * the next. The readers let nothing through that would need it, so meeting it is our fault.
 */
export const interfacesLine = (line: string): string => (/[\n\r\0]|\\$/u.test(line) ? bug(`${JSON.stringify(line)} cannot be a line of interfaces`) : line);
