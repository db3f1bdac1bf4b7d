import { fileReader } from '../1-source/file-reader.ts';
import { remembering, type Reader } from '../1-source/reader.ts';
import { withStandardInput } from '../1-source/standard-input.ts';
import { checkTogether, type Described } from '../5-model/together.ts';
import { isUpToDate, rememberOutput, type Written } from '../7-write/remember-output.ts';
import { compile, type Compilation } from '../compile.ts';
import { codes } from '../diagnostics/codes.ts';
import type { CodeTable, Diagnostic } from '../diagnostics/diagnostic.ts';
import { jsonReport } from '../diagnostics/json.ts';
import { printDiagnostics } from '../diagnostics/print.ts';
import { createReport, type Reporter } from '../diagnostics/report.ts';
import { closest } from '../schema/suggest.ts';
import { exitCodes, type CompileArguments } from './arguments.ts';
import { compileAll, deliverKept } from './compile-all.ts';
import { deliver, type Delivery } from './deliver.ts';
import { installation } from './installation.ts';
import { notingReads, wordsOf } from './last-run.ts';
import { namedFiles, reportWrongCommand } from './paths.ts';
import { say } from './say.ts';
import type { Terminal } from './terminal.ts';

/** Compiles all files first and writes only when none has an error. `files` is replaced by a reader that notes what is read. */
export const compileCommand = async (given: CompileArguments, terminal: Terminal, files: Reader = fileReader()): Promise<number> => {
  const since = Date.now();
  const words = wordsOf(given, terminal.colourErr);
  const lastRun = words && isUpToDate(words);
  if (lastRun) {
    terminal.err(lastRun.said);
    terminal.out(`${lastRun.directory}: nothing changed\n`);
    return exitCodes.ok;
  }
  const own = createReport(codes);
  const reads = notingReads(files);
  const reader = remembering(withStandardInput(reads.reader));
  const paths = reportWrongCommand(given.files[0], reader, own.report) ? [] : namedFiles(given.files, reader, own.report);
  if (own.hasErrors()) {
    answer({ table: codes, diagnostics: own.diagnostics, deliveries: [] }, given, terminal);
    return exitCodes.usage;
  }
  const { compilations, kept } = await compileAll(paths, reader, (path, together) => {
    terminal.progress(`compiling ${path}`);
    return compile({ path, defines: given.definitions }, { ...installation(given.plugins), reader, together });
  });
  terminal.progress('');
  reportTogether(paths, compilations, own);
  reportDefines(given, compilations, own);
  const diagnostics = (): readonly Diagnostic[] => [...compilations.flatMap(one => one.diagnostics), ...own.diagnostics];
  const failsBefore = fails(diagnostics(), given);
  const outputs = compilations.flatMap(({ output }) => (output === undefined ? [] : [output]));
  const isKept = failsBefore || given.mode === 'check' || deliverKept(kept, files, given, terminal, own.report);
  const deliveries = failsBefore || given.mode === 'check' || !isKept ? [] : await deliver(outputs, given, terminal, { report: own.report, words });
  reportStrict(diagnostics(), given, own);
  const table: CodeTable = Object.assign({}, codes, ...compilations.map(one => one.table));
  answer({ table, diagnostics: diagnostics(), deliveries }, given, terminal);
  if (words && reads.areFilesOnly() && !fails(diagnostics(), given)) {
    const isClean = own.diagnostics.every(({ code }) => code !== 'file-edited' && code !== 'files-not-ours');
    remember({ words, inputs: [...reads.files], since, isClean, said: printDiagnostics(table, diagnostics(), { colour: terminal.colourErr }) }, deliveries);
  }
  if (given.mode === 'check' && !given.json && !fails(diagnostics(), given)) terminal.out(paths.map(path => `${path}: no errors\n`).join(''));
  return fails(diagnostics(), given) ? exitCodes.wrongDescription : exitCodes.ok;
};

/** What lies beside the description is not looked at when a memory answers, so an output that holds some of it is not remembered. */
const remember = (run: Omit<Written, 'directory'>, [delivery]: readonly Delivery[]): void => {
  if (delivery === undefined || delivery.holdsUserFiles) return;
  rememberOutput({ ...run, directory: delivery.directory });
};

const fails = (diagnostics: readonly Diagnostic[], { strict }: CompileArguments): boolean =>
  diagnostics.some(({ severity }) => severity === 'error' || strict);

/** What only shows when all descriptions are there: two of one project, and what cannot be on one service host. */
const reportTogether = (paths: readonly string[], compilations: readonly Compilation[], { report }: Reporter<typeof codes>): void => {
  const described = new Map<string, Described>();
  compilations.forEach(({ output }, index) => {
    if (output === undefined) return;
    const { project } = output;
    const path = paths[index] ?? '';
    const before = described.get(project.name);
    if (before !== undefined) report('same-project-twice', undefined, { project: project.name, first: before.path, second: path });
    else described.set(project.name, { path, project });
  });
  checkTogether([...described.values()], report);
};

/** A misspelt variable of the command line. One that some descriptions have is for those. */
const reportDefines = ({ definitions }: CompileArguments, compilations: readonly Compilation[], { report }: Reporter<typeof codes>): void => {
  const variables = new Set<string>();
  for (const { resolved } of compilations) {
    if (resolved === undefined) return;
    resolved.variables.forEach(name => variables.add(name));
  }
  for (const name of definitions.keys()) if (!variables.has(name)) report('define-unused', undefined, { name, similar: closest(name, variables) });
};

/** Says why a description without errors was refused. */
const reportStrict = (diagnostics: readonly Diagnostic[], { strict }: CompileArguments, { report }: Reporter<typeof codes>): void => {
  if (strict && diagnostics.length > 0 && diagnostics.every(({ severity }) => severity === 'warning')) report('warnings-fail', undefined, { count: diagnostics.length });
};

interface Answer {
  readonly table: CodeTable;
  readonly diagnostics: readonly Diagnostic[];
  readonly deliveries: readonly Delivery[];
}

const answer = ({ table, diagnostics, deliveries }: Answer, { json, mode }: CompileArguments, terminal: Terminal): void => {
  if (!json) return say(terminal, table, diagnostics);
  const outputs = deliveries.map(({ changes, project, directory }) => ({
    project,
    directory,
    written: mode === 'write',
    changes: mode === 'diff' ? changes : changes.map(({ kind, path }) => ({ kind, path })),
  }));
  terminal.out(`${JSON.stringify({ ...jsonReport(table, diagnostics), outputs }, undefined, 2)}\n`);
};
