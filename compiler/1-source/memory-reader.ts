import { posix } from 'node:path';
import { decode } from './decode.ts';
import { matcher } from './glob.ts';
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
      const matches = matcher(posix.normalize(pattern));
      return [...new Set([...held.keys()].filter(matches).concat(below.expand(pattern)))].sort();
    },
  };
};
