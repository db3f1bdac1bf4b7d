import type { CodeTable, Diagnostic, Severity } from './diagnostic.ts';
import { createLocator } from './lines.ts';
import type { Locator, Position } from './lines.ts';
import { wording } from './print.ts';
import { allNotes, sortByPlace } from './report.ts';
import type { Span } from './span.ts';
import { visible } from './visible.ts';

/** A stretch of a file. Lines and columns count from 1, columns in UTF-16 units, as editors do; offsets from 0; ends are exclusive. */
export interface JsonPlace {
  readonly file: string;
  readonly start: Position & { readonly offset: number };
  readonly end: Position & { readonly offset: number };
}

export interface JsonDiagnostic {
  readonly severity: Severity;
  /** Stable; `mlnc help CODE` explains it. */
  readonly code: string;
  /** For people; its words may change. */
  readonly message: string;
  readonly hint?: string;
  /** Absent where no place in a description is to blame. */
  readonly place?: JsonPlace;
  /** What explains it: other places, the superclasses and variables that a value came through, includes. */
  readonly notes: readonly { readonly message: string; readonly place?: JsonPlace }[];
}

/**
 * What `mlnc --json` prints, for editors and other programs. Fields are only added while `format` is 1. Diagnostics
 * are in the order of their places.
 */
export interface JsonReport {
  readonly format: 1;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly JsonDiagnostic[];
}

export const jsonReport = (table: CodeTable, diagnostics: readonly Diagnostic[]): JsonReport => {
  const locator = createLocator();
  const count = (severity: Severity) => diagnostics.filter(diagnostic => diagnostic.severity === severity).length;
  return {
    format: 1,
    errors: count('error'),
    warnings: count('warning'),
    diagnostics: sortByPlace(diagnostics).map(diagnostic => jsonDiagnostic(table, diagnostic, locator)),
  };
};

const jsonDiagnostic = (table: CodeTable, diagnostic: Diagnostic, locator: Locator): JsonDiagnostic => {
  const { message, hint } = wording(table, diagnostic);
  const { severity, code, at } = diagnostic;
  return {
    severity,
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(at && { place: jsonPlace(at.span, locator) }),
    notes: allNotes(diagnostic).map(({ text, span }) => ({ message: visible(text), ...(span && { place: jsonPlace(span, locator) }) })),
  };
};

const jsonPlace = (span: Span, locator: Locator): JsonPlace => {
  const { path, start, end } = locator.place(span);
  return { file: path, start: { ...start, offset: span.start }, end: { ...end, offset: span.end } };
};
