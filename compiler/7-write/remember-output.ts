import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256 } from '../1-source/sha256.ts';
import { nameBeside, readManifests, stagingName, statOf } from './on-disk.ts';

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
  /** Whether the output holds all that MANIFEST says, as it says it, and nothing else. */
  readonly isClean: boolean;
}

interface Memory {
  readonly words: Words;
  readonly directory: string;
  readonly inputs: readonly (readonly [path: string, digest: string])[];
  /** When all was written, ms since 1970. Nobody can set a ctime back: what has no later one is as it was written. */
  readonly finished: number;
  readonly isClean: boolean;
  readonly said: string;
}

/** Clocks of file systems tick in up to 10 ms. */
const tick = 20;

const inCache = (name: string): string => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mlnc', sha256(name));

/** One for each output, so that what another run left there is never taken for this one's. */
const memoryFile = (directory: string): string => `${inCache(resolve(directory))}.json`;

/** A link to the memory of the output that these words made. */
const linkOf = (words: Words): string => inCache(JSON.stringify(words));

/** A file by its bytes and whether it runs, a folder by the names in it. */
const digestOfInput = (path: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  if (stat.isDirectory()) return sha256(readdirSync(path).sort().join('\0'));
  return `${(stat.mode & 0o100) === 0 ? '-' : 'x'} ${stat.isFile() ? sha256(readFileSync(path)) : 'not a file'}`;
};

/** The folders that hold an output's files, whose own times tell of strangers in them, and its manifests. */
const placesAround = (paths: Iterable<string>): Set<string> => {
  const places = new Set<string>(['.', 'MANIFEST']);
  const addFolders = (path: string): void => {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '.' : path.slice(0, slash);
    if (places.has(folder)) return;
    places.add(folder);
    if (/^service-hosts\/[^/]+$/.test(folder)) places.add(`${folder}/MANIFEST`);
    addFolders(folder);
  };
  for (const path of paths) addFolders(path);
  return places;
};

/** The modes of an output's files; undefined where a file or folder of it was changed, made or removed after `time` (ms). */
const modesIfQuiet = (directory: string, paths: Iterable<string>, time: number): Map<string, number> | undefined => {
  const modes = new Map<string, number>();
  const files = [...paths];
  for (const path of files) {
    const stat = statOf(`${directory}/${path}`);
    if (stat === undefined || stat.ctimeMs > time) return undefined;
    modes.set(path, stat.mode & 0o777);
  }
  for (const path of placesAround(files)) {
    const stat = statOf(`${directory}/${path}`);
    if (stat === undefined || stat.ctimeMs > time) return undefined;
  }
  return modes;
};

const changedSince = (path: string, since: number): boolean => (statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0) > since - tick;

const recall = (file: string): Memory => JSON.parse(readFileSync(file, 'utf8')) as Memory;

const replaceMemory = (file: string, memory: Memory): void => {
  const beside = nameBeside(file);
  try {
    writeFileSync(beside, JSON.stringify(memory), { mode: 0o600, flag: 'wx' });
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
};

/** After a successful `writeOutput`: keeps what `isUpToDate` needs in the user's cache. Without a cache it does nothing. */
export const rememberOutput = ({ words, directory, inputs, since, said, isClean }: Written): void => {
  try {
    if (inputs.some(path => changedSince(path, since))) return;
    // Rounded up: a ctime has parts of a millisecond, and what was written in this one is ours.
    const finished = Date.now() + 1;
    // An edit that comes right after this run then has a ctime that is later, however the clock ticks.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tick);
    const memory: Memory = { words, directory, inputs: inputs.map(path => [path, digestOfInput(path)] as const), finished, said, isClean };
    const file = memoryFile(directory);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    replaceMemory(file, memory);
    rmSync(linkOf(words), { force: true });
    symlinkSync(basename(file), linkOf(words));
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
    const { words: made, directory, inputs, finished, said } = recall(linkOf(words));
    const isSame = JSON.stringify(made) === JSON.stringify(words) && inputs.every(([path, digest]) => digestOfInput(path) === digest);
    if (!isSame || statOf(join(directory, stagingName)) !== undefined) return undefined;
    const paths = readManifests(directory, path => join(directory, path)).keys();
    return modesIfQuiet(directory, paths, finished) && { directory, said };
  } catch {
    return undefined;
  }
};

/**
 * The modes of an output's files, `paths`, where it is as the last run left it, clean, whatever became of the inputs:
 * `writeOutput` then looks at none of them again. Undefined where there is any doubt.
 */
export const untouchedModes = (directory: string, paths: Iterable<string>): ReadonlyMap<string, number> | undefined => {
  try {
    const { isClean, finished } = recall(memoryFile(directory));
    return isClean ? modesIfQuiet(directory, paths, finished) : undefined;
  } catch {
    return undefined;
  }
};
