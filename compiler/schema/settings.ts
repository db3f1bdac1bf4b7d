import type { Origin } from '../diagnostics/span.ts';
import type { Columns, PhraseReader, Reader, Row, Rows, Shape } from './row.ts';

/** A value that was read, and where it stands. A default has the origin `undefined`. */
export interface Setting<T> {
  readonly value: T;
  readonly at: Origin | undefined;
}

/** One named list of a block of lists: a group and its members. */
export interface NamedList<T> {
  readonly name: string;
  readonly items: readonly T[];
}

type ReadBy<R> = R extends Reader<infer T> ? T : R extends PhraseReader<infer T> ? T : never;

export type ColumnValues<C extends Columns> = {
  readonly [K in keyof C]: C[K]['optional'] extends true ? ReadBy<C[K]['reader']> | undefined : ReadBy<C[K]['reader']>;
};

type ShapeValue<S extends Shape> =
  S extends { kind: 'flag' } ? boolean
  : S extends { kind: 'value' | 'phrase' | 'list'; reader: infer R } ? ReadBy<R>
  : S extends { kind: 'lists'; reader: infer R } ? NamedList<ReadBy<R>>
  : S extends { kind: 'columns' | 'lines'; columns: infer C extends Columns } ? ColumnValues<C>
  : S extends { kind: 'block'; named: true; rows: infer R extends Rows } ? NamedSettings<R>
  : S extends { kind: 'block'; rows: infer R extends Rows } ? SettingsOf<R>
  : S extends { kind: 'raw' } ? string
  : never;

export type NamedSettings<R extends Rows> = SettingsOf<R> & { readonly name: string };

/** Rows that repeat are lists, empty where nothing is said; a row with a default always has its value. */
type RowValue<W extends Row> =
  W['repeat'] extends 'many' | 'named' ? readonly Setting<ShapeValue<W['shape']>>[]
  : W['default'] extends string ? Setting<ShapeValue<W['shape']>>
  : Setting<ShapeValue<W['shape']>> | undefined;

/** The typed settings of a block, inferred from its rows: `SettingsOf<typeof hostRows>['memory']` is `Setting<number>`. */
export type SettingsOf<R extends Rows> = { readonly [K in keyof R]: RowValue<R[K]> };
