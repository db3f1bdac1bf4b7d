import { Overlay } from '../4-resolve/overlay.ts';
import type { ResolvedBlock, ResolvedEntry, ResolvedLine } from '../4-resolve/tree.ts';
import { bug, type Report } from '../diagnostics/diagnostic.ts';
import type { Origin } from '../diagnostics/span.ts';
import type { ValueCodes } from '../diagnostics/codes/values.ts';
import type { Row, Rows } from '../schema/row.ts';
import type { Setting, SettingsOf } from '../schema/settings.ts';
import { readColumns, readFlag, readPhrase, readValues, type Given, type Words } from './read-values.ts';

export type SettingsReader = <R extends Rows>(block: ResolvedBlock, rows: R) => SettingsOf<R>;

/** The text of a file that stands for a raw block, `startup file PATH`; none where it cannot be had, which is then reported. */
export type TextFile = (path: string, at: Origin) => string | undefined;

type Settings = readonly Setting<unknown>[];

/**
 * Turns the text of resolved blocks into typed settings. What is wrong is reported; its setting is then as if it had
 * not been written. What many hosts inherit is read once.
 */
export const createSettingsReader = (report: Report<ValueCodes>, textFile: TextFile = () => undefined): SettingsReader => {
  const inherited = new WeakMap<ResolvedBlock['entries'], Map<Rows, object>>();
  const blanks = new Map<Rows, Readonly<Record<string, unknown>>>();

  // What is not said here is found through the prototype: what the superclass says, then what holds where nobody says
  // anything. Ten thousand copies of it would cost more than all reading.
  const readBlock = <R extends Rows>({ entries }: Pick<ResolvedBlock, 'entries'>, rows: R): SettingsOf<R> => {
    const blank = blanks.get(rows) ?? remember(blanks, rows, blankOf(rows));
    if (!(entries instanceof Overlay)) return readInto(Object.create(blank), blank, entries, rows);
    return readInto(Object.create(readInherited(entries.base, rows)), blank, entries.own, rows);
  };

  const readInherited = (base: ResolvedBlock['entries'], rows: Rows): object => {
    const byRows = inherited.get(base) ?? remember(inherited, base, new Map<Rows, object>());
    return byRows.get(rows) ?? remember(byRows, rows, readBlock({ entries: base }, rows));
  };

  const readInto = <R extends Rows>(settings: Record<string, unknown>, blank: Readonly<Record<string, unknown>>, of: ResolvedBlock['entries'], rows: R): SettingsOf<R> => {
    of.forEach((entries, keyword) => {
      const row = Object.hasOwn(rows, keyword) ? rows[keyword] : undefined;
      if (row === undefined) return;
      const only = entries[0];
      const read = only !== undefined && entries.length === 1 ? readEntry(keyword, row, only) : entries.flatMap(entry => readEntry(keyword, row, entry));
      if (isList(row)) settings[keyword] = read;
      else if (read.length > 0) settings[keyword] = row.shape.kind === 'raw' ? joined(read) : read[read.length - 1];
      else if (settings[keyword] !== blank[keyword]) settings[keyword] = blank[keyword];
    });
    return settings as SettingsOf<R>;
  };

  const readEntry = (keyword: string, row: Row, entry: ResolvedEntry): Settings => {
    if (row.notServed !== undefined) {
      report('not-served', entry.origin, { keyword, by: row.notServed });
      return [];
    }
    const { shape } = row;
    switch (shape.kind) {
      case 'raw':
        if (entry.kind === 'block') return misshapen(keyword, entry);
        return entry.kind === 'raw' ? [{ value: entry.text, at: entry.origin }] : readTextFile(keyword, entry);
      case 'block': {
        if (entry.kind === 'block') return [{ value: named(entry, readBlock(entry, shape.rows), shape.named), at: entry.origin }];
        return shape.bare && entry.kind === 'line' ? [{ value: blankOf(shape.rows), at: entry.origin }] : misshapen(keyword, entry);
      }
      case 'lines':
        if (entry.kind !== 'block') return misshapen(keyword, entry);
        return linesOf(entry).flatMap((line) => readColumns(given(keyword, row, line), wordsOf(line), shape.columns, report));
      case 'list':
        if (entry.kind !== 'block') return misshapen(keyword, entry);
        return linesOf(entry).flatMap((line) => readValues(given(keyword, row, line), wordsOf(line), shape.reader, report));
      case 'lists':
        if (entry.kind !== 'block') return misshapen(keyword, entry);
        return [...entry.entries.values()].flat().flatMap((list) => readNamedList(keyword, row, list));
      default:
        return entry.kind === 'line' ? readLine(keyword, row, entry) : misshapen(keyword, entry);
    }
  };

  const readLine = (keyword: string, row: Row, line: ResolvedLine): Settings => {
    const { shape } = row;
    const only = line.values[0];
    if (shape.kind === 'value' && only !== undefined && line.values.length === 1) {
      // Nearly all lines are one word, and right.
      const read = shape.reader.read(only.text);
      if ('value' in read) return [{ value: read.value, at: only.origin }];
    }
    const about = given(keyword, row, line, shape.kind === 'value' && row.repeat !== 'many' ? 1 : undefined);
    switch (shape.kind) {
      case 'flag': return readFlag(about, line.values, report);
      case 'value': return readValues(about, line.values, shape.reader, report);
      case 'phrase': return readPhrase(about, line.values, shape.reader, report);
      case 'columns': return readColumns(about, line.values, shape.columns, report);
      default: return bug(`a line of shape ${shape.kind}`);
    }
  };

  const readTextFile = (keyword: string, { values, origin }: ResolvedLine): Settings => {
    const [file, path, surplus] = values;
    if (file?.text !== 'file') report('bad-word', file?.origin ?? origin, { keyword, text: file?.text, problem: 'is not text between braces', hint: `write \`${keyword} { ... }\`, or \`${keyword} file PATH\`` });
    else if (path === undefined) report('value-missing', origin, { keyword, expects: 'the path of a file' });
    else if (surplus !== undefined) report('value-surplus', surplus.origin, { keyword, most: 2, text: surplus.text });
    else {
      const text = textFile(path.text, path.origin);
      if (text !== undefined) return [{ value: text, at: origin }];
    }
    return [];
  };

  /** `staff { jack jill }` and `staff jack jill` say the same. */
  const readNamedList = (keyword: string, row: Row, list: ResolvedEntry): Settings => {
    if (row.shape.kind !== 'lists' || list.kind === 'raw') return misshapen(keyword, list);
    const name = row.shape.name.read(list.keyword);
    const about: Given = { keyword, at: list.origin, secret: row.secret, most: undefined };
    if ('refusal' in name) return readValues(about, [{ text: list.keyword, origin: list.origin }], row.shape.name, report);
    const words = list.kind === 'line' ? list.values : linesOf(list).flatMap(wordsOf);
    const items = words.length === 0 ? [] : readValues(about, words, row.shape.reader, report).map((item) => item.value);
    return [{ value: { name: name.value, items }, at: list.origin }];
  };

  return readBlock;
};

/** Reads one block by itself; many blocks of one project are read faster by one `createSettingsReader`. */
export const readSettings = <R extends Rows>(block: ResolvedBlock, rows: R, report: Report<ValueCodes>): SettingsOf<R> => createSettingsReader(report)(block, rows);

/** The settings of a block that says nothing. */
export const blankOf = <R extends Rows>(rows: R): SettingsOf<R> =>
  Object.fromEntries(Object.entries(rows).map(([keyword, row]) => [keyword, isList(row) ? [] : defaultOf(keyword, row)])) as SettingsOf<R>;

const defaultOf = (keyword: string, row: Row): Setting<unknown> | undefined => {
  if (row.default === undefined || row.shape.kind !== 'value') return undefined;
  const read = row.shape.reader.read(row.default);
  return 'value' in read ? { value: read.value, at: undefined } : bug(`the default of ${keyword} is refused: ${read.refusal.problem}`);
};

/** The resolver refuses a line where a block is wanted, and the like. */
const misshapen = (keyword: string, entry: ResolvedEntry): never => bug(`${keyword} was resolved to a ${entry.kind}`);

/** Text adds up, the superclasses' first. */
const joined = (texts: Settings): Setting<unknown> | undefined =>
  texts.length < 2 ? texts[0] : { value: joinTexts(texts.map(({ value }) => String(value))), at: texts[texts.length - 1]?.at };

export const joinTexts = (texts: readonly string[]): string => texts.map((text, index) => (index === texts.length - 1 || text.endsWith('\n') ? text : `${text}\n`)).join('');

const isList = (row: Row): boolean => row.repeat === 'many' || row.repeat === 'named';

const named = ({ name }: ResolvedBlock, settings: { name?: string }, hasName: boolean): object => {
  if (hasName) settings.name = name ?? '';
  return settings;
};

const linesOf = (block: ResolvedBlock): readonly ResolvedLine[] => (block.entries.get('') ?? []).filter((entry): entry is ResolvedLine => entry.kind === 'line');

const wordsOf = (line: ResolvedLine): Words => [{ text: line.keyword, origin: line.origin }, ...line.values];

const given = (keyword: string, row: Row, line: ResolvedLine, most?: number): Given => ({ keyword, at: line.origin, secret: row.secret, most });

const remember = <K extends object, V>(cache: Pick<Map<K, V>, 'set'> | Pick<WeakMap<K, V>, 'set'>, key: K, value: V): V => {
  cache.set(key, value);
  return value;
};
