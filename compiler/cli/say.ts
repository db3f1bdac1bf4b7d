import type { CodeTable, Diagnostic } from '../diagnostics/diagnostic.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import type { Terminal } from './terminal.ts';

/** Prints diagnostics for people. */
export const say = (terminal: Terminal, table: CodeTable, diagnostics: readonly Diagnostic[]): void =>
  terminal.err(printDiagnostics(table, diagnostics, { colour: terminal.colourErr }));
