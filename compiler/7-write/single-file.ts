import { randomBytes } from 'node:crypto';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hasErrno, reportFailure, type WriteReport } from './failure.ts';

/** Writes a file that must not be there yet. False, and reported, when it cannot be; `exists` is asked to say that it is there. */
export const createFile = (path: string, text: string, report: WriteReport, exists: () => void): boolean => {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (fault) {
    if (hasErrno(fault, 'EEXIST')) exists();
    else reportFailure(report, path, fault);
    return false;
  }
};

/** Replaces a file's text, the mode kept; through a symbolic link, the file that it leads to. The old text stays whole until the new one is. */
export const replaceFile = (path: string, text: string, report: WriteReport): boolean => {
  try {
    const target = realpathSync(path);
    const beside = `${target}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      writeFileSync(beside, text, { mode: statSync(target).mode & 0o777, flag: 'wx' });
      renameSync(beside, target);
    } finally {
      rmSync(beside, { force: true });
    }
    return true;
  } catch (fault) {
    reportFailure(report, path, fault);
    return false;
  }
};
