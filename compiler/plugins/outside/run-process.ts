import type { SpawnSyncOptionsWithStringEncoding } from 'node:child_process';
import { builtins } from '../../1-source/builtins.ts';
import { PluginFailure } from '../failure.ts';
import type { Limits } from './limits.ts';

export interface ProcessCall {
  /** For messages. */
  readonly plugin: string;
  readonly command: readonly string[];
  readonly input: string;
  /** The descriptor that the answer comes on. */
  readonly answersOn: 1 | 3;
  /** A shell, for one, keeps what it is given in files. */
  readonly writesFiles: boolean;
  readonly directory?: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly answer: string;
  /** What it said on standard error. */
  readonly said: string;
  readonly status: number;
}

/** How a process ends that got no more memory. */
const outOfMemory: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS']);
const FIRST_SIGNAL = 128;

/** The shell sets limits that hold when nobody watches any more, and becomes the process. */
const limited = 'ulimit -d "$1" && ulimit -t "$2" && { [ -z "$3" ] || ulimit -f "$3"; } && shift 3 && exec "$@"';

/** Runs a process to its end within its limits. Throws `PluginFailure` where it goes over them or cannot be run. */
export const runProcess = ({ plugin, command, input, answersOn, writesFiles, directory, environment }: ProcessCall, limits: Limits): Ended => {
  // in a group of its own, so that nothing is left of it
  const options: SpawnSyncOptionsWithStringEncoding & { readonly detached: true } = {
    detached: true,
    input,
    stdio: ['pipe', answersOn === 1 ? 'pipe' : 'ignore', 'pipe', answersOn === 3 ? 'pipe' : 'ignore'],
    timeout: limits.seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: limits.answer,
    encoding: 'utf8',
    env: environment,
    ...(directory !== undefined && { cwd: directory }),
  };
  const { status, signal, output, error, pid } = builtins.childProcess.spawnSync('sh', ['-c', limited, 'sh', String(limits.memory * 1024), String(limits.seconds + 1), writesFiles ? '' : '0', ...command], options);
  endGroup(pid);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ETIMEDOUT') throw new PluginFailure('plugin-too-slow', { plugin, seconds: limits.seconds });
  if (code === 'ENOBUFS') throw new PluginFailure('plugin-too-large', { plugin, what: 'answer', megabytes: limits.answer / 1024 / 1024 });
  const said = output?.[2] ?? '';
  if (outOfMemory.has(signal) || (status !== null && status > FIRST_SIGNAL) || /out of memory|Cannot allocate memory|MemoryError|Out of memory/.test(said)) {
    throw new PluginFailure('plugin-too-large', { plugin, what: 'memory', megabytes: limits.memory });
  }
  // a process that ends without reading all of its input is no fault
  if (error !== undefined && code !== 'EPIPE') throw new PluginFailure('plugin-failed', { plugin, problem: `it cannot be run: ${error.message}` });
  return { answer: output?.[answersOn] ?? '', said, status: status ?? 1 };
};

/** What it left behind in its group of processes. */
const endGroup = (pid: number): void => {
  try {
    if (pid > 0) process.kill(-pid, 'SIGKILL');
  } catch {
    // There is nothing left, which is usual.
  }
};
