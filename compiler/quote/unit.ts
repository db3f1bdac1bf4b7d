import { bug } from '../diagnostics/diagnostic.ts';

/** The right side of a line in a file of systemd-networkd, a `.link` file or a NetworkManager keyfile: an address, a name or a number. None has a way to quote a line end, nor blanks around it. */
export const unitLine = (text: string): string => (/[\p{Cc}\\%]|^[;#\s]|\s$|^$/u.test(text) ? bug(`${JSON.stringify(text)} cannot stand in a unit`) : text);
