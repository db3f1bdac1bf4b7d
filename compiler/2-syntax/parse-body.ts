import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { BodyRules } from './body-rules.ts';
import { SINGLE_QUOTE, includeAt } from './characters.ts';
import { readPlainLine } from './plain-lines.ts';
import { reportShapeless } from './explain-statement.ts';
import type { FoundBlocks } from './find-blocks.ts';
import type { ShapeReader } from './grammar.ts';
import { Lexer } from './lexer.ts';
import type { LexicalMode } from './lexer.ts';
import type { Parts } from './parts.ts';
import type { SyntaxReport } from './problems.ts';
import type { ValueReader } from './read-value.ts';
import { insideOf } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { Block, Setting, Word, type Assignment, type RawBlock, type Statement, type Value } from './tree.ts';

/** What every body of one description shares. */
export interface ParseContext {
  readonly rules: BodyRules;
  readonly report: SyntaxReport;
  readonly values: ValueReader;
  /** Of the statement that is being read. */
  readonly parts: Parts;
  readonly shapes: Readonly<Record<LexicalMode, ShapeReader>>;
  /** The statements of the files that an `#include` names, read as part of `around`. */
  include(path: Span, around: Surroundings): readonly Statement[];
}

/** A stretch of a file that is to be read as statements. */
export interface Body {
  readonly file: SourceFile;
  readonly blocks: FoundBlocks;
  readonly from: number;
  readonly to: number;
}

/** Reads a body statement by statement: one that is wrong is reported and left out, the others are read. */
export const parseBody = (context: ParseContext, body: Body, around: Surroundings): readonly Statement[] => {
  const { file: { text }, blocks, from, to } = body;
  const { parts } = context;
  let lexer: Lexer | undefined;
  let at = from;
  const statements: Statement[] = [];
  const add = (statement: Statement | undefined): void => {
    if (statement) statements.push(statement);
  };
  for (;;) {
    const behind = readPlainLine(text, at, to, blocks, parts);
    if (behind !== undefined) {
      if (parts.length === 0) break;
      at = behind;
      lexer?.goOnAt(at);
      add(parts.kind(parts.last) === 'body' ? readStatement(context, body, around) : readSetting(context, body.file));
      continue;
    }
    lexer ??= new Lexer(text, blocks, at, to, around.mode);
    if (!lexer.next()) break;
    if (lexer.kind === 'include') statements.push(...readInclude(context, body.file, lexer, around));
    else if (!isTrivia(lexer) && lexer.kind !== 'end' && collectParts(context, body.file, lexer)) add(readStatement(context, body, around));
    at = lexer.end;
  }
  // An array that grew by `push` has room for 17, and most bodies hold two or three.
  return statements.slice();
};

const isTrivia = ({ kind }: Lexer): boolean => kind === 'space' || kind === 'comment';

/** Collects the tokens of one statement, from the one just read to its end; false when one of them is wrong. */
const collectParts = ({ parts, report }: ParseContext, file: SourceFile, lexer: Lexer): boolean => {
  parts.clear();
  let sound = true;
  let quoteEnd = -1;
  do {
    const { kind, start, end } = lexer;
    if (kind === 'end') break;
    if (kind === 'space' || kind === 'comment') continue;
    if (kind === 'unclosed' || kind === 'brace' || kind === 'include' || (start === quoteEnd && kind !== 'body')) {
      if (sound) reportBadToken(report, file, lexer);
      sound = false;
    } else parts.add(kind, start, end);
    // A quoted word has to be followed by white space, a separator or a block.
    quoteEnd = kind === 'quoted' ? end : -1;
    if (kind === 'body') break;
  } while (lexer.next());
  return sound;
};

const reportBadToken = (report: SyntaxReport, file: SourceFile, { kind, start, end }: Lexer): void => {
  const word = file.text.slice(start, end);
  if (kind === 'brace') return report('stray-brace', { file, start, end }, { brace: word });
  if (kind !== 'unclosed') return report('text-after-quote', { file, start, end }, { word });
  const quote = file.text.charCodeAt(start) === SINGLE_QUOTE ? 'single' : 'double';
  report('unclosed-quote', { file, start, end: start + 1 }, { quote });
};

/** Reads the files of an `#include`, and its line to the end. */
const readInclude = (context: ParseContext, file: SourceFile, lexer: Lexer, around: Surroundings): readonly Statement[] => {
  const { start, end } = lexer;
  const path = pathOfInclude(file, start, end);
  while (lexer.next() && lexer.kind !== 'end') {
    if (isTrivia(lexer)) continue;
    const word = file.text.slice(lexer.start, lexer.kind === 'body' ? lexer.start + 1 : lexer.end);
    context.report('include-surplus-words', { file, start: lexer.start, end: lexer.start + word.length }, { word });
    collectParts(context, file, lexer);
    break;
  }
  if (path) return context.include(path, around);
  context.report('include-without-path', { file, start, end }, {});
  return [];
};

/** The place of the path without its quotes. */
const pathOfInclude = (file: SourceFile, start: number, end: number): Span | undefined => {
  const { pathStart, pathEnd } = includeAt(file.text, start, end) ?? { pathStart: end, pathEnd: end };
  const mark = file.text[pathStart];
  const quotes = pathEnd - pathStart >= 2 && (mark === '"' || mark === "'") && file.text[pathEnd - 1] === mark ? 1 : 0;
  const span = { file, start: pathStart + quotes, end: pathEnd - quotes };
  return span.end > span.start ? span : undefined;
};

const readStatement = (context: ParseContext, body: Body, around: Surroundings): Statement | undefined => {
  const { parts } = context;
  const shape = context.shapes[around.mode](parts);
  switch (shape?.kind) {
    case 'setting':
      return readSetting(context, body.file);
    case 'assignment':
      return readAssignment(context, body.file, around, shape.bare, shape.valuesFrom);
    case 'block':
      return readBlock(context, body, around);
    case undefined:
      reportShapeless(body.file, parts, context.report);
      // The body of a block may have faults of its own to tell.
      return isBlock(parts) ? readBlock(context, body, around) : undefined;
  }
};

const isBlock = (parts: Parts): boolean => parts.length > 1 && parts.kind(0) === 'word' && parts.kind(parts.last) === 'body';

const readSetting = (context: ParseContext, file: SourceFile): Setting => {
  const { parts, values } = context;
  const start = parts.start(0);
  const plain = parts.kind(0) === 'word' ? values.plain(file, start, parts.end(0)) : undefined;
  return new Setting(file, start, parts.end(parts.last), plain ?? readValue(context, file, 0), readValues(context, file, 1));
};

const readAssignment = (context: ParseContext, file: SourceFile, around: Surroundings, bare: boolean, valuesFrom: number): Assignment | undefined => {
  const { parts, report } = context;
  const [start, end] = [parts.start(0), parts.end(0)];
  const name = new Word(file, start, end, file.text.slice(bare ? start : start + 1, end));
  if (bare && !isGlobal(around)) {
    report('setting-with-equals', name.span, { word: name.text });
    return undefined;
  }
  if (bare) report('assignment-without-dollar', name.span, { name: name.text });
  return { kind: 'assignment', name, values: readValues(context, file, valuesFrom), bare, span: wholeOf(file, parts) };
};

/** The one block in which the original program took `name = value` for a variable. */
const isGlobal = ({ parents }: Surroundings): boolean => parents.length === 1 && parents[0] === 'global';

const readBlock = (context: ParseContext, body: Body, around: Surroundings): Block | RawBlock => {
  const { file, blocks } = body;
  const { parts } = context;
  const isNamed = parts.length > 2;
  const start = parts.start(0);
  const word = parts.text(file, 0);
  const open = parts.start(parts.last);
  const end = parts.end(parts.last);
  const close = Math.min(blocks.closeOf.get(open) ?? end, body.to);
  const within = insideOf(word, around, context.rules);
  if (within === 'raw') {
    if (isNamed) context.report('raw-block-with-name', parts.span(file, 1), { keyword: word, word: parts.text(file, 1) });
    const keyword = new Word(file, start, parts.end(0), word);
    return { kind: 'raw', keyword, text: { file, start: open + 1, end: close }, span: wholeOf(file, parts) };
  }
  const name = isNamed ? readValue(context, file, 1) : undefined;
  const inside = parseBody(context, { file, blocks, from: open + 1, to: close }, within);
  return new Block(file, start, end, word, name, inside);
};

const readValue = ({ parts, values }: ParseContext, file: SourceFile, index: number): Value =>
  (parts.kind(index) === 'quoted' ? values.quoted(file, parts.start(index), parts.end(index)) : values.word(file, parts.start(index), parts.end(index)));

const noValues: readonly Value[] = [];

const readValues = (context: ParseContext, file: SourceFile, from: number): readonly Value[] => {
  const { length } = context.parts;
  if (length === from) return noValues;
  if (length === from + 1) return [readValue(context, file, from)];
  return Array.from({ length: length - from }, (_, index) => readValue(context, file, from + index));
};

const wholeOf = (file: SourceFile, parts: Parts): Span => ({ file, start: parts.start(0), end: parts.end(parts.last) });
