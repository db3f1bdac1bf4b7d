import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
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
    // The process's umask is 022; 0755 and 0644 pass through it, and what is stricter in the user's own shell is not wanted here.
    if (mode === 0o600) chmodSync(full, mode);
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
  waiting: number;
  wake: (() => void) | undefined;
}

/** Writes in `count` threads. mkdir and write are three quarters of a large compile, and the kernel does them in parallel. */
export const threadedSink = (root: string, workerFile: URL, count: number): Sink => {
  let failure: Error | undefined;
  const start = (): Hand => {
    const hand: Hand = { worker: new Worker(workerFile, { workerData: root }), waiting: 0, wake: undefined };
    const settle = (fault: Error | undefined): void => {
      failure ??= fault;
      hand.waiting = fault === undefined ? hand.waiting - 1 : 0;
      hand.wake?.();
    };
    hand.worker.on('message', (fault: NodeJS.ErrnoException | undefined) => settle(fault ?? undefined));
    hand.worker.on('error', settle);
    return hand;
  };
  const hands = Array.from({ length: count }, start);
  const untilBelow = async (hand: Hand, limit: number): Promise<void> => {
    while (hand.waiting >= limit && failure === undefined) await new Promise<void>(wake => (hand.wake = wake));
    if (failure !== undefined) throw failure;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(hands.map(hand => hand.worker.terminate()));
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
        await stop();
      }
    },
  };
};
