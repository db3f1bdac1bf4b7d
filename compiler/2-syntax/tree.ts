import { Located } from '../diagnostics/span.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';

/** A part of a value: text, or a reference that phase 4 replaces. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `$name`, `${name}`, `$[name]`, and a fact when the name has a dot: `$[gw.eth0.address]`. */
  | { readonly kind: 'reference'; readonly name: string; readonly span: Span };

/** A word, quoted or not, with escapes already taken out. One without references is a resolved value as it stands. */
export class Value extends Located {
  /** References as `$[name]`: for messages, and as a key where a value is not known yet. */
  readonly text: string;
  readonly quoted: boolean;
  /** All pieces, in order, where a reference is among them. */
  readonly mixed: readonly Piece[] | undefined;

  constructor(file: SourceFile, start: number, end: number, content: string | readonly Piece[], quoted: boolean) {
    super(file, start, end);
    this.text = typeof content === 'string' ? content : content.map(piece => (piece.kind === 'text' ? piece.text : `$[${piece.name}]`)).join('');
    this.quoted = quoted;
    this.mixed = typeof content === 'string' ? undefined : content;
  }

  get pieces(): readonly Piece[] {
    return this.mixed ?? [{ kind: 'text', text: this.text }];
  }
}

export class Word extends Located {
  readonly text: string;

  constructor(file: SourceFile, start: number, end: number, text: string) {
    super(file, start, end);
    this.text = text;
  }
}

/** `memory 128M`, `lvm`; in a block of free lines (`users`) the first word is the entry's name and not a keyword. */
export class Setting extends Located {
  readonly kind = 'setting';
  readonly values: readonly Value[];
  private readonly first: Value | string;

  /** A first word with nothing special in it is given as its text: it stands at the beginning. */
  constructor(file: SourceFile, start: number, end: number, first: Value | string, values: readonly Value[]) {
    super(file, start, end);
    this.first = first;
    this.values = values;
  }

  get keyword(): Value {
    const { file, start, first } = this;
    return typeof first === 'string' ? new Value(file, start, start + first.length, first, false) : first;
  }

  /** The keyword's text, where no reference is in it. */
  get word(): string | undefined {
    const { first } = this;
    if (typeof first === 'string') return first;
    return first.mixed === undefined ? first.text : undefined;
  }
}

/** `$name = value`, `$name value`, and `name = value` in `global` (bare is true). */
export interface Assignment {
  readonly kind: 'assignment';
  readonly name: Word;
  readonly values: readonly Value[];
  readonly bare: boolean;
  /** Nobody wrote it, and nobody need use it. */
  readonly offered?: true;
  readonly span: Span;
}

/** `kind name { ... }`. */
export class Block extends Located {
  readonly kind = 'block';
  /** The keyword's text; it stands at the beginning. */
  readonly word: string;
  readonly name: Value | undefined;
  readonly body: readonly Statement[];

  constructor(file: SourceFile, start: number, end: number, word: string, name: Value | undefined, body: readonly Statement[]) {
    super(file, start, end);
    this.word = word;
    this.name = name;
    this.body = body;
  }

  get keyword(): Word {
    return new Word(this.file, this.start, this.start + this.word.length, this.word);
  }

  /** From the keyword to the last word before the brace. */
  get header(): Located {
    return new Located(this.file, this.start, this.name?.end ?? this.start + this.word.length);
  }
}

/** A block whose text is kept byte for byte between its braces; `text` excludes them. */
export interface RawBlock {
  readonly kind: 'raw';
  readonly keyword: Word;
  readonly text: Span;
  /** A text that no person laid out: all of it counts as it is. */
  readonly exact?: readonly Piece[];
  readonly span: Span;
}

export type Statement = Setting | Assignment | Block | RawBlock;

/** A whole description, its includes spliced in: what stands at the top level, in order. */
export interface Description {
  readonly file: SourceFile;
  readonly body: readonly Statement[];
}
