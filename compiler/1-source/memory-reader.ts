import { posix } from 'node:path';
import { decode } from './decode.ts';
import { expandGlob, type GlobFileSystem } from './glob.ts';
import type { Reader, ReadResult } from './reader.ts';

/** Text, or bytes as they would lie on a disk. */
export type MemoryFiles = Readonly<Record<string, string | Uint8Array>>;

const nothing: Reader = { read: () => ({ failure: { kind: 'missing' } }), expand: () => [] };

/** Files held in memory lie over those of `below`: an editor's unsaved text, standard input, a test's whole world. */
export const memoryReader = (files: MemoryFiles, below: Reader = nothing): Reader => {
  const held = new Map(Object.entries(files).map(([path, content]) => [posix.normalize(path), content]));
  return {
    read(path): ReadResult {
      const content = held.get(posix.normalize(path));
      if (content === undefined) return below.read(path);
      return decode(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
    expand(pattern) {
      const found = expandGlob(posix.normalize(pattern), fileSystemOf([...held.keys()])).filter(path => held.has(path));
      return [...new Set([...found, ...below.expand(pattern)])].sort();
    },
    look: path => below.look?.(path),
  };
};

/** Folders as the walker of patterns asks for them: only to list what is in them. */
const fileSystemOf = (paths: readonly string[]): GlobFileSystem => ({
  readdirSync: ((directory: string) => {
    const folder = relative(directory);
    const below = paths.filter(path => folder === '.' ? !posix.isAbsolute(path) : path.startsWith(`${folder}/`)).map(path => path.slice(folder === '.' ? 0 : folder.length + 1));
    return [...new Set(below.map(path => path.split('/')[0] ?? ''))].map(name => entryOf(name, !below.includes(name)));
  }) as unknown as NonNullable<GlobFileSystem['readdirSync']>,
});

const relative = (directory: string): string => posix.relative(process.cwd(), directory) || '.';

const entryOf = (name: string, isFolder: boolean) => ({
  name,
  isFile: () => !isFolder,
  isDirectory: () => isFolder,
  isSymbolicLink: () => false,
});
