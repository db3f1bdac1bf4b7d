import { sourceCodes } from '../diagnostics/codes/source.ts';
import { syntaxCodes } from '../diagnostics/codes/syntax.ts';
import type { Report } from '../diagnostics/diagnostic.ts';

const table = { ...sourceCodes, ...syntaxCodes } as const;

export type SyntaxReport = Report<typeof table>;

/** More errors than these are not told: a binary that passes for text may have one a line. */
const MOST_ERRORS = 100;

/** The report of one reading, limited in number; `failed` tells whether an error was among them. */
export interface Problems {
  readonly report: SyntaxReport;
  failed(): boolean;
}

export const limitProblems = (report: SyntaxReport): Problems => {
  let told = 0;
  let failed = false;
  return {
    report: (code, at, params, notes) => {
      failed ||= table[code].severity === 'error';
      told++;
      if (told <= MOST_ERRORS) report(code, at, params, notes);
      else if (told === MOST_ERRORS + 1) report('too-many-syntax-errors', at, { limit: MOST_ERRORS });
    },
    failed: () => failed,
  };
};
