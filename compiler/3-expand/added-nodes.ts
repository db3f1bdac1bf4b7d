/** Syntax that a plug-in adds: it stands where the words are that asked for it, and says who brought it. */
import { isSameSpan, Located, type Origin, type SourceFile, type Span, type Via } from '../diagnostics/span.ts';
import { Block, Setting, Value, Word, type Assignment, type Piece, type RawBlock, type Statement } from '../2-syntax/tree.ts';
import type { Added, ExpandedBlock } from './expander.ts';

/** Where all that one operation of a plug-in adds comes from. */
export interface Source {
  readonly span: Span;
  /** The plug-in, then how the words that asked for it came to stand there. */
  readonly via: readonly Via[];
  /** For text that stands in no file. */
  readonly plugin: string;
  /** Lines that many blocks have, by word and value: they are made once. */
  readonly lines: Map<string, Map<string, Setting>>;
}

export const sourceOf = (plugin: string, { span, via }: Origin): Source => {
  const [first] = via;
  const isKnown = first?.kind === 'plugin' && first.name === plugin && isSameSpan(first.span, span);
  return { plugin, span, via: isKnown ? via : [{ kind: 'plugin', name: plugin, span }, ...via], lines: new Map() };
};

// `declare`: a field that is defined by itself costs more than all else that is done for a node, and there are many.
class AddedSpan extends Located {
  declare private readonly source: Source;

  constructor(source: Source, { file, start, end }: Span = source.span) {
    super(file, start, end);
    this.source = source;
  }

  override get via(): readonly Via[] {
    return this.source.via;
  }
}

class AddedValue extends Value {
  declare private readonly source: Source;

  constructor(source: Source, content: string | readonly Piece[]) {
    super(source.span.file, source.span.start, source.span.end, content, false);
    this.source = source;
  }

  override get via(): readonly Via[] {
    return this.source.via;
  }
}

class AddedWord extends Word {
  declare private readonly source: Source;

  constructor(source: Source, text: string) {
    super(source.span.file, source.span.start, source.span.end, text);
    this.source = source;
  }

  override get via(): readonly Via[] {
    return this.source.via;
  }
}

class AddedSetting extends Setting {
  declare private readonly source: Source;

  constructor(source: Source, first: Value | string, values: readonly Value[]) {
    super(source.span.file, source.span.start, source.span.end, first, values);
    this.source = source;
  }

  override get keyword(): Value {
    return this.word === undefined ? super.keyword : new AddedValue(this.source, this.word);
  }

  override get via(): readonly Via[] {
    return this.source.via;
  }
}

class PluginBlock extends Block implements ExpandedBlock {
  declare private readonly source: Source;
  declare readonly added: Added;

  constructor(source: Source, word: string, name: Value | undefined, body: readonly Statement[], added: Added) {
    super(source.span.file, source.span.start, source.span.end, word, name, body);
    this.source = source;
    this.added = added;
  }

  override get keyword(): Word {
    return new AddedWord(this.source, this.word);
  }

  override get header(): Located {
    return new AddedSpan(this.source);
  }

  override get via(): readonly Via[] {
    return this.source.via;
  }
}

/** Its nodes say themselves who added them. */
const bySyntax: Added = { via: [], position: 0 };

const referencePattern = /\$\[([A-Za-z_][A-Za-z0-9_.-]*)\]/g;

/** `$[name]` is a reference; all else is text. */
const piecesOf = (text: string, spanAt: (start: number, end: number) => Span): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(referencePattern)) {
    const end = found.index + found[0].length;
    if (found.index > from) pieces.push({ kind: 'text', text: text.slice(from, found.index) });
    pieces.push({ kind: 'reference', name: found[1] as string, span: spanAt(found.index, end) });
    from = end;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
};

const contentOf = (text: string, source: Source): string | readonly Piece[] => {
  if (!text.includes('$[')) return text;
  const pieces = piecesOf(text, () => new AddedSpan(source));
  return pieces.some(({ kind }) => kind === 'reference') ? pieces : text;
};

export const addedValue = (text: string, source: Source): Value => new AddedValue(source, contentOf(text, source));

/** More values of one word than these differ from block to block. */
const MOST_COMMON_LINES = 1000;

/** A line of one word and one value. */
export const addedLine = (source: Source, word: string, value: string): Setting => {
  const known = source.lines.get(word) ?? new Map<string, Setting>();
  const line = known.get(value) ?? addedSetting(source, word, [value]);
  if (known.size === 0) source.lines.set(word, known);
  if (known.size < MOST_COMMON_LINES) known.set(value, line);
  return line;
};

export const addedSetting = (source: Source, word: string, values: readonly string[]): Setting =>
  new AddedSetting(source, word.includes('$[') ? addedValue(word, source) : word, values.map(text => addedValue(text, source)));

/** `$name = value` */
export const addedAssignment = (source: Source, name: string, values: readonly string[]): Assignment =>
  ({ kind: 'assignment', name: new AddedWord(source, name), values: values.map(text => addedValue(text, source)), bare: false, offered: true, span: source.span });

export const addedBlock = (source: Source, word: string, name: string | undefined, body: readonly Statement[], added: Added = bySyntax): ExpandedBlock =>
  new PluginBlock(source, word, name === undefined ? undefined : addedValue(name, source), body, added);

/** Texts of plug-ins, for each file with words that asked for them. */
const textFiles = new WeakMap<SourceFile, Map<string, SourceFile>>();

/** A file for a text, so that a message about it can show its line; the same one for the same text, so that it is said once. */
const textFile = ({ plugin, span }: Source, text: string): SourceFile => {
  const known = textFiles.get(span.file) ?? new Map<string, SourceFile>();
  if (known.size === 0) textFiles.set(span.file, known);
  const path = `<plug-in ${plugin}>`;
  const key = `${path}${text}`;
  const file = known.get(key) ?? { path, text };
  known.set(key, file);
  return file;
};

export const addedRaw = (source: Source, word: string, given: string): RawBlock => {
  const text = given === '' || given.endsWith('\n') ? given : `${given}\n`;
  const file = textFile(source, text);
  const exact = piecesOf(text, (start, end) => new AddedSpan(source, { file, start, end }));
  return { kind: 'raw', keyword: new AddedWord(source, word), text: { file, start: 0, end: text.length }, exact, span: source.span };
};
