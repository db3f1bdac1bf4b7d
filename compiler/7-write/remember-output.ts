import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readManifests, readRegular, stagingName, statOf } from './on-disk.ts';

/**
 * What was asked for, all that decides the output but files: build of mlnc, current directory, description, `-o`, `-D`,
 * options. Equal words over equal inputs make an equal output.
 */
export type Words = readonly string[];

export interface Written {
  readonly words: Words;
  readonly directory: string;
  /** All that was read: files, and folders whose entries were listed, as paths from the current directory. */
  readonly inputs: readonly string[];
  /** When the compilation began, ms since 1970: what changed later may not be what was read. */
  readonly since: number;
  /** What was told the user, to be told again. */
  readonly said: string;
  /** Whether every file is as MANIFEST says: `writeOutput` kept none that was edited. */
  readonly nothingKept: boolean;
}

interface Memory {
  readonly directory: string;
  readonly inputs: readonly (readonly [path: string, digest: string])[];
  /** When all was written, ms since 1970. Nobody can set a ctime back: what has no later one is as it was written. */
  readonly finished: number;
  readonly nothingKept: boolean;
  readonly said: string;
}

/** Clocks of file systems tick in up to 10 ms. */
const tick = 20;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const memoryFile = (words: Words): string => {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'mlnc', `${sha256(JSON.stringify(words))}.json`);
};

/** A file by its bytes and whether it runs, a folder by the names in it. */
const digestOfInput = (path: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  if (stat.isDirectory()) return sha256(readdirSync(path).sort().join('\0'));
  return `${(stat.mode & 0o100) === 0 ? '-' : 'x'} ${stat.isFile() ? sha256(readFileSync(path)) : 'not a file'}`;
};

/** Paths of an output's files and folders: a folder's own times tell of strangers in it. */
const pathsOf = (directory: string): Iterable<string> => {
  const paths = new Set<string>(['.', 'MANIFEST']);
  const addFolders = (path: string): void => {
    const folder = dirname(path);
    if (paths.has(folder)) return;
    paths.add(folder);
    if (/^service-hosts\/[^/]+$/.test(folder)) paths.add(`${folder}/MANIFEST`);
    addFolders(folder);
  };
  for (const path of readManifests(directory, path => join(directory, path)).keys()) {
    paths.add(path);
    addFolders(path);
  }
  return paths;
};

/** Whether no file or folder of the output was changed, made or removed after `time` (ms). */
const isQuietSince = (directory: string, time: number): boolean => {
  for (const path of pathsOf(directory)) {
    const stat = statOf(`${directory}/${path}`);
    if (stat === undefined || stat.ctimeMs > time) return false;
  }
  return true;
};

const changedSince = (path: string, since: number): boolean => (statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0) > since - tick;

const recall = (words: Words): Memory => JSON.parse(readRegular(memoryFile(words))?.toString('utf8') ?? '') as Memory;

/** After a successful `writeOutput`: keeps what `isUpToDate` needs in the user's cache. Without a cache it does nothing. */
export const rememberOutput = ({ words, directory, inputs, since, said, nothingKept }: Written): void => {
  try {
    if (inputs.some(path => changedSince(path, since))) return;
    const finished = Date.now();
    // An edit that comes right after this run then has a ctime that is later, however the clock ticks.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tick);
    const memory: Memory = { directory, inputs: inputs.map(path => [path, digestOfInput(path)] as const), finished, said, nothingKept };
    const file = memoryFile(words);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(memory), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Only the next run takes longer.
  }
};

/**
 * Whether the output is as the last run with these words left it, and all that was read then is as it was: nothing is
 * to do. Any doubt is a no. Gives what that run told the user.
 */
export const isUpToDate = (words: Words): { readonly directory: string; readonly said: string } | undefined => {
  try {
    const { directory, inputs, finished, said } = recall(words);
    const inputsAreSame = inputs.every(([path, digest]) => digestOfInput(path) === digest);
    if (!inputsAreSame || statOf(join(directory, stagingName)) !== undefined) return undefined;
    return isQuietSince(directory, finished) ? { directory, said } : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the files are as their manifests say, though inputs may have changed: `writeOutput` then reads none of them. */
export const isUntouched = (words: Words, directory: string): boolean => {
  try {
    const memory = recall(words);
    return memory.nothingKept && memory.directory === directory && isQuietSince(directory, memory.finished);
  } catch {
    return false;
  }
};
