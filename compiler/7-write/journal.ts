import { fsyncSync, openSync, closeSync, renameSync, rmdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno } from './failure.ts';
import { isSafePath } from './manifest.ts';
import { makeDirectory, readRegular, refuseLinkedParents, stagingName, statOf } from './on-disk.ts';

/** What is to happen to one path when a journal is carried out: a staged file takes its place, or it goes. */
export type Step = { readonly verb: 'put' | 'drop'; readonly path: string };

const journalName = 'journal';
const filesName = 'files';

export const stagedPath = (directory: string, path: string): string => join(directory, stagingName, filesName, path);

/** Writes and syncs, so that a crash of the machine cannot leave a half file under a final name. */
export const writeSynced = (path: string, data: string | Uint8Array, mode: number): void => {
  const file = openSync(path, 'wx', mode);
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const syncDirectory = (path: string): void => {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** From here on the update will be finished, by this mlnc or by the next. */
export const writeJournal = (directory: string, steps: readonly Step[]): void => {
  const staging = join(directory, stagingName);
  const half = join(staging, `${journalName}.half`);
  writeSynced(half, steps.map(({ verb, path }) => `${verb} ${path}\n`).join(''), 0o644);
  renameSync(half, join(staging, journalName));
  syncDirectory(staging);
};

const parseJournal = (text: string): Step[] =>
  text.split('\n').flatMap(line => {
    const found = /^(put|drop) (.+)$/.exec(line);
    return found?.[2] !== undefined && isSafePath(found[2]) ? [{ verb: found[1] as Step['verb'], path: found[2] }] : [];
  });

export const hasJournal = (directory: string): boolean => readJournal(directory) !== undefined;

const readJournal = (directory: string): string | undefined => {
  refuseLinkedParents(directory, `${stagingName}/${filesName}/x`, new Set());
  return readRegular(join(directory, stagingName, journalName))?.toString('utf8');
};

/** Where a path's file is, seen as if the journal had been carried out; undefined where the file will be gone. */
export const locator = (directory: string): ((path: string) => string | undefined) => {
  const moved = new Map<string, string | undefined>();
  for (const { verb, path } of parseJournal(readJournal(directory) ?? '')) {
    if (verb === 'drop') moved.set(path, undefined);
    else if (statOf(stagedPath(directory, path))?.isFile()) moved.set(path, stagedPath(directory, path));
    else moved.delete(path);
  }
  return path => (moved.has(path) ? moved.get(path) : join(directory, path));
};

/** Carries out the journal, as often as it takes; afterwards there is none. Without a journal it throws staged files away. */
export const finishJournal = (directory: string): void => {
  const staging = join(directory, stagingName);
  const text = readJournal(directory);
  if (text !== undefined) {
    const made = new Set<string>(['.']);
    for (const { verb, path } of parseJournal(text)) {
      if (verb === 'put') put(directory, path, made);
      else drop(directory, path);
    }
    syncDirectory(directory);
  }
  rmSync(join(staging, journalName), { force: true });
  rmSync(staging, { recursive: true, force: true });
};

const put = (directory: string, path: string, made: Set<string>): void => {
  const staged = stagedPath(directory, path);
  if (!statOf(staged)?.isFile()) return;
  makeDirectory(directory, dirname(path), made);
  renameSync(staged, join(directory, path));
};

const drop = (directory: string, path: string): void => {
  // What became a directory, or lies below what became a file, was dropped when this journal was carried out before.
  if (hasFileAbove(directory, path)) return;
  refuseLinkedParents(directory, path, new Set());
  const stat = statOf(join(directory, path));
  if (stat !== undefined && !stat.isDirectory()) unlinkSync(join(directory, path));
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(directory, parent));
    } catch (fault) {
      if (hasErrno(fault, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) return;
      throw fault;
    }
  }
};

const hasFileAbove = (directory: string, path: string): boolean => {
  const parent = dirname(path);
  return parent !== '.' && (statOf(join(directory, parent))?.isFile() === true || hasFileAbove(directory, parent));
};
