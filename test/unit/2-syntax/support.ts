import { memoryReader } from '../../../compiler/1-source/memory-reader.ts';
import type { MemoryFiles } from '../../../compiler/1-source/memory-reader.ts';
import { format } from '../../../compiler/2-syntax/format.ts';
import { parseDescription, parseText } from '../../../compiler/2-syntax/index.ts';
import type { BodyRules } from '../../../compiler/2-syntax/index.ts';
import type { Statement, Value } from '../../../compiler/2-syntax/tree.ts';
import { readRawText } from '../../../compiler/4-resolve/read-raw-text.ts';
import { codes } from '../../../compiler/diagnostics/codes.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';

const RAW = ['startup', 'shutdown', 'user_data', 'cfagent', 'xen_extra'];
const LINES = ['users', 'files'];

export const vocabulary: BodyRules = {
  bodyOf: (_, keyword) => (RAW.includes(keyword) ? 'raw' : LINES.includes(keyword) ? 'lines' : 'statements'),
};

/** A value as its text, a reference as `<name>`, quotes as "". */
const show = ({ pieces, quoted }: Value): string => {
  const text = pieces.map(piece => (piece.kind === 'text' ? piece.text : `<${piece.name}>`)).join('');
  return quoted ? JSON.stringify(text) : text;
};

/** A tree without its places, to be compared and read. */
export const outline = (statements: readonly Statement[]): unknown[] =>
  statements.map(statement => {
    switch (statement.kind) {
      case 'setting':
        return [statement.keyword, ...statement.values].map(show).join(' | ');
      case 'assignment':
        return `${statement.bare ? '' : '$'}${statement.name.text} := ${statement.values.map(show).join(' | ')}`;
      case 'block':
        return { [[statement.keyword.text, ...(statement.name ? [show(statement.name)] : [])].join(' ')]: outline(statement.body) };
      case 'raw':
        return { [`${statement.keyword.text} raw`]: readRawText(statement).pieces.map(piece => (typeof piece === 'string' ? piece : piece.written)).join('') };
    }
  });

/** `code at the text that is marked` */
export const marked = ({ code, at }: Diagnostic): string => (at ? `${code} at ${at.span.file.text.slice(at.span.start, at.span.end)}` : code);

export interface Parsed {
  readonly tree: unknown[] | undefined;
  readonly found: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses `main.mln` of some files, or a text alone. */
export const parse = (input: string | MemoryFiles, main = 'main.mln'): Parsed => {
  const { report, diagnostics } = createReport(codes);
  const reader = memoryReader(typeof input === 'string' ? { [main]: input } : input);
  const description = parseDescription(main, { reader, vocabulary, report });
  return { tree: description && outline(description.body), found: diagnostics.map(marked), diagnostics };
};

/** Includes left alone. */
export const parseAlone = (text: string): unknown[] | undefined => {
  const description = parseText({ path: 'main.mln', text }, { vocabulary, report: createReport(codes).report });
  return description && outline(description.body);
};

export const formatted = (text: string): string | undefined => format({ path: 'main.mln', text }, { vocabulary, report: createReport(codes).report });
