import type { Origin } from '../diagnostics/span.ts';
import type { Columns, Reader, Row, Rows, Shape } from '../schema/row.ts';

/** A value that was read, and where it stands. A default has the origin `undefined`. */
export interface Setting<T> {
  readonly value: T;
  readonly at: Origin | undefined;
}

type ReadBy<R> = R extends Reader<infer T> ? T : never;

type ColumnValues<C extends Columns> = {
  readonly [K in keyof C]: C[K]['optional'] extends true ? ReadBy<C[K]['reader']> | undefined : ReadBy<C[K]['reader']>;
};

type ShapeValue<S extends Shape> =
  S extends { kind: 'flag' } ? boolean
  : S extends { kind: 'value'; reader: infer R } ? ReadBy<R>
  : S extends { kind: 'columns'; columns: infer C extends Columns } ? ColumnValues<C>
  : S extends { kind: 'lines'; columns: infer C extends Columns } ? readonly Setting<ColumnValues<C>>[]
  : S extends { kind: 'block'; named: true; rows: infer R extends Rows } ? NamedSettings<R>
  : S extends { kind: 'block'; rows: infer R extends Rows } ? SettingsOf<R>
  : S extends { kind: 'raw' } ? string
  : never;

export type NamedSettings<R extends Rows> = SettingsOf<R> & { readonly name: string };

type RowValue<W extends Row> =
  W['shape'] extends { kind: 'lines' } ? ShapeValue<W['shape']>
  : W['repeat'] extends 'many' | 'named' ? readonly Setting<ShapeValue<W['shape']>>[]
  : W['default'] extends string ? Setting<ShapeValue<W['shape']>>
  : Setting<ShapeValue<W['shape']>> | undefined;

/** The typed settings of a block, inferred from its rows: `SettingsOf<typeof hostRows>['memory']` is `Setting<number>`. */
export type SettingsOf<R extends Rows> = { readonly [K in keyof R]: RowValue<R[K]> };
