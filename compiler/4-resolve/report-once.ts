import type { Report } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { resolveCodes, type ResolveCodes } from '../diagnostics/codes/resolve.ts';

export interface OnceReporter {
  readonly report: Report<ResolveCodes>;
  hasErrors(): boolean;
}

/** Lets each code through once for a place: a line of a superclass is looked at for each of its thousand heirs. */
export const reportOnce = (report: Report<ResolveCodes>): OnceReporter => {
  const seen = new Map<SourceFile, Set<string>>();
  let failed = false;
  return {
    report: (code, at, params, notes) => {
      if (resolveCodes[code].severity === 'error') failed = true;
      if (at !== undefined) {
        const span = 'span' in at ? at.span : at;
        const places = seen.get(span.file) ?? new Set();
        seen.set(span.file, places);
        const place = `${code} ${span.start} ${span.end}`;
        if (places.has(place)) return;
        places.add(place);
      }
      report(code, at, params, notes);
    },
    hasErrors: () => failed,
  };
};
