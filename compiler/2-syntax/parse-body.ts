import { bug } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { BodyRules } from './body-rules.ts';
import { SINGLE_QUOTE, includeAt } from './characters.ts';
import { reportShapeless } from './explain-statement.ts';
import type { Part } from './explain-statement.ts';
import type { FoundBlocks } from './find-blocks.ts';
import type { ShapeReader } from './grammar.ts';
import { Lexer } from './lexer.ts';
import type { LexicalMode } from './lexer.ts';
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
  const lexer = new Lexer(body.file.text, body.blocks, body.from, body.to, around.mode);
  const statements: Statement[] = [];
  while (lexer.next()) {
    if (isTrivia(lexer) || lexer.kind === 'end') continue;
    if (lexer.kind === 'include') {
      statements.push(...readInclude(context, body.file, lexer, around));
      continue;
    }
    const parts = collectParts(context.report, body.file, lexer);
    const statement = parts && readStatement(context, body, around, parts);
    if (statement) statements.push(statement);
  }
  // An array that grew by `push` has room for 17, and most bodies hold two or three.
  return statements.slice();
};

const isTrivia = ({ kind }: Lexer): boolean => kind === 'space' || kind === 'comment';

/** The tokens of one statement, from the one just read to its end; undefined when one of them is wrong. */
const collectParts = (report: SyntaxReport, file: SourceFile, lexer: Lexer): readonly Part[] | undefined => {
  const parts: Part[] = [];
  let sound = true;
  do {
    const { kind, start, end } = lexer;
    if (kind === 'end') break;
    if (kind === 'space' || kind === 'comment') continue;
    if (kind === 'unclosed' || kind === 'brace' || kind === 'include' || touchesQuote(parts, lexer)) {
      if (sound) reportBadToken(report, file, lexer);
      sound = false;
    } else parts.push({ kind, start, end });
    if (kind === 'body') break;
  } while (lexer.next());
  return sound ? parts : undefined;
};

/** A quoted word has to be followed by white space, a separator or a block. */
const touchesQuote = (parts: readonly Part[], { kind, start }: Lexer): boolean => {
  const before = parts[parts.length - 1];
  return before?.kind === 'quoted' && before.end === start && kind !== 'body';
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
    collectParts(context.report, file, lexer);
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

const readStatement = (context: ParseContext, body: Body, around: Surroundings, parts: readonly Part[]): Statement | undefined => {
  const shape = context.shapes[around.mode](parts);
  switch (shape?.kind) {
    case 'setting':
      return readSetting(context, body.file, parts);
    case 'assignment':
      return readAssignment(context, body.file, around, parts, shape.bare, shape.valuesFrom);
    case 'block':
      return readBlock(context, body, around, parts);
    case undefined:
      reportShapeless(body.file, parts, context.report);
      // The body of a block may have faults of its own to tell.
      return isBlock(parts) ? readBlock(context, body, around, parts) : undefined;
  }
};

const isBlock = (parts: readonly Part[]): boolean => parts.length > 1 && parts[0]?.kind === 'word' && parts[parts.length - 1]?.kind === 'body';

const readSetting = (context: ParseContext, file: SourceFile, parts: readonly Part[]): Setting => {
  const keyword = readValue(context.values, file, parts[0] ?? bug('a setting without a keyword'));
  const values = readValues(context.values, file, parts, 1);
  return new Setting(file, keyword.start, values[values.length - 1]?.end ?? keyword.end, keyword, values);
};

const readAssignment = (
  { report, values }: ParseContext, file: SourceFile, around: Surroundings, parts: readonly Part[], bare: boolean, valuesFrom: number,
): Assignment | undefined => {
  const first = parts[0] ?? bug('an assignment without a name');
  const name = new Word(file, first.start, first.end, file.text.slice(bare ? first.start : first.start + 1, first.end));
  if (bare && !isGlobal(around)) {
    report('setting-with-equals', name.span, { word: name.text });
    return undefined;
  }
  if (bare) report('assignment-without-dollar', name.span, { name: name.text });
  return { kind: 'assignment', name, values: readValues(values, file, parts, valuesFrom), bare, span: spanOf(file, parts) };
};

/** The one block in which the original program took `name = value` for a variable. */
const isGlobal = ({ parents }: Surroundings): boolean => parents.length === 1 && parents[0] === 'global';

const readBlock = (context: ParseContext, body: Body, around: Surroundings, parts: readonly Part[]): Block | RawBlock => {
  const { file, blocks } = body;
  const word = parts[0] ?? bug('a block without a keyword');
  const named = parts.length > 2 ? parts[1] : undefined;
  const braces = parts[parts.length - 1] ?? bug('a block without a body');
  const keyword = new Word(file, word.start, word.end, file.text.slice(word.start, word.end));
  const close = Math.min(blocks.closeOf.get(braces.start) ?? braces.end, body.to);
  const from = braces.start + 1;
  const within = insideOf(keyword.text, around, context.rules);
  if (within === 'raw') {
    if (named) context.report('raw-block-with-name', { file, start: named.start, end: named.end }, { keyword: keyword.text, word: file.text.slice(named.start, named.end) });
    return { kind: 'raw', keyword, text: { file, start: from, end: close }, span: spanOf(file, parts) };
  }
  const name = named && readValue(context.values, file, named);
  const inside = parseBody(context, { file, blocks, from, to: close }, within);
  return new Block(file, word.start, braces.end, keyword, name, inside);
};

const readValue = (values: ValueReader, file: SourceFile, { kind, start, end }: Part): Value =>
  kind === 'quoted' ? values.quoted(file, start, end) : values.word(file, start, end);

const readValues = (values: ValueReader, file: SourceFile, parts: readonly Part[], from: number): readonly Value[] =>
  parts.slice(from).map(part => readValue(values, file, part));

const spanOf = (file: SourceFile, parts: readonly Part[]): Span => ({ file, start: parts[0]?.start ?? 0, end: parts[parts.length - 1]?.end ?? 0 });
