import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { builtins } from '../1-source/builtins.ts';
import { WriteFailure } from './failure.ts';
import { makeDirectory } from './on-disk.ts';

export interface PlainFile {
  readonly path: string;
  readonly mode: number;
  readonly data: string | Uint8Array;
}

/** Where the files of a new output go. */
export interface Sink {
  readonly put: (files: readonly PlainFile[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Writes below `root`, one file after the other: measured faster than promises. */
export const writeFiles = (root: string, files: readonly PlainFile[], made: Set<string>): void => {
  for (const { path, mode, data } of files) {
    const slash = path.lastIndexOf('/');
    makeDirectory(root, slash < 0 ? '.' : path.slice(0, slash), made);
    const full = join(root, path);
    writeFileSync(full, data, { mode, flag: 'wx' });
  }
};

export const directSink = (root: string): Sink => {
  const made = new Set<string>(['.']);
  return { put: async files => writeFiles(root, files, made), end: async () => {} };
};

/** Batches that a worker may have unwritten: bounds memory, keeps it busy. */
const ahead = 4;

interface Hand {
  readonly worker: Worker;
  /** Batches sent and not answered. */
  waiting: number;
}

const endedEarly = (path: string): WriteFailure =>
  new WriteFailure(report => report('output-failed', undefined, { path, reason: 'a writing thread ended early' }));

/** Writes in `count` threads. mkdir and write are three quarters of a large compile, and the kernel does them in parallel. */
export const threadedSink = (root: string, workerFile: URL, count: number): Sink => {
  let failure: unknown;
  let isEnding = false;
  let wake = (): void => {};
  const fail = (fault: unknown): void => {
    failure ??= fault;
    wake();
  };
  const hands = Array.from({ length: count }, (): Hand => {
    const hand: Hand = { worker: new builtins.workerThreads.Worker(workerFile, { workerData: root }), waiting: 0 };
    hand.worker.on('message', (fault: NodeJS.ErrnoException | undefined) => {
      hand.waiting -= 1;
      if (fault === undefined) wake();
      else fail(Object.assign(new Error(fault.message), fault));
    });
    hand.worker.on('error', fail);
    hand.worker.on('exit', () => isEnding || fail(endedEarly(root)));
    return hand;
  });
  const untilBelow = async (hand: Hand, limit: number): Promise<void> => {
    while (hand.waiting >= limit && failure === undefined) await new Promise<void>(resume => (wake = resume));
    if (failure !== undefined) throw failure;
  };
  return {
    put: async files => {
      const hand = hands.reduce((least, other) => (other.waiting < least.waiting ? other : least));
      await untilBelow(hand, ahead);
      hand.waiting += 1;
      hand.worker.postMessage(files);
    },
    end: async () => {
      try {
        for (const hand of hands) await untilBelow(hand, 1);
      } finally {
        isEnding = true;
        await Promise.all(hands.map(hand => hand.worker.terminate()));
      }
    },
  };
};
