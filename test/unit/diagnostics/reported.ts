import { code, type Diagnostic, type Note } from '../../../compiler/diagnostics/diagnostic.ts';
import { jsonReport, type JsonReport } from '../../../compiler/diagnostics/json.ts';
import { printDiagnostics } from '../../../compiler/diagnostics/print.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import type { Origin, SourceFile, Span } from '../../../compiler/diagnostics/span.ts';

export const table = {
  wrong: code<{ what: string }>({ severity: 'error', message: p => `\`${p.what}\` is wrong`, hint: p => (p.what === 'plain' ? undefined : `right ${p.what}`), explain: 'It is wrong.' }),
  odd: code({ severity: 'warning', message: () => 'this is odd', explain: 'It is odd.' }),
};

export const fileOf = (text: string, path = 'a.mln', includedBy?: Span): SourceFile => ({ path, text, ...(includedBy && { includedBy }) });

/** The first stretch of a file that reads `words`. */
export const spanOf = (file: SourceFile, words: string): Span => {
  const start = file.text.indexOf(words);
  return { file, start, end: start + words.length };
};

/** One error at a stretch of a text. */
export const wrongAt = (at: Span | Origin | undefined, what = 'plain', notes: readonly Note[] = []): readonly Diagnostic[] => {
  const { report, diagnostics } = createReport(table);
  report('wrong', at, { what }, notes);
  return diagnostics;
};

export const printed = (diagnostics: readonly Diagnostic[], colour = false): string => printDiagnostics(table, diagnostics, { colour });

/** Only the lines between the place and the summary. */
export const frame = (text: string, words: string): readonly string[] => printed(wrongAt(spanOf(fileOf(text), words))).split('\n').slice(2, -3);

export const asJson = (diagnostics: readonly Diagnostic[]): JsonReport => jsonReport(table, diagnostics);
