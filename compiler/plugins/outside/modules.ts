import { posix } from 'node:path';
import type { Reader } from '../../1-source/reader.ts';
import { sha256 } from '../../1-source/sha256.ts';
import type { Modules } from '../inside/protocol.ts';

/** More files than these are no plug-in. */
const MOST_FILES = 200;

const SUFFIXES = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

export type Gathered = { readonly modules: Modules; readonly texts: ReadonlyMap<string, string> } | { readonly problem: string };

/**
 * The file of a plug-in and those that it imports, below its own folder. Paths in `modules` are from that folder.
 * Nothing is run for that: what an import leads to is read from its text.
 */
export const gatherModules = (entry: string, folder: string, reader: Reader): Gathered => {
  const texts = new Map<string, string>();
  const imports: Record<string, Record<string, string>> = {};
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (texts.has(path)) continue;
    const read = reader.read(path);
    if ('failure' in read) return { problem: `\`${path}\` cannot be read` };
    texts.set(path, read.text);
    if (texts.size > MOST_FILES) return { problem: `it has more than ${MOST_FILES} files` };
    const own = imports[within(folder, path)] = {} as Record<string, string>;
    for (const word of importedBy(read.text)) {
      const target = resolve(path, word, reader);
      if (target === undefined) return { problem: `\`${path}\` imports \`${word}\`, which cannot be read` };
      if (within(folder, target).startsWith('..')) return { problem: `\`${path}\` imports \`${word}\`, which is outside its folder` };
      own[word] = within(folder, target);
      open.push(target);
    }
  }
  const files = Object.fromEntries([...texts].map(([path, text]) => [within(folder, path), text]));
  return { modules: { entry: within(folder, entry), files, imports }, texts };
};

const within = (folder: string, path: string): string => posix.relative(folder, path);

const IMPORTS = /\b(?:from|import|require)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]*)\1/g;

const importedBy = (text: string): readonly string[] => [...new Set([...text.matchAll(IMPORTS)].map(found => found[2] as string))];

const resolve = (from: string, word: string, reader: Reader): string | undefined => {
  const path = posix.join(posix.dirname(from), word);
  return SUFFIXES.map(suffix => path + suffix).find(candidate => 'text' in reader.read(candidate));
};

/** Tells one text of a plug-in from another: sha256 over its files' paths and texts. */
export const digestOf = ({ files }: Modules): string =>
  sha256(Object.keys(files).sort().map(path => `${path}\0${sha256(files[path] ?? '')}\n`).join(''));
