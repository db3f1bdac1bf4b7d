import type { OutputFile } from '../6-plan/output-file.ts';
import { untouchedModes, type Words } from '../7-write/remember-output.ts';
import { directoryOf, previewOutput, writeOutput, type Change, type OutputRequest, type Preview, type Surroundings } from '../7-write/write.ts';
import type { Compilation } from '../compile.ts';
import type { codes } from '../diagnostics/codes.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { visible } from '../diagnostics/visible.ts';
import type { CompileArguments } from './arguments.ts';
import { readShipped, workerFile } from './installation.ts';
import type { Terminal } from './terminal.ts';

/** What became, or would become, of one project's output, by path. */
export interface Delivery {
  readonly project: string;
  readonly directory: string;
  readonly changes: readonly (Change | Preview)[];
  /** Files that lie beside the description are in it. */
  readonly holdsUserFiles: boolean;
}

export interface DeliveryContext {
  readonly report: Report<typeof codes>;
  /** See `wordsOf`. */
  readonly words: Words | undefined;
}

/** Whoever asks mlnc to end while it writes gets the old output, whole. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Writes the outputs one after another, or says what writing them would change. */
export const deliver = async (outputs: readonly NonNullable<Compilation['output']>[], given: CompileArguments, terminal: Terminal, { report, words }: DeliveryContext): Promise<readonly Delivery[]> => {
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  for (const signal of signals) process.on(signal, interrupt);
  // The output's modes are those that the plan says, whatever the caller's umask.
  const umask = process.umask(0o022);
  const deliveries: Delivery[] = [];
  for (const output of outputs) {
    let holdsUserFiles = false;
    const files = watched(await output.files(), () => { holdsUserFiles = true; });
    const request: OutputRequest = { project: output.project.name, files, root: given.output, force: given.force };
    const progress = (files: number): void => terminal.progress(`${output.project.name}: ${files} files`);
    const waiting = (holder: string): void => terminal.progress(`${output.project.name}: waiting for ${visible(holder)}`);
    const around: Surroundings = { readShipped, report, interrupted: () => interrupted, progress, waiting, ...(words && { untouched: untouchedModes }), ...(workerFile && { workerFile }) };
    const changes = given.mode === 'write' ? await writeOutput(request, around) : await previewOutput(request, around, given.mode === 'diff');
    terminal.progress('');
    if (changes === undefined) continue;
    const delivery = { project: output.project.name, directory: directoryOf(request), changes: [...changes].sort((a, b) => (a.path < b.path ? -1 : 1)), holdsUserFiles };
    deliveries.push(delivery);
    if (!given.json) terminal.out(deliveryText(delivery, given.mode));
  }
  process.umask(umask);
  for (const signal of signals) process.off(signal, interrupt);
  return deliveries;
};

function* watched(files: Iterable<OutputFile>, onUserFile: () => void): Generator<OutputFile> {
  for (const file of files) {
    if (typeof file.content === 'object' && 'source' in file.content) onUserFile();
    yield file;
  }
}

const deliveryText = ({ directory, changes }: Delivery, mode: CompileArguments['mode']): string => {
  if (mode === 'diff') return changes.map(change => ('diff' in change ? change.diff : '')).join('');
  const counts = (['new', 'changed', 'removed', 'kept'] as const)
    .map(kind => `${changes.filter(change => change.kind === kind).length} ${kind}`)
    .filter(count => !count.startsWith('0 '));
  if (mode === 'write') return `${directory}: ${counts.length === 0 ? 'nothing changed' : counts.join(', ')}\n`;
  const lines = changes.map(({ kind, path }) => `${kind.padEnd(7)} ${directory}/${path}\n`);
  return `${lines.join('')}${directory}: ${counts.length === 0 ? 'nothing would change' : `${counts.join(', ')}; nothing was written`}\n`;
};
