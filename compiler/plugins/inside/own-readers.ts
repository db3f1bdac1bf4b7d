import type { Column, PhraseReader, Reader, Row, Rows } from '../../schema/row.ts';
import type { RefusedValue } from './protocol.ts';

type AnyReader = Reader<unknown> | PhraseReader<unknown>;

interface Found {
  value: unknown;
  readonly at?: number;
}

/** Reads by the plug-in's own readers what was taken as text outside, in place; gives back what they refuse. */
export const readOwnValues = (input: unknown, keywords: Readonly<Partial<Record<string, Rows>>>, isOwn: (reader: AnyReader) => boolean): readonly RefusedValue[] => {
  const refused: RefusedValue[] = [];
  const visit = (words: unknown, rows: Rows | undefined): void => {
    if (typeof words !== 'object' || words === null || rows === undefined) return;
    for (const [keyword, row] of Object.entries(rows)) {
      const given = (words as Record<string, Found | Found[] | undefined>)[keyword];
      for (const found of [given ?? []].flat()) readFound(found, keyword, row);
    }
  };
  const readFound = (found: Found, keyword: string, row: Row): void => {
    const { shape } = row;
    const about = { keyword, secret: row.secret, at: found.at };
    switch (shape.kind) {
      case 'value':
      case 'list':
      case 'phrase':
        if (isOwn(shape.reader)) found.value = read(shape.reader, found.value, about);
        return;
      case 'columns':
      case 'lines':
        for (const [name, column] of Object.entries(shape.columns)) readColumn(found.value as Record<string, unknown>, name, column, about);
        return;
      case 'lists': {
        const list = found.value as { items: unknown[] };
        if (isOwn(shape.reader)) found.value = { ...list, items: list.items.map(item => read(shape.reader, item, about)) };
        return;
      }
      case 'block':
        visit(found.value, shape.rows);
    }
  };
  const readColumn = (value: Record<string, unknown>, name: string, { reader, secret }: Column, about: About): void => {
    if (isOwn(reader) && value[name] !== undefined) value[name] = read(reader, value[name], { ...about, secret: about.secret || secret });
  };
  const read = (reader: AnyReader, text: unknown, { keyword, secret, at }: About): unknown => {
    const result = (reader as Reader<unknown>).read(text as string);
    if ('value' in result) return result.value;
    const shown = Array.isArray(text) ? text.join(' ') : String(text);
    const { problem, hint } = result.refusal;
    refused.push({ kind: reader.kind, keyword, ...(!secret && { text: shown }), problem, ...(hint !== undefined && { hint }), ...(at !== undefined && { at }) });
    return undefined;
  };

  const { words, hosts, guests, switches, serviceHosts, servers } = input as Readonly<Record<string, unknown>>;
  visit(words, keywords['global']);
  for (const [list, place] of [[hosts, 'host'], [guests, 'host'], [switches, 'switch'], [serviceHosts, 'service_host'], [servers, 'service_host']] as const) {
    if (Array.isArray(list)) for (const each of list as readonly { readonly words?: unknown }[]) visit(each?.words, keywords[place]);
  }
  return refused;
};

interface About {
  readonly keyword: string;
  readonly secret: boolean;
  readonly at: number | undefined;
}
