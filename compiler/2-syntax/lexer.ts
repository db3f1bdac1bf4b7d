import {
  BACKSLASH, CLOSE_BRACE, DOLLAR, DOUBLE_QUOTE, EQUALS, HASH, NEWLINE, OPEN_BRACE, SEMICOLON, SINGLE_QUOTE,
  endOfLine, endOfQuote, endsWord, includeAt, isBlank, isNameStart, isNameUnit,
} from './characters.ts';
import type { FoundBlocks } from './find-blocks.ts';

/**
 * `space`: blanks and continued line ends; `end`: of a statement; `include`: `#include` and its path; `variable`: a
 * first word that is `$name`; `equals`: the sign behind a first word; `body`: a block from brace to brace;
 * `unclosed`: a quote that its line does not close; `brace`: one that find-blocks took for text.
 */
export type TokenKind = 'space' | 'end' | 'comment' | 'include' | 'word' | 'quoted' | 'variable' | 'equals' | 'body' | 'unclosed' | 'brace';

/** How a body reads: free lines (`users { jack HASH }`) know no `name = value`. */
export type LexicalMode = 'statements' | 'lines';

/**
 * Reads one body token by token; every character of it is in exactly one token. The fields tell of the last token
 * read, since an object for each would be garbage at once.
 */
export class Lexer {
  kind: TokenKind = 'end';
  start: number;
  end: number;
  private readonly text: string;
  private readonly blocks: FoundBlocks;
  private readonly limit: number;
  private readonly mode: LexicalMode;
  /** Words and signs of the statement so far. */
  private count = 0;
  /** Whether an equals sign may come next. */
  private assignable = false;
  /** Line ends before this offset stand between a header and its brace. */
  private headerUntil = 0;

  constructor(text: string, blocks: FoundBlocks, from: number, to: number, mode: LexicalMode) {
    this.text = text;
    this.blocks = blocks;
    this.start = this.end = from;
    this.limit = to;
    this.mode = mode;
  }

  /** False at the end of the body. */
  next(): boolean {
    if (this.end >= this.limit) return false;
    this.start = this.end;
    this.read(this.text.charCodeAt(this.start));
    return true;
  }

  /** Passes over whole statements. */
  goOnAt(offset: number): void {
    this.endStatement('end', offset);
  }

  private read(unit: number): void {
    if (isBlank(unit)) return this.take('space', this.endOfBlanks(this.start));
    if (unit === NEWLINE) return this.readLineEnd();
    if (unit === SEMICOLON) return this.endStatement('end', this.start + 1);
    if (unit === HASH) return this.readHash();
    if (unit === OPEN_BRACE || unit === CLOSE_BRACE) return this.readBrace(unit);
    const continued = unit === BACKSLASH ? this.endOfContinuation(this.start) : undefined;
    if (continued !== undefined) return this.take('space', continued);
    this.readWord(unit);
    this.count++;
  }

  private take(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  private endStatement(kind: TokenKind, end: number): void {
    this.take(kind, end);
    this.count = 0;
  }

  private endOfBlanks(from: number): number {
    let i = from;
    while (i < this.limit && isBlank(this.text.charCodeAt(i))) i++;
    return i;
  }

  private readLineEnd(): void {
    const end = this.start + 1;
    if (this.count > 0 && (this.start < this.headerUntil || this.bodyFollows(end))) this.take('space', end);
    else this.endStatement('end', end);
  }

  /** Whether the next thing but white space and comments is the opening brace of a block. */
  private bodyFollows(from: number): boolean {
    for (let i = from; i < this.limit; ) {
      const unit = this.text.charCodeAt(i);
      if (isBlank(unit) || unit === NEWLINE) i++;
      else if (unit === HASH && !includeAt(this.text, i, this.limit)) i = endOfLine(this.text, i, this.limit);
      else {
        const follows = unit === OPEN_BRACE && this.blocks.closeOf.has(i);
        if (follows) this.headerUntil = i;
        return follows;
      }
    }
    return false;
  }

  private readHash(): void {
    const directive = this.count === 0 ? includeAt(this.text, this.start, this.limit) : undefined;
    if (directive) {
      this.take('include', directive.pathEnd);
      this.count++;
    } else this.take('comment', endOfLine(this.text, this.start, this.limit));
  }

  private readBrace(unit: number): void {
    const close = unit === OPEN_BRACE ? this.blocks.closeOf.get(this.start) : undefined;
    if (close !== undefined) this.endStatement('body', Math.min(close + 1, this.limit));
    else if (this.blocks.surplus.has(this.start)) this.endStatement('end', this.start + 1);
    else this.take('brace', this.start + 1);
  }

  /** A backslash with nothing but blanks behind it continues its line, even where the body has no other line. */
  private endOfContinuation(backslash: number): number | undefined {
    const end = this.endOfBlanks(backslash + 1);
    if (end >= this.limit) return this.limit;
    return this.text.charCodeAt(end) === NEWLINE ? end + 1 : undefined;
  }

  private readWord(unit: number): void {
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const end = endOfQuote(this.text, this.start, this.limit);
      return end === undefined ? this.take('unclosed', endOfLine(this.text, this.start, this.limit)) : this.take('quoted', end);
    }
    if (this.count === 0) return this.readFirstWord(unit);
    if (this.count === 1 && unit === EQUALS && this.assignable) return this.take('equals', this.start + 1);
    this.take('word', this.endOfWord(this.start));
  }

  /** `$x` and `x` end before an equals sign: `$x=5` is an assignment as well. */
  private readFirstWord(unit: number): void {
    const isVariable = unit === DOLLAR && isNameStart(this.text.charCodeAt(this.start + 1));
    let end = this.start + (isVariable ? 1 : 0);
    while (end < this.limit && isNameUnit(this.text.charCodeAt(end))) end++;
    const next = end < this.limit ? this.text.charCodeAt(end) : NEWLINE;
    const ends = endsWord(next) || (next === BACKSLASH && this.endOfContinuation(end) !== undefined);
    this.assignable = end > this.start && (next === EQUALS || ends) && (isVariable || this.mode === 'statements');
    if (this.assignable) this.take(isVariable ? 'variable' : 'word', end);
    else this.take('word', this.endOfWord(this.start));
  }

  private endOfWord(from: number): number {
    let i = from;
    while (i < this.limit) {
      const unit = this.text.charCodeAt(i);
      if (endsWord(unit)) break;
      if (unit === BACKSLASH) {
        if (this.endOfContinuation(i) !== undefined) break;
        i += i + 1 < this.limit && !isBlank(this.text.charCodeAt(i + 1)) ? 2 : 1;
      } else if (unit === DOLLAR && this.text.charCodeAt(i + 1) === OPEN_BRACE && i + 1 < this.limit) {
        const close = this.blocks.closeOf.get(i + 1);
        i = close === undefined ? i + 2 : Math.min(close + 1, this.limit);
      } else i++;
    }
    return i;
  }
}
