import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { decode } from './decode.ts';
import { expandGlob } from './glob.ts';
import { LARGEST_FILE } from './reader.ts';
import type { Reader, ReadFailure, ReadResult } from './reader.ts';

/** Files as they lie on this machine's disks. */
export const fileReader = (): Reader => ({ read: readFile, expand: expandPattern });

const readFile = (path: string): ReadResult => {
  let file: number;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return { failure: failureOf(error) };
  }
  try {
    const { size, mode } = fstatSync(file);
    const kind = mode & constants.S_IFMT;
    if (kind === constants.S_IFDIR) return { failure: { kind: 'directory' } };
    if (kind !== constants.S_IFREG) return { failure: { kind: 'unreadable', reason: 'it is neither a file nor a directory' } };
    if (size > LARGEST_FILE) return { failure: { kind: 'too-large', bytes: size } };
    return decode(readFileSync(file));
  } catch (error) {
    return { failure: failureOf(error) };
  } finally {
    closeSync(file);
  }
};

const failureOf = (error: unknown): ReadFailure => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === 'EISDIR') return { kind: 'directory' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'permission' };
  return { kind: 'unreadable', reason: reasons[code ?? ''] ?? code ?? message };
};

const reasons: Readonly<Record<string, string>> = {
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'the name contains a NUL character',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};

const expandPattern = (pattern: string): readonly string[] => [...expandGlob(pattern)].filter(isFile).sort();

/** What is neither missing nor a directory; what cannot be read is told when it is. */
const isFile = (path: string): boolean => {
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    return failureOf(error).kind !== 'missing';
  }
};
