import { readFileSync } from 'node:fs';
import { globSync } from 'fast-glob';
import { plan } from '../../../compiler/6-plan/plan.ts';
import type { OutputFile } from '../../../compiler/6-plan/output-file.ts';
import type { Assets } from '../../../compiler/6-plan/capabilities.ts';
import { planCodes } from '../../../compiler/diagnostics/codes/plan.ts';
import { valueCodes } from '../../../compiler/diagnostics/codes/values.ts';
import { createReport } from '../../../compiler/diagnostics/report.ts';
import { diagnostics as umlCodes } from '../../../targets/uml/diagnostics.ts';
import { keywords } from '../../../targets/uml/keywords.ts';
import { target } from '../../../targets/uml/target.ts';
import { diagnostics as qemuCodes } from '../../../targets/qemu/diagnostics.ts';
import { keywords as qemuKeywords } from '../../../targets/qemu/keywords.ts';
import { target as qemu } from '../../../targets/qemu/target.ts';
import { diagnostics as xenCodes } from '../../../targets/xen/diagnostics.ts';
import { keywords as xenKeywords } from '../../../targets/xen/keywords.ts';
import { target as xen } from '../../../targets/xen/target.ts';
import { createVocabulary } from '../../../compiler/schema/vocabulary.ts';
import { build, messages } from '../5-model/build.ts';

export const assets: Assets = {
  template: path => readFileSync(path, 'utf8'),
  shipped: globSync(['runtime-sh/**/*', 'templates/guest/*', 'targets/*/driver.sh', '!**/*.md', '!**/*.hbs']).sort(),
};

const vocabulary = createVocabulary({ targets: [keywords, xenKeywords, qemuKeywords], plugins: [] });

export interface Planned {
  readonly files: ReadonlyMap<string, OutputFile>;
  readonly codes: readonly string[];
  /** The text of a file of the output, or of what it copies. */
  readonly text: (path: string) => string;
  /** What guest.list puts at a path in a guest: the text of a file, the lines kept in the list itself, or where a link points. */
  readonly inGuest: (path: string, guest?: string, server?: string) => string;
}

/** From a description's text to its output; warnings of earlier phases do not matter here. */
export const planned = async (text: string, sources: Record<string, string> = {}, warnings: readonly string[] = []): Promise<Planned> => {
  const built = build(text, sources, '.', vocabulary);
  if (built.project === undefined) throw new Error(messages(built).join('\n'));
  const { report, diagnostics } = createReport({ ...planCodes, ...valueCodes, ...umlCodes, ...xenCodes, ...qemuCodes });
  const output = plan(built.project, { targets: new Map([['uml', target], ['xen', xen], ['qemu', qemu]]), assets, source: 'demo.mln', report });
  const codes = diagnostics.map(one => one.code);
  const files = new Map(diagnostics.some(one => one.severity === 'error') ? [] : [...await output.files({ warnings })].map(file => [file.path, file]));
  const textOf = (path: string): string => {
    const content = files.get(path)?.content;
    if (content === undefined) throw new Error(`no ${path} in\n${[...files.keys()].join('\n')}`);
    return typeof content === 'string' ? content : readFileSync('copy' in content ? content.copy : content.source, 'utf8');
  };
  const inGuest = (path: string, guest = 'a', server = 'local'): string => {
    const folder = `service-hosts/${server}`;
    const list = textOf(`${folder}/vms/${guest}/guest.list`).split('\n').map(line => line.split('\t')).filter(fields => fields[3] === path);
    return list.map(([what, , , , from = '']) =>
      (what === 'line' ? `${from}\n` : what === 'link' ? `-> ${from}` : textOf(from.startsWith('common/') ? `${folder}/${from}` : `${folder}/vms/${guest}/${from}`))).join('');
  };
  return { files, codes, text: textOf, inGuest };
};
