import { readFileSync } from 'node:fs';
import { fileReader } from '../../compiler/1-source/file-reader.ts';
import { format } from '../../compiler/2-syntax/format.ts';
import { printTree } from '../../compiler/4-resolve/print-tree.ts';
import { readArguments, type CompileArguments } from '../../compiler/cli/arguments.ts';
import { installation } from '../../compiler/cli/installation.ts';
import { compile } from '../../compiler/compile.ts';
import { codes } from '../../compiler/diagnostics/codes.ts';
import { printDiagnostics } from '../../compiler/diagnostics/print.ts';
import { createReport } from '../../compiler/diagnostics/report.ts';
import type { CaseFolder, Recorded } from './case-folder.ts';
import { recordOutput } from './record-output.ts';

/** What a case gives now, in the form in which it is recorded. The working directory is the case's own meanwhile. */
export const runCase = async (folder: CaseFolder): Promise<Recorded> => {
  const before = process.cwd();
  process.chdir(folder.path);
  try {
    return await outcomeOf(folder);
  } finally {
    process.chdir(before);
  }
};

const outcomeOf = async (folder: CaseFolder): Promise<Recorded> => {
  const given = await argumentsOf(folder);
  const { vocabulary, ...others } = installation();
  const compilation = await compile({ path: 'input.mln', defines: given.definitions }, { vocabulary, ...others, reader: fileReader() });
  const outcome = new Map<string, string>();
  const fails = given.strict && compilation.diagnostics.length > 0;
  if (compilation.output !== undefined && !fails) {
    for (const [path, text] of recordOutput(await compilation.output.files())) outcome.set(`expected/${path}`, text);
  }
  const diagnostics = printDiagnostics(compilation.table, compilation.diagnostics, { colour: false });
  if (diagnostics !== '') outcome.set('diagnostics.txt', diagnostics);
  const tree = folder.wants('tree.txt') && compilation.resolved && printTree(compilation.resolved, vocabulary, '/');
  if (typeof tree === 'string') outcome.set('tree.txt', tree);
  const formatted = folder.wants('formatted.mln') && formattedText(readFileSync('input.mln', 'utf8'));
  if (typeof formatted === 'string') outcome.set('formatted.mln', formatted);
  return outcome;
};

const argumentsOf = async ({ words }: CaseFolder): Promise<CompileArguments> => {
  const command = await readArguments(['input.mln', ...words], '');
  if (command.name !== 'compile') throw new Error(`the case's \`args\` are not those of a compilation: ${words.join(' ')}`);
  return command.arguments;
};

/** What `mlnc fmt` makes of a text; none where it has an error of form. */
export const formattedText = (text: string): string | undefined =>
  format({ path: 'input.mln', text }, { vocabulary: installation().vocabulary, report: createReport(codes).report });
