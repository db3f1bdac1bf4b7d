import type { SourceFile } from '../diagnostics/span.ts';
import type { BodyRules } from './body-rules.ts';
import { findBlocks } from './find-blocks.ts';
import { formatBody } from './format-body.ts';
import { createPage } from './format-page.ts';
import { parseText } from './index.ts';
import type { SyntaxReport } from './problems.ts';
import { firstDifference } from './same-meaning.ts';

export interface FormatOptions {
  /** Tells which bodies are raw text. */
  readonly vocabulary: BodyRules;
  readonly report: SyntaxReport;
}

/**
 * The one layout of a description: one statement a line, four spaces a level, `{` at the end of the header's line, at
 * most one empty line in a row. Comments stay; raw text is moved as a whole and otherwise kept byte for byte. Nothing
 * is included. Undefined, and reported, when the text has errors of form, or when a line of its own would change what
 * a statement says. Formatting twice changes nothing.
 */
export const format = ({ path, text }: SourceFile, { vocabulary, report }: FormatOptions): string | undefined => {
  // A file of Windows stays one; where line ends are mixed, those in raw text are left alone.
  const isCrlf = /\r\n/.test(text) && !/(?:^|[^\r])\n/.test(text);
  const file: SourceFile = { path, text: isCrlf ? text.replace(/\r\n/g, '\n') : text };
  // Warnings are for whoever compiles it.
  if (!parseText(isCrlf ? { path, text } : file, { vocabulary, report })) return undefined;
  const before = parseText(file, { vocabulary, report: () => {} })?.body ?? [];
  const page = createPage();
  const blocks = findBlocks(file.text);
  formatBody({ file, blocks, rules: vocabulary, page }, 0, file.text.length);
  const formatted = page.text();
  const after = parseText({ path, text: formatted }, { vocabulary, report: () => {} })?.body ?? [];
  const changed = firstDifference(before, after, { before: file.text, after: formatted });
  if (changed !== undefined) {
    report('layout-changes-meaning', changed.span, {});
    return undefined;
  }
  return isCrlf ? formatted.replace(/\n/g, '\r\n') : formatted;
};
