import { bug } from '../../compiler/target-api.ts';

/**
 * A string of a domain's configuration, as xl (its lexer libxlu_cfg_l.l) and the Python of xm both read it. Numbers as
 * escapes (`\x41`, `\101`) are lost by xl 4.17, so other control characters cannot be said; readers refuse them.
 */
export const xlString = (text: string): string =>
  unsaid.test(text) ? bug(`${JSON.stringify(text)} cannot stand in a domain's configuration`) : `"${text.replace(/[\\"\n\r\t]/g, character => escapes[character] ?? `\\${character}`)}"`;

const unsaid = /[^\P{Cc}\n\r\t]/u;

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
