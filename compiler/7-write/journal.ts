import { existsSync, fsyncSync, openSync, closeSync, renameSync, rmdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
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

export const hasJournal = (directory: string): boolean => existsSync(join(directory, stagingName, journalName));

/** Carries out the journal, as often as it takes; afterwards there is none. Without a journal it throws staged files away. */
export const finishJournal = (directory: string): void => {
  const staging = join(directory, stagingName);
  refuseLinkedParents(directory, `${stagingName}/${filesName}/x`, new Set());
  const text = readRegular(join(staging, journalName))?.toString('utf8');
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
  refuseLinkedParents(directory, path, new Set());
  try {
    unlinkSync(join(directory, path));
  } catch (fault) {
    if (!hasErrno(fault, 'ENOENT')) throw fault;
  }
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(directory, parent));
    } catch (fault) {
      if (hasErrno(fault, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) return;
      throw fault;
    }
  }
};
