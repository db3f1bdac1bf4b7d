import type { SourceFile } from '../diagnostics/span.ts';
import type { BodyRules } from './body-rules.ts';
import { includeAt, withoutBlanksAtEnd } from './characters.ts';
import type { FoundBlocks } from './find-blocks.ts';
import { INDENT } from './format-page.ts';
import type { Page } from './format-page.ts';
import { formatRaw } from './format-raw.ts';
import { Lexer } from './lexer.ts';
import { insideOf, topLevel } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

interface FormatContext {
  readonly file: SourceFile;
  readonly blocks: FoundBlocks;
  readonly rules: BodyRules;
  readonly page: Page;
}

/** Lays out the statements between two offsets, which are known to be right. */
export const formatBody = (context: FormatContext, from: number, to: number, around: Surroundings = topLevel()): void => {
  const { file, page } = context;
  const depth = around.parents.length;
  const lexer = new Lexer(file.text, context.blocks, from, to, around.mode);
  while (lexer.next()) {
    const text = file.text.slice(lexer.start, lexer.end);
    if (lexer.kind === 'comment') page.comment(depth, withoutBlanksAtEnd(text));
    else if (lexer.kind === 'end') {
      if (text === '\n') page.newline();
    } else if (lexer.kind === 'include') page.line(depth, formatInclude(text));
    else if (lexer.kind !== 'space') formatStatement(context, lexer, around);
  }
};

const formatInclude = (text: string): string => {
  const path = includeAt(text, 0);
  return `#include ${path ? text.slice(path.pathStart, path.pathEnd) : ''}`;
};

/** Lays out one statement, whose first token has just been read; leaves what ends it to be read next. */
const formatStatement = (context: FormatContext, lexer: Lexer, around: Surroundings): void => {
  const { file, page } = context;
  const depth = around.parents.length;
  const comments: string[] = [];
  let line = '';
  let keyword = '';
  let joint = '';
  let ended = false;
  do {
    const text = file.text.slice(lexer.start, lexer.end);
    if (lexer.kind === 'end') {
      ended = text === '\n';
      break;
    }
    if (lexer.kind === 'space') {
      // The author's own line breaks within a statement stay.
      if (text.startsWith('\\')) joint = ` \\\n${INDENT.repeat(depth + 1)}`;
    } else if (lexer.kind === 'comment') comments.push(withoutBlanksAtEnd(text));
    else if (lexer.kind === 'body') {
      // Comments between a header and its brace go before the block.
      for (const comment of comments) page.line(depth, asComment(comment));
      return formatBlock(context, lexer, around, line, keyword);
    } else {
      line += line === '' ? text : joint + text;
      keyword ||= text;
      joint = ' ';
    }
  } while (lexer.next());
  page.line(depth, withoutContinuation(line));
  for (const comment of comments) page.comment(depth, comment);
  if (ended) page.newline();
};

/** Behind words `#include` is a comment; at the start of a line it would read a file in. */
const asComment = (text: string): string => text.replace(/^#(?=include(?:\s|$))/, '# ');

/** A word that is, or ends with, a lone backslash would continue the line once it is the last; doubled it means the same. */
const withoutContinuation = (line: string): string => (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) ? `${line}\\` : line);

const formatBlock = ({ file, blocks, rules, page }: FormatContext, { start, end }: Lexer, around: Surroundings, header: string, keyword: string): void => {
  const depth = around.parents.length;
  const inside = insideOf(keyword, around, rules);
  const content = { from: start + 1, to: Math.min(blocks.closeOf.get(start) ?? end, end) };
  if (inside === 'raw') return page.line(depth, `${header} {${formatRaw(file.text.slice(content.from, content.to), depth)}}`);
  page.line(depth, `${header} {`);
  page.open();
  formatBody({ file, blocks, rules, page }, content.from, content.to, inside);
  page.close(depth);
};
