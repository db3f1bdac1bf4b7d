import { plugins as builtIn, targetModules } from '../../dist/registry.mts';
import { checkCodes } from '../diagnostics/codes/check.ts';
import { expandCodes } from '../diagnostics/codes/expand.ts';
import { modelCodes } from '../diagnostics/codes/model.ts';
import { pluginCodes } from '../diagnostics/codes/plugins.ts';
import { planCodes } from '../diagnostics/codes/plan.ts';
import { inheritanceCodes } from '../diagnostics/codes/resolve-inheritance.ts';
import { referenceCodes } from '../diagnostics/codes/resolve-references.ts';
import { wordCodes } from '../diagnostics/codes/resolve-words.ts';
import { sourceCodes } from '../diagnostics/codes/source.ts';
import { syntaxCodes } from '../diagnostics/codes/syntax.ts';
import { togetherCodes } from '../diagnostics/codes/together.ts';
import { usageCodes } from '../diagnostics/codes/usage.ts';
import { valueCodes } from '../diagnostics/codes/values.ts';
import { writeCodes } from '../diagnostics/codes/write.ts';
import type { CodeRow, CodeTable } from '../diagnostics/diagnostic.ts';
import type { Plugin } from '../plugins/plugin.ts';
import type { Target } from '../target-api.ts';
import { wrap } from './wrap.ts';

/** The codes in the groups that `mlnc help` shows, those of every platform and plug-in that is there behind the compiler's. */
const groups = async (plugins: readonly Plugin[]): Promise<readonly (readonly [title: string, table: CodeTable])[]> => {
  const targets = await Promise.all(Object.values(targetModules).map(async load => ((await load()) as { readonly target: Target }).target));
  return [
    ['Reading files', sourceCodes],
    ['The form of a description', syntaxCodes],
    ['Ranges', expandCodes],
    ['Words, superclasses, variables', { ...wordCodes, ...inheritanceCodes, ...referenceCodes }],
    ['Values', valueCodes],
    ['Guests, networks, servers', modelCodes],
    ['Does it fit together', checkCodes],
    ['What the output needs', planCodes],
    ['Several descriptions at once', togetherCodes],
    ...targets.map(({ name, diagnostics }) => [`The platform ${name}`, diagnostics] as const),
    ['Plug-ins', pluginCodes],
    ...plugins.flatMap(({ name, diagnostics }) => (diagnostics === undefined ? [] : [[`The plug-in ${name}`, diagnostics] as const])),
    ['Writing the output', writeCodes],
    ['The command line', usageCodes],
  ];
};

export const loadAllCodes = async (plugins: readonly Plugin[] = builtIn): Promise<CodeTable> => Object.assign({}, ...(await groups(plugins)).map(([, table]) => table));

/** What `mlnc help` prints: each code with the first sentence of its explanation. */
export const listCodes = async (plugins: readonly Plugin[]): Promise<string> => {
  const sections = (await groups(plugins)).map(([title, table]) => `${title}:\n${Object.entries(table).map(shortEntry).join('')}`);
  return `${sections.join('\n')}\n\`mlnc help CODE\` explains one of them with an example; \`mlnc --help\` lists the\ncommands.\n`;
};

const shortEntry = ([name, { severity, explain }]: readonly [string, CodeRow<never>]): string =>
  `    ${name}${severity === 'warning' ? ' (warning)' : ''}\n${wrap(firstSentence(explain), ' '.repeat(8))}\n`;

const firstSentence = (text: string): string => /^.*?[.](?= |$)/s.exec(text)?.[0] ?? text;

const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, '    ');

/** What `mlnc help CODE` prints. */
export const explainCode = (name: string, { severity, explain, wrong, right }: CodeRow<object>): string => {
  const parts = [`${name} (${severity})`, wrap(explain)];
  if (wrong !== undefined) parts.push(`Wrong:\n\n${indented(wrong)}`);
  if (right !== undefined) parts.push(`Right:\n\n${indented(right)}`);
  return `${parts.join('\n\n')}\n`;
};
