import type { writeCodes } from '../diagnostics/codes/write.ts';
import type { Report } from '../diagnostics/diagnostic.ts';

export type WriteReport = Report<typeof writeCodes>;

/** Ends the writing of one project with a diagnostic; thrown and caught within this phase. */
export class WriteFailure extends Error {
  readonly tell: (report: WriteReport) => void;
  constructor(tell: (report: WriteReport) => void) {
    super('output not written');
    this.tell = tell;
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be too large',
  ENOTDIR: 'a part of the path is not a directory',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or directory',
  EISDIR: 'it is a directory',
  EEXIST: 'it is there already',
  EBADF: 'it is not open for writing',
  EIO: 'the device failed',
  EMFILE: 'too many open files',
};

const denied = ['EACCES', 'EPERM', 'EROFS'];
const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export const reasonOf = (fault: unknown): string => {
  const errno = (fault as NodeJS.ErrnoException).code ?? '';
  return words[errno] ?? errno.toLowerCase();
};

export const hasErrno = (fault: unknown, ...errnos: readonly string[]): boolean =>
  errnos.includes((fault as NodeJS.ErrnoException | null)?.code ?? '');

/** Says what the operating system refused; anything else is a fault of mlnc and goes on. */
export const reportFailure = (report: WriteReport, directory: string, fault: unknown): void => {
  if (fault instanceof WriteFailure) return fault.tell(report);
  const { code: errno, path } = fault as NodeJS.ErrnoException;
  if (typeof errno !== 'string') throw fault;
  const where = { path: path ?? directory, reason: reasonOf(fault) };
  if (errno === 'ENOTDIR' || errno === 'EEXIST') report('output-not-directory', undefined, { path: where.path });
  else if (denied.includes(errno)) report('output-denied', undefined, where);
  else if (full.includes(errno)) report('output-full', undefined, { ...where, path: directory });
  else report('output-failed', undefined, where);
};
