import type { CodeTable, Diagnostic, Note, Severity } from './diagnostic.ts';
import { bug } from './diagnostic.ts';
import { frameOf } from './frame.ts';
import { createLocator } from './lines.ts';
import type { Locator } from './lines.ts';
import { allNotes, sortByPlace } from './report.ts';
import type { Span } from './span.ts';
import { visible } from './visible.ts';

export interface PrintOptions {
  /** ANSI colours; the caller knows whether a terminal listens. */
  readonly colour: boolean;
}

type Style = 'error' | 'warning' | 'note' | 'hint' | 'dim' | 'bold';
type Paint = (style: Style, text: string) => string;

const ansi: Readonly<Record<Style, string>> = { error: '1;31', warning: '1;33', note: '1;36', hint: '1;32', dim: '2', bold: '1' };

const painter = (colour: boolean): Paint => (style, text) => (colour ? `\u001b[${ansi[style]}m${text}\u001b[0m` : text);

/** Nobody reads more, and a file of one mistake repeated may have as many as it has words. */
const MOST = 100;

/** Diagnostics as text for people, in the order of their places, with a summary at the end; empty when there are none. */
export const printDiagnostics = (table: CodeTable, diagnostics: readonly Diagnostic[], { colour }: PrintOptions): string => {
  if (diagnostics.length === 0) return '';
  const paint = painter(colour);
  const locator = createLocator();
  const shown = first(sortByPlace(diagnostics));
  const printed = shown.map(diagnostic => printOne(table, diagnostic, locator, paint));
  const left = shown.length === diagnostics.length ? '' : `; only ${shown.length} of them are shown`;
  return `${printed.join('\n')}\n${summary(diagnostics, paint)}${left}\n`;
};

/** Where there are too many: the first errors, and warnings where errors leave room. */
const first = (sorted: readonly Diagnostic[]): readonly Diagnostic[] => {
  if (sorted.length <= MOST) return sorted;
  const errors = sorted.filter(({ severity }) => severity === 'error').slice(0, MOST);
  const warnings = sorted.filter(({ severity }) => severity !== 'error').slice(0, MOST - errors.length);
  const kept = new Set([...errors, ...warnings]);
  return sorted.filter(diagnostic => kept.has(diagnostic));
};

/** "2 errors, 1 warning" */
const summary = (diagnostics: readonly Diagnostic[], paint: Paint): string => {
  const count = (severity: Severity) => {
    const number = diagnostics.filter(diagnostic => diagnostic.severity === severity).length;
    return number === 0 ? [] : [paint(severity, `${number} ${severity}${number === 1 ? '' : 's'}`)];
  };
  return [...count('error'), ...count('warning')].join(', ');
};

/** The message and hint of a diagnostic, safe to show. */
export const wording = (table: CodeTable, { code, params }: Diagnostic): { readonly message: string; readonly hint: string | undefined } => {
  const row = table[code] ?? bug(`no diagnostic is called ${code}`);
  const hint = row.hint?.(params as never);
  const shown = (text: string): string => visible(shortened(text));
  return { message: shown(row.message(params as never)), hint: hint === undefined ? undefined : shown(hint) };
};

/** A word may be as long as its file; the place that is shown beside it tells the rest. */
const shortened = (text: string): string => text.replace(/`([^`]{200})[^`]+`/g, '`$1...`');

const printOne = (table: CodeTable, diagnostic: Diagnostic, locator: Locator, paint: Paint): string => {
  const { message, hint } = wording(table, diagnostic);
  const { severity, code, at } = diagnostic;
  return [
    `${paint(severity, severity)}: ${paint('bold', message)} ${paint('dim', `[${code}]`)}`,
    ...(at ? printPlace(at.span, locator, paint, severity) : []),
    ...allNotes(diagnostic).flatMap(note => printNote(note, locator, paint)),
    ...(hint === undefined ? [] : [`${paint('hint', 'hint')}: ${hint}`]),
    '',
  ].join('\n');
};

const printNote = ({ text, span }: Note, locator: Locator, paint: Paint): string[] => [
  `${paint('note', 'note')}: ${visible(text)}`,
  ...(span ? printPlace(span, locator, paint, 'note') : []),
];

const printPlace = (span: Span, locator: Locator, paint: Paint, style: Style): string[] => {
  const { path, start } = locator.place(span);
  const where = `${paint('dim', ' -->')} ${visible(path)}:${start.line}:${start.column}`;
  if (span.file.text === '') return [where];
  const frame = frameOf(span, locator);
  const number = String(frame.line);
  const blank = ' '.repeat(number.length);
  const bar = (gutter: string) => paint('dim', ` ${gutter} |`);
  return [where, bar(blank), `${bar(number)} ${frame.text}`, `${bar(blank)} ${paint(style, frame.marker)}`];
};
