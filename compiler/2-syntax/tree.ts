import type { SourceFile, Span } from '../diagnostics/span.ts';

/** A part of a value: text, or a reference that phase 4 replaces. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `$name`, `${name}`, `$[name]`, and a fact when the name has a dot: `$[gw.eth0.address]`. */
  | { readonly kind: 'reference'; readonly name: string; readonly span: Span };

/** A word, quoted or not, with escapes already taken out. */
export interface Value {
  readonly pieces: readonly Piece[];
  readonly quoted: boolean;
  readonly span: Span;
}

export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `memory 128M`, `lvm`; in a block of free lines (`users`) the first word is the entry's name and not a keyword. */
export interface Setting {
  readonly kind: 'setting';
  readonly keyword: Value;
  readonly values: readonly Value[];
  readonly span: Span;
}

/** `$name = value`, `$name value`, and `name = value` in `global` (bare is true). */
export interface Assignment {
  readonly kind: 'assignment';
  readonly name: Word;
  readonly values: readonly Value[];
  readonly bare: boolean;
  readonly span: Span;
}

/** `kind name { ... }`. `header` runs from the keyword to the last word before the brace. */
export interface Block {
  readonly kind: 'block';
  readonly keyword: Word;
  readonly name: Value | undefined;
  readonly body: readonly Statement[];
  readonly header: Span;
  readonly span: Span;
}

/** A block whose text is kept byte for byte between its braces; `text` excludes them. */
export interface RawBlock {
  readonly kind: 'raw';
  readonly keyword: Word;
  readonly text: Span;
  readonly span: Span;
}

export type Statement = Setting | Assignment | Block | RawBlock;

/** A whole description, its includes spliced in: what stands at the top level, in order. */
export interface Description {
  readonly file: SourceFile;
  readonly body: readonly Statement[];
}
