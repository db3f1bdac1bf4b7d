import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { Span } from '../diagnostics/span.ts';
import type { Reader, ReadFailure } from './reader.ts';
import type { SourceFileEntry, SourceProblem, Sources } from './sources.ts';

/** The user's files as they lie on this machine's disks; their text comes through `reader`, which is told of all that is looked at. */
export const fileSources = (reader: Reader): Sources => ({
  list(source, from) {
    return guarded(() => {
      const found: SourceFileEntry[] = [];
      const home = realpathSync(folderOf(from));
      walk({ path: join(folderOf(from), source), below: '', home, above: [], reader }, found);
      return found.sort((a, b) => (a.below < b.below ? -1 : 1));
    });
  },
  text(source, from) {
    return guarded(() => {
      const path = isAbsolute(source) ? source : join(folderOf(from), source);
      if (!isAbsolute(source)) insideOf(realpathSync(folderOf(from)), path);
      const result = reader.read(path);
      return 'text' in result ? result : { problem: problemOf(result.failure) };
    });
  },
});

interface Place {
  readonly path: string;
  readonly below: string;
  /** Nothing outside this folder is touched. */
  readonly home: string;
  /** Real paths of the folders above, to end circles of symbolic links. */
  readonly above: readonly string[];
  readonly reader: Reader;
}

/** Thrown and caught in this file only. */
class Unusable extends Error {}

const walk = ({ path, below, home, above, reader }: Place, found: SourceFileEntry[]): void => {
  reader.look?.(path);
  const real = insideOf(home, path, below);
  const status = statSync(path);
  if (status.isFile()) {
    found.push({ path, below, executable: (status.mode & 0o100) !== 0 });
    return;
  }
  if (!status.isDirectory()) throw new Unusable(`${below === '' ? '' : `holds \`${below}\`, which `}is neither a file nor a folder`);
  if (above.includes(real)) throw new Unusable(`holds \`${below}\`, a symbolic link to a folder above it`);
  for (const name of readdirSync(path)) {
    walk({ path: join(path, name), below: below === '' ? name : `${below}/${name}`, home, above: [...above, real], reader }, found);
  }
};

/** The real path, if it is in the folder; `below` is its path in the source. */
const insideOf = (home: string, path: string, below = ''): string => {
  const real = realOf(path, below);
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep)) {
    throw new Unusable(below === '' ? 'leads out of the description\'s folder by a symbolic link' : `holds \`${below}\`, a symbolic link that leads out of the description's folder`);
  }
  return real;
};

const realOf = (path: string, below: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    if (below === '' || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Unusable(`holds \`${below}\`, a symbolic link to what does not exist`);
  }
};

const folderOf = (from: Span): string => dirname(from.file.path);

const guarded = <T>(look: () => T): T | SourceProblem => {
  try {
    return look();
  } catch (error) {
    if (error instanceof Unusable) return { problem: error.message };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'does not exist' };
    if (code === 'EACCES' || code === 'EPERM') return { problem: 'may not be read' };
    if (code === 'ELOOP') return { problem: 'is a symbolic link that goes in a circle' };
    return { problem: `cannot be read: ${code ?? String(error)}` };
  }
};

const problemOf = (failure: ReadFailure): string => {
  switch (failure.kind) {
    case 'missing': return 'does not exist';
    case 'directory': return 'is a folder';
    case 'permission': return 'may not be read';
    case 'too-large': return 'is too large';
    case 'binary':
    case 'not-utf8': return 'is not text';
    case 'unreadable': return `cannot be read: ${failure.reason}`;
  }
};
