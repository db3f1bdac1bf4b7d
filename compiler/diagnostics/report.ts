import type { CodeTable, Diagnostic, Note, Report } from './diagnostic.ts';
import { bug } from './diagnostic.ts';
import { isSameSpan, type Origin, type SourceFile, type Span } from './span.ts';

export interface Reporter<T extends CodeTable> {
  readonly report: Report<T>;
  /** The codes that can be reported; those of platforms and plug-ins are put in as they are met. */
  readonly table: Record<string, CodeTable[string]>;
  /** In the order of reporting; grows as phases report. */
  readonly diagnostics: readonly Diagnostic[];
  /** True as soon as an error is among them: the next phase is not to begin. */
  hasErrors(): boolean;
}

/** Collects what the phases of one compilation find. */
export const createReport = <T extends CodeTable>(table: T): Reporter<T> => {
  const diagnostics: Diagnostic[] = [];
  let errors = 0;
  const report: Report<T> = (code, at, params, notes = []) => {
    const row = table[code] ?? bug(`no diagnostic is called ${code}`);
    if (row.severity === 'error') errors++;
    const origin = at === undefined || 'span' in at ? at : { span: at, via: [] };
    diagnostics.push({ code, severity: row.severity, params, notes, ...(origin && { at: origin }) });
  };
  return { report, table: table as Record<string, CodeTable[string]>, diagnostics, hasErrors: () => errors > 0 };
};

/** What concerns no place first, then file by file in order of first mention, by place in each; equal places keep their order. */
export const sortByPlace = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const rank = new Map<SourceFile, number>();
  for (const { at } of diagnostics) if (at && !rank.has(at.span.file)) rank.set(at.span.file, rank.size);
  const place = (at: Origin | undefined): readonly [number, number] => (at ? [rank.get(at.span.file) ?? 0, at.span.start] : [-1, 0]);
  return diagnostics
    .map(diagnostic => ({ diagnostic, place: place(diagnostic.at) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ diagnostic }) => diagnostic);
};

/** The `#include`s that brought a file in, nearest first. */
export const includeChain = (file: SourceFile): readonly Span[] => {
  const chain: Span[] = [];
  for (let by = file.includedBy; by !== undefined; by = by.file.includedBy) chain.push(by);
  return chain;
};

/** All notes of a diagnostic: its own, then the trail of the value, then the includes. */
export const allNotes = ({ notes, at }: Diagnostic): readonly Note[] => {
  if (at === undefined) return notes;
  const trail = at.via.map((via): Note => (via.kind === 'plugin' && isSameSpan(via.span, at.span) ? { text: describe(via) } : { text: describe(via), span: via.span }));
  return [...notes, ...trail, ...includeChain(at.span.file).map(span => ({ text: 'included from', span }))];
};

const describe = (via: Origin['via'][number]): string => {
  switch (via.kind) {
    case 'inherited':
      return `inherited from superclass ${via.from}`;
    case 'variable':
      return `$${via.name} set here`;
    case 'fact':
      return `$[${via.name}] is this`;
    case 'range':
      return `number ${via.index} of this range`;
    case 'plugin':
      return `added by the plug-in ${via.name}`;
  }
};

/** Passes each finding on once: what forty guests inherit is wrong in one place, and mended there. */
export const sayOnce = <T extends CodeTable>(report: Report<T>): Report<T> => {
  const said = new Set<string>();
  return (code, at, params, notes) => {
    const span = at !== undefined && 'span' in at ? at.span : at;
    const key = JSON.stringify([code, span?.file.path, span?.start, span?.end, params]);
    if (span === undefined || !said.has(key)) report(code, at, params, notes);
    said.add(key);
  };
};
