import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as yieldToSignals } from 'node:timers/promises';
import { compare, type Comparison, type Verdict } from './compare.ts';
import type { ReadyFile } from './content.ts';
import { finishJournal, stagedPath, writeJournal, writeSynced, type Step } from './journal.ts';
import { printManifests } from './manifest.ts';
import { makeDirectory, readRegular, stagingName } from './on-disk.ts';

const syncedBetweenYields = 64;

/** Brings an existing output up to date: stage all that differs, write the journal, rename each into place. */
export const update = async (comparison: Comparison, files: Iterable<ReadyFile>, checkInterrupt: () => void): Promise<Verdict[]> => {
  const { directory } = comparison;
  const verdicts: Verdict[] = [];
  const staging = new Staging(directory);
  try {
    let sinceYield = 0;
    for (const verdict of compare(comparison, files)) {
      if (verdict.kind !== 'same' || verdicts.length % 1024 === 0) sinceYield += 1;
      verdicts.push(verdict.kind === 'new' || verdict.kind === 'changed' ? { ...verdict, file: { ...verdict.file, data: '' } } : verdict);
      staging.take(verdict);
      if (sinceYield >= syncedBetweenYields) {
        sinceYield = 0;
        await yieldToSignals();
        checkInterrupt();
      }
    }
    stageManifests(comparison, verdicts, staging);
    checkInterrupt();
  } catch (fault) {
    rmSync(join(directory, stagingName), { recursive: true, force: true });
    throw fault;
  }
  const steps = staging.steps();
  if (steps.length > 0) {
    writeJournal(directory, steps);
    finishJournal(directory);
  }
  return verdicts;
};

class Staging {
  readonly #puts: Step[] = [];
  readonly #drops: Step[] = [];
  readonly #directory: string;
  readonly #made = new Set<string>(['.']);
  constructor(directory: string) {
    this.#directory = directory;
  }

  take(verdict: Verdict): void {
    if (verdict.kind === 'new' || verdict.kind === 'changed') this.put(verdict.path, verdict.file.data, verdict.file.mode);
    else if (verdict.kind === 'removed') this.drop(verdict.path);
  }

  /** What goes goes first: a file may be planned where a directory was. */
  steps(): readonly Step[] {
    return [...this.#drops, ...this.#puts];
  }

  drop(path: string): void {
    this.#drops.push({ verb: 'drop', path });
  }

  put(path: string, data: string | Uint8Array, mode: number): void {
    const root = stagedPath(this.#directory, '.');
    mkdirSync(root, { recursive: true });
    const slash = path.lastIndexOf('/');
    makeDirectory(root, slash < 0 ? '.' : path.slice(0, slash), this.#made);
    writeSynced(join(root, path), data, mode);
    this.#puts.push({ verb: 'put', path });
  }
}

/** Manifests come last, and that of the project last of all: until it is there, the old one tells the truth about old files. */
const stageManifests = ({ directory }: Comparison, verdicts: readonly Verdict[], staging: Staging): void => {
  const digests = new Map<string, string>();
  for (const verdict of verdicts) if (verdict.kind !== 'removed' && verdict.digest !== undefined) digests.set(verdict.path, verdict.digest);
  const manifests = [...printManifests(digests)].sort(([one], [other]) => other.length - one.length);
  for (const [path, text] of manifests) {
    if (readRegular(join(directory, path))?.toString('utf8') !== text) staging.put(path, text, 0o644);
  }
  for (const server of serversWithoutFiles(verdicts, digests)) staging.drop(`service-hosts/${server}/MANIFEST`);
};

const serverOf = (path: string): string | undefined => /^service-hosts\/([^/]+)\//.exec(path)?.[1];

const serversWithoutFiles = (verdicts: readonly Verdict[], digests: ReadonlyMap<string, string>): Set<string> => {
  const gone = new Set(verdicts.flatMap(verdict => (verdict.kind === 'removed' ? serverOf(verdict.path) ?? [] : [])));
  for (const path of digests.keys()) gone.delete(serverOf(path) ?? '');
  return gone;
};
