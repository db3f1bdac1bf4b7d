import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../6-plan/output-file.ts';
import { compare, type Comparison, type Verdict } from './compare.ts';
import { readyFiles, type ReadShipped } from './content.ts';
import { reportFailure, WriteFailure, type WriteReport } from './failure.ts';
import { finishJournal, hasJournal, locator } from './journal.ts';
import { withLock } from './lock.ts';
import { closeSecrets, readManifests, readRegular, stateOfOutput, walk } from './on-disk.ts';
import { writeNew } from './new-output.ts';
import { unifiedDiff } from './show-diff.ts';
import { update } from './update.ts';

export interface OutputRequest {
  readonly project: string;
  readonly files: Iterable<OutputFile>;
  /** The directory of `-o`; the output is `<root>/<project>`. */
  readonly root: string;
  /** Overwrite and remove what was edited by hand. */
  readonly force: boolean;
}

export interface Surroundings {
  readonly readShipped: ReadShipped;
  readonly report: WriteReport;
  readonly interrupted?: () => boolean;
  /** The bundled `write-worker.js`; without it one thread writes all. */
  readonly workerFile?: URL;
  readonly progress?: (files: number) => void;
  /** Told again and again while another mlnc, `holder`, writes the same project. */
  readonly waiting?: (holder: string) => void;
  /** How long another mlnc that writes the same project is waited for, in ms: 10 s. */
  readonly patience?: number;
  /** See `untouchedModes`. */
  readonly untouched?: (directory: string, paths: Iterable<string>) => ReadonlyMap<string, number> | undefined;
}

export interface Change {
  readonly kind: 'new' | 'changed' | 'removed' | 'kept';
  readonly path: string;
}

export interface Preview extends Change {
  readonly diff: string;
}

export const directoryOf = ({ root, project }: Pick<OutputRequest, 'root' | 'project'>): string => join(root, project);

/** Writes one project. Undefined when it could not be; the report then says why, and the old output is whole. */
export const writeOutput = (request: OutputRequest, around: Surroundings): Promise<readonly Change[] | undefined> =>
  guarded(request, around, async directory => {
    mkdirSync(request.root, { recursive: true });
    mustBeDirectory(request.root);
    const lock = { directory, lock: beside(request, 'lock'), patience: around.patience ?? 10_000, checkInterrupt: interruptCheck(around, directory), waiting: around.waiting ?? (() => {}) };
    return withLock(lock, async () => {
      const changes = stateOfOutput(directory) === 'absent' ? await create(request, around, directory) : await renew(request, around, directory);
      reportKept(changes, directory, around.report);
      return changes;
    });
  });

/** What `writeOutput` would do, nothing written. `withDiff` also makes each change's text. */
export const previewOutput = (request: OutputRequest, around: Surroundings, withDiff: boolean): Promise<readonly Preview[] | undefined> =>
  guarded(request, around, async directory => {
    if (existsSync(request.root)) mustBeDirectory(request.root);
    const isNew = stateOfOutput(directory) === 'absent';
    const comparison = comparisonOf(request, directory);
    const known = new Set<string>();
    const previews: Preview[] = [];
    for (const verdict of compare(comparison, readyFiles(request.files, around.readShipped))) {
      known.add(verdict.path);
      if (verdict.kind === 'same') continue;
      const diff = withDiff && verdict.kind !== 'kept' ? diffOf(comparison, verdict) : '';
      previews.push({ kind: verdict.kind, path: verdict.path, diff });
    }
    if (!isNew) reportStrangers(comparison, known, around.report);
    reportKept(previews, directory, around.report);
    return previews;
  });

const mustBeDirectory = (path: string): void => {
  if (!statSync(path).isDirectory()) throw new WriteFailure(report => report('output-not-directory', undefined, { path }));
};

const beside = ({ root, project }: OutputRequest, what: string): string => join(root, `.${project}.mlnc-${what}`);

const guarded = async <T>(request: OutputRequest, { report }: Surroundings, work: (directory: string) => Promise<T>): Promise<T | undefined> => {
  const directory = directoryOf(request);
  try {
    return await work(directory);
  } catch (fault) {
    reportFailure(report, directory, fault);
    return undefined;
  }
};

const interruptCheck = ({ interrupted }: Surroundings, directory: string) => (): void => {
  if (interrupted?.()) throw new WriteFailure(report => report('output-interrupted', undefined, { path: directory }));
};

const create = async (request: OutputRequest, around: Surroundings, directory: string): Promise<Change[]> => {
  const paths = await writeNew(readyFiles(request.files, around.readShipped), {
    temporary: beside(request, 'new'),
    directory,
    checkInterrupt: interruptCheck(around, directory),
    workerFile: around.workerFile,
    progress: around.progress ?? (() => {}),
  });
  return paths.map(path => ({ kind: 'new', path }));
};

const comparisonOf = (request: OutputRequest, directory: string): Comparison => {
  const locate = locator(directory);
  return { directory, old: readManifests(directory, locate), untouched: undefined, force: request.force, locate };
};

const renew = async (request: OutputRequest, around: Surroundings, directory: string): Promise<Change[]> => {
  const wasInterrupted = hasJournal(directory);
  finishJournal(directory);
  closeSecrets(directory);
  const known = comparisonOf(request, directory);
  const untouched = wasInterrupted ? undefined : around.untouched?.(directory, known.old.keys());
  const comparison = { ...known, untouched };
  const verdicts = await update(comparison, readyFiles(request.files, around.readShipped), interruptCheck(around, directory));
  if (!untouched) reportStrangers(comparison, new Set(verdicts.map(verdict => verdict.path)), around.report);
  return verdicts.flatMap(({ kind, path }) => (kind === 'same' ? [] : [{ kind, path }]));
};

const reportKept = (changes: readonly Change[], directory: string, report: WriteReport): void => {
  for (const { kind, path } of changes) if (kind === 'kept') report('file-edited', undefined, { path: join(directory, path) });
};

const isManifest = (path: string): boolean => path === 'MANIFEST' || /^service-hosts\/[^/]+\/MANIFEST$/.test(path);

const reportStrangers = ({ directory, locate }: Comparison, known: ReadonlySet<string>, report: WriteReport): void => {
  const paths = [...walk(directory)].filter(path => !known.has(path) && !isManifest(path) && locate(path) !== undefined).sort();
  if (paths.length > 0) report('files-not-ours', undefined, { paths, directory });
};

const diffOf = ({ locate }: Comparison, verdict: Exclude<Verdict, { kind: 'same' | 'kept' }>): string => {
  const place = locate(verdict.path);
  const before = place === undefined ? undefined : readRegular(place);
  return unifiedDiff(verdict.path, before, verdict.kind === 'removed' ? undefined : verdict.file.data);
};
