import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { decode } from './decode.ts';
import { isPattern, partMatcher } from './glob.ts';
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

/** Walks the pattern part by part, so that only directories that can match are listed. */
const expandPattern = (pattern: string): readonly string[] => {
  const parts = pattern.split('/');
  let found = [''];
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    found = found.flatMap(base => step(base, part, last));
  });
  // A last part without a sign was put on unseen.
  const there = isPattern(parts.at(-1) ?? '') ? found : found.filter(isFile);
  return [...new Set(there)].sort();
};

/** What is neither missing nor a directory; what cannot be read is told when it is. */
const isFile = (path: string): boolean => {
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    return failureOf(error).kind !== 'missing';
  }
};

const step = (base: string, part: string, last: boolean): string[] => {
  const join = (name: string) => base + name + (last ? '' : '/');
  if (part === '**' && !last) return [base, ...directoriesBelow(base)];
  if (!isPattern(part)) return [join(part)];
  const matches = partMatcher(part);
  return list(base).filter(entry => matches.test(entry.name) && (!last || !entry.isDirectory())).map(entry => join(entry.name));
};

const directoriesBelow = (base: string): string[] =>
  list(base)
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(entry => [`${base}${entry.name}/`, ...directoriesBelow(`${base}${entry.name}/`)]);

/** A directory that is missing or may not be listed matches nothing. */
const list = (directory: string): Dirent[] => {
  try {
    return readdirSync(directory === '' ? '.' : directory, { withFileTypes: true });
  } catch {
    return [];
  }
};
