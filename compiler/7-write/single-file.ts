import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { builtins } from '../1-source/builtins.ts';
import { reasonOf, type WriteReport } from './failure.ts';

/** Writes a file that must not be there yet, and the folders above it. False, and reported, when it cannot be. */
export const createFile = (path: string, text: string, report: WriteReport): boolean =>
  guarded(path, report, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  });

/** Writes a file, whether it is there or not, and the folders above it. */
export const writeFile = (path: string, text: string, report: WriteReport): boolean =>
  guarded(path, report, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  });

/** Replaces a file's text, its mode kept; through a symbolic link, the file that it leads to. The old text stays whole until the new one is. */
export const replaceFile = (path: string, text: string, report: WriteReport): boolean =>
  guarded(path, report, () => {
    const target = realpathSync(path);
    const beside = `${target}.${builtins.crypto.randomBytes(4).toString('hex')}.tmp`;
    try {
      writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
      chmodSync(beside, statSync(target).mode & 0o777);
      renameSync(beside, target);
    } finally {
      rmSync(beside, { force: true });
    }
  });

const guarded = (path: string, report: WriteReport, write: () => void): boolean => {
  try {
    write();
    return true;
  } catch (fault) {
    if (typeof (fault as NodeJS.ErrnoException).code !== 'string') throw fault;
    report('file-not-written', undefined, { path, reason: reasonOf(fault) });
    return false;
  }
};
