/** Makers of rows for the keyword tables: short to write, and exact in type, so that settings are inferred from them. */
import type { Column, Columns, PhraseReader, Reader, Repeat, Row, Rows, Shape } from './row.ts';

/** What every row tells. */
interface Told {
  readonly doc: string;
  readonly example: string;
  readonly aliases?: readonly string[];
  readonly secret?: boolean;
  readonly notServed?: string;
  readonly perPlatform?: string;
  readonly forProcesses?: true;
}

interface ToldWithDefault<D extends string | undefined> extends Told {
  readonly default?: D;
}

const row = <S extends Shape, R extends Repeat, D extends string | undefined = undefined>(
  shape: S, repeat: R, told: Told & { readonly bareValue?: boolean }, byDefault: D,
): Row<S, R, D> => ({
  shape,
  repeat,
  default: byDefault,
  secret: told.secret ?? false,
  bareValue: told.bareValue ?? false,
  aliases: told.aliases ?? [],
  ...(told.notServed === undefined ? {} : { notServed: told.notServed }),
  ...(told.perPlatform === undefined ? {} : { perPlatform: told.perPlatform }),
  ...(told.forProcesses === undefined ? {} : { forProcesses: told.forProcesses }),
  doc: told.doc,
  example: told.example,
});

type Value<T> = { readonly kind: 'value'; readonly reader: Reader<T> };
type Phrase<T> = { readonly kind: 'phrase'; readonly reader: PhraseReader<T> };
type ColumnsShape<C extends Columns> = { readonly kind: 'columns'; readonly columns: C };
type Lines<C extends Columns> = { readonly kind: 'lines'; readonly columns: C; readonly key: number; readonly overTwoLines: boolean };
type List<T> = { readonly kind: 'list'; readonly reader: Reader<T> };
type Lists<T> = { readonly kind: 'lists'; readonly name: Reader<string>; readonly reader: Reader<T> };
type Block<N extends boolean, R extends Rows> = { readonly kind: 'block'; readonly named: N; readonly nameOptional?: true; readonly bare: boolean; readonly rows: R };

/** One value; the last wins. */
export const one = <T, const D extends string | undefined = undefined>(reader: Reader<T>, told: ToldWithDefault<D>): Row<Value<T>, 'one', D> =>
  row({ kind: 'value', reader }, 'one', told, told.default as D);

/** One value or more, on one line or several. */
export const many = <T>(reader: Reader<T>, told: Told & { readonly bareValue?: boolean }): Row<Value<T>, 'many', undefined> =>
  row({ kind: 'value', reader }, 'many', told, undefined);

/** Stands alone, or with yes or no. */
export const flag = (told: Told): Row<{ readonly kind: 'flag' }, 'one', undefined> => row({ kind: 'flag' }, 'one', told, undefined);

/** Words that mean one thing together; the last line wins. */
export const phrase = <T>(reader: PhraseReader<T>, told: Told): Row<Phrase<T>, 'one', undefined> =>
  row({ kind: 'phrase', reader }, 'one', told, undefined);

/** The same, with as many lines as are wanted. */
export const phrases = <T>(reader: PhraseReader<T>, told: Told): Row<Phrase<T>, 'many', undefined> =>
  row({ kind: 'phrase', reader }, 'many', told, undefined);

/** A value that must be there, in a line of several. */
export const column = <T>(reader: Reader<T>, how: { readonly secret?: boolean; readonly rest?: boolean } = {}): Column<T, false> =>
  ({ reader, optional: false, secret: how.secret ?? false, rest: how.rest ?? false });

/** A value that may be left out; those after it too. */
export const optional = <T>(reader: Reader<T>, how: { readonly secret?: boolean; readonly rest?: boolean } = {}): Column<T, true> =>
  ({ reader, optional: true, secret: how.secret ?? false, rest: how.rest ?? false });

/** Several named values on one line; the last line wins. */
export const columns = <const C extends Columns>(named: C, told: Told): Row<ColumnsShape<C>, 'one', undefined> =>
  row({ kind: 'columns', columns: named }, 'one', told, undefined);

/** A block of lines, each found by its `key` column (the first unless said otherwise). */
export const lines = <const C extends Columns>(named: C, told: Told & { readonly key?: keyof C & string; readonly overTwoLines?: boolean }): Row<Lines<C>, 'named', undefined> =>
  row(linesShape(named, told.key, told.overTwoLines), 'named', told, undefined);

/** A block of lines without names: each counts. */
export const manyLines = <const C extends Columns>(named: C, told: Told): Row<Lines<C>, 'many', undefined> =>
  row(linesShape(named, undefined, undefined), 'many', told, undefined);

const linesShape = <C extends Columns>(named: C, key: string | undefined, overTwoLines: boolean | undefined): Lines<C> => ({
  kind: 'lines',
  columns: named,
  key: key === undefined ? 0 : Object.keys(named).indexOf(key),
  overTwoLines: overTwoLines ?? false,
});

/** A block of words. */
export const list = <T>(reader: Reader<T>, told: Told): Row<List<T>, 'many', undefined> => row({ kind: 'list', reader }, 'many', told, undefined);

/** A block of blocks of words, each found by its name. */
export const lists = <T>(name: Reader<string>, reader: Reader<T>, told: Told): Row<Lists<T>, 'named', undefined> =>
  row({ kind: 'lists', name, reader }, 'named', told, undefined);

/** A block without a name and with keywords of its own. */
export const block = <const R extends Rows>(rows: R, told: Told & { readonly bare?: boolean }): Row<Block<false, R>, 'one', undefined> =>
  row({ kind: 'block', named: false, bare: told.bare ?? false, rows }, 'one', told, undefined);

/** The same, and further ones with names: `autoenum { ... }`, `autoenum nodes { ... }`. */
export const mayBeNamed = <const R extends Rows>(rows: R, told: Told): Row<Block<true, R>, 'named', undefined> =>
  row({ kind: 'block', named: true, nameOptional: true, bare: false, rows }, 'named', told, undefined);

/** A block with a name: `network eth0 { ... }`. */
export const named = <const R extends Rows>(rows: R, told: Told): Row<Block<true, R>, 'named', undefined> =>
  row({ kind: 'block', named: true, bare: false, rows }, 'named', told, undefined);

/** Text kept as it is. */
export const raw = (told: Told): Row<{ readonly kind: 'raw' }, 'text', undefined> => row({ kind: 'raw' }, 'text', told, undefined);
