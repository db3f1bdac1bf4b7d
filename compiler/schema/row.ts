/**
 * The shape of the keyword table. A keyword is one row; its type on `Project`, the unknown-word check, the
 * editor's completion, `mlnc keywords` and the reference page are all read from it.
 */

/** What a reader says of a text it does not accept. */
export interface Refusal {
  /** What is wrong, after "`TEXT` ": "is not a size". */
  readonly problem: string;
  readonly hint?: string;
}

export const refuse = (problem: string, hint?: string): { readonly refusal: Refusal } => ({
  refusal: hint === undefined ? { problem } : { problem, hint },
});

/** Turns a word into a typed value. */
export interface Reader<T> {
  /** For messages and the reference page: "a size such as 128M". */
  readonly expects: string;
  /** Closed sets for completion and "did you mean". */
  readonly words?: readonly string[];
  read(text: string): { readonly value: T } | { readonly refusal: Refusal };
}

export interface Column<T = unknown, O extends boolean = boolean> {
  readonly reader: Reader<T>;
  readonly optional: O;
  readonly secret?: boolean;
}

export type Columns = Readonly<Record<string, Column>>;

export type Shape =
  /** Stands alone, or yes/no, on/off, true/false, 1/0. */
  | { readonly kind: 'flag' }
  /** Exactly one value. */
  | { readonly kind: 'value'; readonly reader: Reader<unknown> }
  /** Several values with names, optional ones last: `floating-ip auto POOL`. */
  | { readonly kind: 'columns'; readonly columns: Columns }
  /** A block whose lines are columns, found by the first: `users { jack HASH }`. */
  | { readonly kind: 'lines'; readonly columns: Columns }
  /** A block with keywords of its own; `named` when it has a name of its own (`network eth0`). */
  | { readonly kind: 'block'; readonly named: boolean; readonly rows: Rows }
  /** Text kept byte for byte; `KEYWORD file PATH` reads it from a file instead. */
  | { readonly kind: 'raw' };

/** `one`: the last wins. `many`: values and lines add up, a host's list replaces the inherited one. `named`: by first column or block name. `text`: appended, parent's first. */
export type Repeat = 'one' | 'many' | 'named' | 'text';

export interface Row<S extends Shape = Shape, R extends Repeat = Repeat, D extends string | undefined = string | undefined> {
  readonly shape: S;
  readonly repeat: R;
  /** As it would be written in a description, read by the same reader. */
  readonly default: D;
  readonly secret: boolean;
  /** Other names for the same row; the row's key in its table is the first name, the one that is printed. */
  readonly aliases: readonly string[];
  /** Absent when honoured; otherwise what is to honour it, for the `not-served` error: "the LVM disk back end". */
  readonly notServed?: string;
  /** One or two sentences for `mlnc keywords` and the reference page. */
  readonly doc: string;
  /** A line or block as it would be written. A test compiles it. */
  readonly example: string;
}

export type Rows = Readonly<Record<string, Row>>;
