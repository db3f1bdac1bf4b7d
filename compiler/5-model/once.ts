import { checkCodes } from '../diagnostics/codes/check.ts';
import { modelCodes } from '../diagnostics/codes/model.ts';
import { pluginCodes } from '../diagnostics/codes/plugins.ts';
import { valueCodes } from '../diagnostics/codes/values.ts';
import { bug } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { ModelCodes, ModelReport } from './context.ts';

const codes: ModelCodes = { ...valueCodes, ...modelCodes, ...checkCodes, ...pluginCodes };

export interface OnceReport {
  readonly report: ModelReport;
  /** True where an error was among what was reported that leaves the project incomplete. */
  isBroken(): boolean;
}

/** What is not served yet leaves the project as whole as it was: other checks still make sense. */
const harmless = new Set<string>(['not-served', 'platform-not-served', 'plugin-not-served', 'switch-spans-servers-not-served']);

/** Says each thing once for each place: what forty guests inherit is wrong in one line of the description, and mended there. */
export const reportOnce = (report: ModelReport): OnceReport => {
  const said = new Map<SourceFile, Set<string>>();
  let broken = false;
  const once: ModelReport = (code, at, params, notes) => {
    const span: Span | undefined = at === undefined || !('span' in at) ? at : at.span;
    if (span !== undefined) {
      const inFile = said.get(span.file) ?? new Set();
      said.set(span.file, inFile);
      const key = `${code} ${span.start} ${span.end}`;
      if (inFile.has(key)) return;
      inFile.add(key);
    }
    const row = codes[code] ?? bug(`no diagnostic is called ${code}`);
    if (row.severity === 'error' && !harmless.has(code)) broken = true;
    report(code, at, params, notes);
  };
  return { report: once, isBroken: () => broken };
};
