/** Rows as JSON: how a plug-in that runs elsewhere tells its words, and how a program writes them. */
import * as readers from '../schema/readers.ts';
import type { Column, Columns, PhraseReader, Reader, ReaderKind, Repeat, Row, Rows, Shape } from '../schema/row.ts';

/** A reader by its name in the API; one that is made, with what it is made from; or one of the plug-in's own. */
export type ReaderData =
  | string
  | { readonly reader: string; readonly given: readonly unknown[] }
  | { readonly own: number; readonly kind: ReaderKind; readonly expects: string; readonly words?: readonly string[]; readonly least?: number; readonly most?: number };

export interface RowData {
  readonly shape: Shape['kind'];
  readonly repeat?: Repeat;
  readonly reader?: ReaderData;
  /** Of `lists`. */
  readonly name?: ReaderData;
  readonly columns?: Readonly<Record<string, { readonly reader: ReaderData; readonly optional?: boolean; readonly secret?: boolean; readonly rest?: boolean }>>;
  /** Of `lines`: the column that names the entry. */
  readonly key?: string;
  readonly overTwoLines?: boolean;
  readonly named?: boolean;
  readonly nameOptional?: boolean;
  readonly bare?: boolean;
  readonly rows?: Readonly<Record<string, RowData>>;
  readonly default?: string;
  readonly secret?: boolean;
  readonly bareValue?: boolean;
  readonly aliases?: readonly string[];
  readonly doc: string;
  readonly example: string;
}

/** What is wrong with data from a plug-in, in the words of a message. */
export class BadData extends Error {}

const bad = (what: string): never => {
  throw new BadData(what);
};

type AnyReader = Reader<unknown> | PhraseReader<unknown>;

export const rowsToData = (rows: Rows, nameOf: (reader: AnyReader) => ReaderData): Readonly<Record<string, RowData>> =>
  Object.fromEntries(Object.entries(rows).map(([word, row]) => [word, rowToData(row, nameOf)]));

const rowToData = ({ shape, repeat, default: byDefault, secret, bareValue, aliases, doc, example }: Row, nameOf: (reader: AnyReader) => ReaderData): RowData => ({
  ...shapeToData(shape, nameOf),
  repeat,
  ...(byDefault !== undefined && { default: byDefault }),
  secret, bareValue, aliases, doc, example,
});

const shapeToData = (shape: Shape, nameOf: (reader: AnyReader) => ReaderData): Omit<RowData, 'doc' | 'example'> => {
  const columnsToData = (columns: Columns) =>
    Object.fromEntries(Object.entries(columns).map(([name, { reader, optional, secret, rest }]) => [name, { reader: nameOf(reader), optional, secret, rest }]));
  switch (shape.kind) {
    case 'flag':
    case 'raw': return { shape: shape.kind };
    case 'value':
    case 'phrase':
    case 'list': return { shape: shape.kind, reader: nameOf(shape.reader) };
    case 'columns': return { shape: shape.kind, columns: columnsToData(shape.columns) };
    case 'lines': return { shape: shape.kind, columns: columnsToData(shape.columns), key: Object.keys(shape.columns)[shape.key] ?? '', overTwoLines: shape.overTwoLines };
    case 'lists': return { shape: shape.kind, name: nameOf(shape.name), reader: nameOf(shape.reader) };
    case 'block': return { shape: shape.kind, named: shape.named, nameOptional: shape.nameOptional === true, bare: shape.bare, rows: rowsToData(shape.rows, nameOf) };
  }
};

const isRecord = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);

const record = (data: unknown, where: string): Record<string, unknown> => (isRecord(data) ? data : bad(`${where} is no object`));

const optionalText = (data: unknown, where: string): string | undefined => (data === undefined || typeof data === 'string' ? data : bad(`${where} is no text`));

const WORD = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/;

const DEEPEST = 16;

/** Throws `BadData` where it is none. */
export const rowsFromData = (data: unknown, where: string, depth = 0): Rows => {
  if (depth > DEEPEST) bad(`${where} is nested too deep`);
  return Object.fromEntries(Object.entries(record(data, where)).map(([word, row]) => {
    if (!WORD.test(word)) bad(`${where} has ${JSON.stringify(word.slice(0, 80))}, which cannot be a keyword`);
    return [word, rowFromData(record(row, `the word \`${word}\``), word, depth)];
  }));
};

const usualRepeat: Readonly<Record<Shape['kind'], Repeat>> = { flag: 'one', value: 'one', phrase: 'one', columns: 'one', lines: 'named', list: 'many', lists: 'named', block: 'one', raw: 'text' };

const rowFromData = (data: Record<string, unknown>, word: string, depth: number): Row => {
  const where = `the word \`${word}\``;
  const kind = data['shape'];
  if (typeof kind !== 'string' || !Object.hasOwn(usualRepeat, kind)) bad(`${where} has no \`shape\` of ${Object.keys(usualRepeat).join(', ')}`);
  const shape = shapeFromData(kind as Shape['kind'], data, word, depth);
  const aliases = data['aliases'] ?? [];
  if (!Array.isArray(aliases) || !aliases.every(alias => typeof alias === 'string' && WORD.test(alias))) bad(`\`aliases\` of ${where} are no keywords`);
  const repeat = data['repeat'] ?? (shape.kind === 'block' && shape.named ? 'named' : usualRepeat[shape.kind]);
  return {
    shape,
    repeat: (['one', 'many', 'named', 'text'] as const).find(each => each === repeat) ?? bad(`\`repeat\` of ${where} is none of one, many, named, text`),
    default: defaultFrom(data['default'], shape, where),
    secret: data['secret'] === true,
    bareValue: data['bareValue'] === true,
    aliases: aliases as readonly string[],
    doc: optionalText(data['doc'], `\`doc\` of ${where}`) ?? bad(`${where} lacks \`doc\``),
    example: optionalText(data['example'], `\`example\` of ${where}`) ?? bad(`${where} lacks \`example\``),
  };
};

const defaultFrom = (data: unknown, shape: Shape, where: string): string | undefined => {
  const text = optionalText(data, `\`default\` of ${where}`);
  if (text !== undefined && (shape.kind !== 'value' || 'refusal' in shape.reader.read(text))) bad(`\`default\` of ${where} is no value of it`);
  return text;
};

const shapeFromData = (kind: Shape['kind'], data: Record<string, unknown>, word: string, depth: number): Shape => {
  const where = `the word \`${word}\``;
  const reader = (from: unknown): Reader<unknown> => readerFromData(from, where, 'value') as Reader<unknown>;
  switch (kind) {
    case 'flag':
    case 'raw': return { kind };
    case 'value':
    case 'list': return { kind, reader: reader(data['reader']) };
    case 'phrase': return { kind, reader: readerFromData(data['reader'], where, 'phrase') as PhraseReader<unknown> };
    case 'columns': return { kind, columns: columnsFromData(data['columns'], word) };
    case 'lists': return { kind, name: reader(data['name'] ?? 'word') as Reader<string>, reader: reader(data['reader']) };
    case 'lines': {
      const columns = columnsFromData(data['columns'], word);
      const key = data['key'] === undefined ? 0 : Object.keys(columns).indexOf(String(data['key']));
      if (key < 0) bad(`\`key\` of ${where} is none of its columns`);
      return { kind, columns, key, overTwoLines: data['overTwoLines'] === true };
    }
    case 'block':
      return {
        kind, named: data['named'] === true, ...(data['nameOptional'] === true && { nameOptional: true }), bare: data['bare'] === true,
        rows: rowsFromData(data['rows'] ?? {}, `\`rows\` of ${where}`, depth + 1),
      };
  }
};

const columnsFromData = (data: unknown, word: string): Columns => {
  const columns = Object.entries(record(data, `\`columns\` of the word \`${word}\``)).map(([name, given]): [string, Column] => {
    const column = record(given, `the column \`${name}\` of \`${word}\``);
    return [name, {
      reader: readerFromData(column['reader'], `the column \`${name}\` of \`${word}\``, 'value') as Reader<unknown>,
      optional: column['optional'] === true, secret: column['secret'] === true, rest: column['rest'] === true,
    }];
  });
  return columns.length === 0 ? bad(`\`columns\` of the word \`${word}\` are none`) : Object.fromEntries(columns);
};

const READER_KINDS: readonly ReaderKind[] = ['size', 'duration', 'rate', 'percent', 'number', 'address', 'netmask', 'mac', 'port', 'name', 'path', 'password', 'mode', 'word', 'text'];

const makers = { integer: readers.integer, wordOf: readers.wordOf } as const;

const readerFromData = (data: unknown, where: string, wanted: 'value' | 'phrase'): AnyReader => {
  if (typeof data === 'string') {
    const found: unknown = Object.hasOwn(readers, data) ? (readers as Readonly<Record<string, unknown>>)[data] : undefined;
    if (!isReader(found) || 'least' in found !== (wanted === 'phrase')) return bad(`\`reader\` of ${where}: there is none called ${JSON.stringify(data.slice(0, 80))} for a ${wanted}`);
    return found;
  }
  const given = record(data, `\`reader\` of ${where}`);
  if ('own' in given) return ownReader(given, where, wanted);
  return madeReader(given['reader'], given['given'], where);
};

const isReader = (value: unknown): value is AnyReader => isRecord(value) && typeof value['read'] === 'function';

const madeReader = (name: unknown, given: unknown, where: string): AnyReader => {
  const list = Array.isArray(given) ? given as readonly unknown[] : bad(`\`given\` of the reader of ${where} is no list`);
  if (name === 'integer' && list.slice(0, 2).every(each => Number.isSafeInteger(each))) return makers.integer(list[0] as number, list[1] as number, ...(typeof list[2] === 'string' ? [list[2]] : []));
  if (name === 'wordOf' && Array.isArray(list[0]) && list[0].every(each => typeof each === 'string')) return makers.wordOf(list[0] as string[], isRecord(list[1]) ? list[1] as Record<string, string> : {});
  return bad(`\`reader\` of ${where} is neither \`integer\` with two numbers nor \`wordOf\` with words`);
};

/** The plug-in itself reads the text, when it is called: here it is taken as it is. */
const ownReader = ({ kind, expects, words, least, most }: Record<string, unknown>, where: string, wanted: 'value' | 'phrase'): AnyReader => {
  const common = {
    kind: READER_KINDS.find(each => each === kind) ?? bad(`\`kind\` of the reader of ${where} is none of ${READER_KINDS.join(', ')}`),
    expects: optionalText(expects, `\`expects\` of the reader of ${where}`) ?? 'a value',
  };
  if (wanted === 'phrase') {
    return { ...common, least: Number.isSafeInteger(least) ? Number(least) : 1, most: Number.isSafeInteger(most) ? Number(most) : Infinity, read: (texts: readonly string[]) => ({ value: texts }) };
  }
  return { ...common, ...(Array.isArray(words) && words.every(each => typeof each === 'string') && { words: words as readonly string[] }), read: (text: string) => ({ value: text }) };
};
