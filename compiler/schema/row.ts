/**
 * The shape of the keyword table. A keyword is one row; its type on `Project`, the unknown-word check, the
 * editor's completion, `mlnc keywords` and the reference page are all read from it. Rows are made by `define.ts`.
 */

/** What a reader says of a text it does not accept. */
export interface Refusal {
  /** What is wrong, after "`TEXT` ": "is not a size". */
  readonly problem: string;
  readonly hint?: string;
}

export type ReadResult<T> = { readonly value: T } | { readonly refusal: Refusal };

export const refuse = (problem: string, hint?: string): { readonly refusal: Refusal } => ({
  refusal: hint === undefined ? { problem } : { problem, hint },
});

/** Turns a word into a typed value. */
export interface Reader<T> {
  /** The kind of value, which is also the code of its diagnostic: `size` is reported as `bad-size`. */
  readonly kind: ReaderKind;
  /** For messages and the reference page: "a size such as 128M". */
  readonly expects: string;
  /** Closed sets for completion and "did you mean". */
  readonly words?: readonly string[];
  read(text: string): ReadResult<T>;
}

export type ReaderKind =
  | 'size' | 'duration' | 'rate' | 'percent' | 'number' | 'address' | 'netmask' | 'mac' | 'port'
  | 'name' | 'path' | 'password' | 'mode' | 'word' | 'text';

/** Turns all values of a line into one typed value: `root_password file PATH`, `route NET via GATEWAY`. */
export interface PhraseReader<T> {
  readonly kind: ReaderKind;
  /** What stands after the keyword: "HASH, or file PATH". */
  readonly expects: string;
  readonly least: number;
  readonly most: number;
  /** `words` has from `least` to `most` members. */
  read(words: readonly string[]): ReadResult<T>;
}

export interface Column<T = unknown, O extends boolean = boolean> {
  readonly reader: Reader<T>;
  readonly optional: O;
  readonly secret: boolean;
  /** Takes all that is left of the line, words joined by one space. Only the last column may. */
  readonly rest: boolean;
}

export type Columns = Readonly<Record<string, Column>>;

export type Shape =
  /** Stands alone, or yes/no, on/off, true/false, 1/0. */
  | { readonly kind: 'flag' }
  /** Exactly one value; with `many`, one or more. */
  | { readonly kind: 'value'; readonly reader: Reader<unknown> }
  /** Several words that mean one thing together. */
  | { readonly kind: 'phrase'; readonly reader: PhraseReader<unknown> }
  /** Several values with names, optional ones last: `floating-ip auto POOL`. */
  | { readonly kind: 'columns'; readonly columns: Columns }
  /**
   * A block whose lines are columns. Where the row repeats as `named`, `key` is the number of the column that
   * names the entry: 0 for `users { jack HASH }`, 1 for `files { SOURCE DESTINATION }`. With `overTwoLines` a line
   * that has but one word is continued by the next: the paper prints `files` so.
   */
  | { readonly kind: 'lines'; readonly columns: Columns; readonly key: number; readonly overTwoLines: boolean }
  /** A block of words, any number on a line: `modules { loop tun }`. */
  | { readonly kind: 'list'; readonly reader: Reader<unknown> }
  /** A block of named lists: `groups { staff { jack jill } }`. */
  | { readonly kind: 'lists'; readonly name: Reader<string>; readonly reader: Reader<unknown> }
  /** A block with keywords of its own; `named` when it has a name of its own (`network eth0`), which with `nameOptional` may be left out; `bare` when its keyword may also stand alone. */
  | { readonly kind: 'block'; readonly named: boolean; readonly nameOptional?: true; readonly bare: boolean; readonly rows: Rows }
  /** Text kept byte for byte; `KEYWORD file PATH` reads it from a file instead. */
  | { readonly kind: 'raw' };

/** `one`: the last wins. `many`: values and lines add up, a host's list replaces the inherited one. `named`: by the key column or the block's name. `text`: appended, parent's first. */
export type Repeat = 'one' | 'many' | 'named' | 'text';

export interface Row<S extends Shape = Shape, R extends Repeat = Repeat, D extends string | undefined = string | undefined> {
  readonly shape: S;
  readonly repeat: R;
  /** As it would be written in a description, read by the same reader. */
  readonly default: D;
  readonly secret: boolean;
  /** A line that begins with a value of this row's reader, and not with a keyword, is taken as this row's, with a warning: the paper's bare `10.0.0.142`. */
  readonly bareValue: boolean;
  /** Other names for the same row; the row's key in its table is the first name, the one that is printed. */
  readonly aliases: readonly string[];
  /** Absent when honoured; otherwise what is to honour it, for the `not-served` error: "the LVM disk back end". */
  readonly notServed?: string;
  /** Present where a platform honours the word only if it says so (`honours`): what kind of platform can, for the `not-served` error elsewhere. */
  readonly perPlatform?: string;
  /** Of a `perPlatform` word: honoured too where guests are processes of the service host, by their systemd services. */
  readonly forProcesses?: true;
  /** One or two sentences for `mlnc keywords` and the reference page. */
  readonly doc: string;
  /** A line or block as it would be written. A test compiles it. */
  readonly example: string;
}

export type Rows = Readonly<Record<string, Row>>;
