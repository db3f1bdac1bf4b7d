import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { setImmediate as yieldToSignals } from 'node:timers/promises';
import type { ReadyFile } from './content.ts';
import { printManifests } from './manifest.ts';
import { directSink, threadedSink, type PlainFile, type Sink } from './sink.ts';

const batchSize = 256;
/** From so many files on, starting threads (40 ms) pays. */
const manyFiles = 4_000;
const threads = 2;

export interface NewOutputOptions {
  /** Beside the output's final place: the same file system, so that one rename brings it there. */
  readonly temporary: string;
  readonly directory: string;
  /** Throws when the user asked to end. */
  readonly checkInterrupt: () => void;
  readonly workerFile: URL | undefined;
  readonly progress: (files: number) => void;
}

/** Writes a whole output beside its place and renames it there. Returns its paths. */
export const writeNew = async (files: Iterable<ReadyFile>, options: NewOutputOptions): Promise<string[]> => {
  rmSync(options.temporary, { recursive: true, force: true });
  try {
    // A folder that somebody else puts there in between is not taken for our own.
    mkdirSync(options.temporary, { mode: 0o755 });
    const paths = await fill(files, options);
    renameSync(options.temporary, options.directory);
    return paths;
  } catch (fault) {
    rmSync(options.temporary, { recursive: true, force: true });
    throw fault;
  }
};

const fill = async (files: Iterable<ReadyFile>, { temporary, checkInterrupt, workerFile, progress }: NewOutputOptions): Promise<string[]> => {
  const digests = new Map<string, string>();
  let sink = directSink(temporary);
  let batch: PlainFile[] = [];
  const flush = async (): Promise<void> => {
    sink = digests.size > manyFiles && workerFile !== undefined ? await (threaded ??= change(sink, temporary, workerFile)) : sink;
    await sink.put(batch);
    batch = [];
    progress(digests.size);
    await yieldToSignals();
    checkInterrupt();
  };
  let threaded: Promise<Sink> | undefined;
  try {
    for (const { path, mode, data, digest } of files) {
      digests.set(path, digest);
      batch.push({ path, mode, data });
      if (batch.length === batchSize) await flush();
    }
    for (const [path, data] of printManifests(digests)) batch.push({ path, mode: 0o644, data });
    await flush();
  } finally {
    await sink.end();
  }
  return [...digests.keys()];
};

const change = async (sink: Sink, temporary: string, workerFile: URL): Promise<Sink> => {
  await sink.end();
  return threadedSink(temporary, workerFile, threads);
};
