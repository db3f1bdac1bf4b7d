import { codes } from '../diagnostics/codes.ts';
import type { CodeRow, CodeTable } from '../diagnostics/diagnostic.ts';
import type { Target } from '../target-api.ts';
import { targetModules } from '../../dist/registry.ts';

/** The compiler's codes and those of every platform that is there. */
export const loadAllCodes = async (): Promise<CodeTable> => {
  const targets = await Promise.all(Object.values(targetModules).map(async load => ((await load()) as { readonly target: Target }).target));
  return Object.assign({}, codes, ...targets.map(target => target.diagnostics));
};

export const listCodes = (table: CodeTable): string =>
  Object.keys(table)
    .sort()
    .map(name => `${name}\n`)
    .join('');

const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, '    ');

/** What `mlnc help CODE` prints. */
export const explainCode = (name: string, { severity, explain, wrong, right }: CodeRow<object>): string => {
  const parts = [`${name} (${severity})`, explain];
  if (wrong !== undefined) parts.push(`Wrong:\n\n${indented(wrong)}`);
  if (right !== undefined) parts.push(`Right:\n\n${indented(right)}`);
  return `${parts.join('\n\n')}\n`;
};
