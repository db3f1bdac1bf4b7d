import { readFileSync } from 'node:fs';
import { fileReader } from '../1-source/file-reader.ts';
import { isPattern } from '../1-source/glob.ts';
import { memoryReader } from '../1-source/memory-reader.ts';
import type { Reader } from '../1-source/reader.ts';
import { directoryOf, previewOutput, writeOutput, type Change, type OutputRequest } from '../7-write/write.ts';
import { compile, type Compilation } from '../compile.ts';
import { codes } from '../diagnostics/codes.ts';
import type { CodeTable, Diagnostic } from '../diagnostics/diagnostic.ts';
import { jsonReport } from '../diagnostics/json.ts';
import { createReport, type Reporter } from '../diagnostics/report.ts';
import { exitCodes, type CompileArguments } from './arguments.ts';
import { installation, readShipped, workerFile } from './installation.ts';
import { say } from './main.ts';
import type { Terminal } from './terminal.ts';

/** Standard input as a file, so that its name stands in messages. */
const STANDARD_INPUT = '<stdin>';

/** Compiles all files first and writes only when none has an error. `reader` is replaced by one that watches what is read. */
export const compileCommand = async (given: CompileArguments, terminal: Terminal, reader: Reader = fileReader()): Promise<number> => {
  const own = createReport(codes);
  const paths = pathsOf(given, reader, own);
  if (own.hasErrors()) {
    say(terminal, codes, own.diagnostics);
    return exitCodes.usage;
  }
  const withInput = paths.includes(STANDARD_INPUT) ? memoryReader({ [STANDARD_INPUT]: readFileSync(0) }, reader) : reader;
  const compilations: Compilation[] = [];
  for (const path of paths) {
    if (paths.length > 1) terminal.progress(`compiling ${path}`);
    compilations.push(await compile({ path, defines: given.definitions }, { ...installation(), reader: withInput }));
  }
  terminal.progress('');
  reportTwins(paths, compilations, own);
  const diagnostics = () => [...compilations.flatMap(one => one.diagnostics), ...own.diagnostics];
  if (!fails(diagnostics(), given)) await deliver(compilations, given, terminal, own);
  const table: CodeTable = Object.assign({}, ...compilations.map(one => one.table));
  if (given.json) terminal.out(`${JSON.stringify(jsonReport(table, diagnostics()), undefined, 2)}\n`);
  else say(terminal, table, diagnostics());
  return fails(diagnostics(), given) ? exitCodes.wrongDescription : exitCodes.ok;
};

const fails = (diagnostics: readonly Diagnostic[], { strict }: CompileArguments): boolean =>
  diagnostics.some(({ severity }) => severity === 'error' || strict);

const pathsOf = ({ files }: CompileArguments, reader: Reader, { report }: Reporter<typeof codes>): readonly string[] => {
  if (files.length === 0) report('no-description', undefined, {});
  return files.flatMap(word => {
    if (word === '-') return [STANDARD_INPUT];
    if (!isPattern(word) || 'text' in reader.read(word)) return [word];
    const found = reader.expand(word);
    if (found.length === 0) report('pattern-matches-nothing', undefined, { pattern: word });
    return found;
  });
};

const reportTwins = (paths: readonly string[], compilations: readonly Compilation[], { report }: Reporter<typeof codes>): void => {
  const first = new Map<string, string>();
  compilations.forEach(({ output }, index) => {
    const path = paths[index] ?? '';
    const before = output && first.get(output.project);
    if (output && before !== undefined) report('same-project-twice', undefined, { project: output.project, first: before, second: path });
    else if (output) first.set(output.project, path);
  });
};

const deliver = async (compilations: readonly Compilation[], given: CompileArguments, terminal: Terminal, { report }: Reporter<typeof codes>): Promise<void> => {
  if (given.mode === 'check') return;
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  for (const { output } of compilations) {
    if (output === undefined || interrupted) continue;
    const request: OutputRequest = { project: output.project, files: await output.files(), root: given.output, force: given.force };
    const progress = (files: number): void => terminal.progress(`${output.project}: ${files} files`);
    const around = { readShipped, report, interrupted: () => interrupted, progress, ...(workerFile && { workerFile }) };
    if (given.mode === 'write') showChanges(request, await writeOutput(request, around), given, terminal);
    else await preview(request, around, given, terminal);
  }
  process.off('SIGINT', interrupt);
};

const showChanges = (request: OutputRequest, changes: readonly Change[] | undefined, { json }: CompileArguments, terminal: Terminal): void => {
  terminal.progress('');
  if (changes === undefined || json) return;
  const counts = (['new', 'changed', 'removed', 'kept'] as const)
    .map(kind => [kind, changes.filter(change => change.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  terminal.out(`${directoryOf(request)}: ${counts.length === 0 ? 'nothing changed' : counts.join(', ')}\n`);
};

const preview = async (request: OutputRequest, around: Parameters<typeof previewOutput>[1], { mode }: CompileArguments, terminal: Terminal): Promise<void> => {
  const previews = await previewOutput(request, around, mode === 'diff');
  terminal.progress('');
  for (const { kind, path, diff } of previews ?? []) {
    terminal.out(mode === 'diff' ? diff : `${kind.padEnd(7)} ${directoryOf(request)}/${path}\n`);
  }
};
