import type * as ChildProcess from 'node:child_process';
import type * as Crypto from 'node:crypto';
import { createRequire } from 'node:module';
import type * as WorkerThreads from 'node:worker_threads';

const load = createRequire(import.meta.url);

/** Modules of Node.js that take milliseconds to load and that many runs do without: each is loaded when it is asked for. */
export const builtins = {
  get childProcess() { return load('node:child_process') as typeof ChildProcess; },
  get crypto() { return load('node:crypto') as typeof Crypto; },
  get workerThreads() { return load('node:worker_threads') as typeof WorkerThreads; },
};
