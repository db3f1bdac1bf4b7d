import { posix } from 'node:path';
import type { Reader } from '../../1-source/reader.ts';

/** A plug-in's main file, and the folder that all of it lies in. */
export interface Located {
  readonly entry: string;
  readonly folder: string;
  /** An npm package: its folder is what is called after the plug-in and what is trusted, wherever its main file lies. */
  readonly isPackage?: true;
}

const SUFFIXES = ['.ts', '.mts', '.js', '.mjs', '.cjs'] as const;

const isFile = (path: string, reader: Reader): boolean => 'text' in reader.read(path);

/** `PATH`, `PATH.ts`, `PATH/plugin.ts` and the like. A plug-in that is one file has nothing else in its folder. */
export const locatePlugin = (path: string, reader: Reader): Located | undefined => {
  if (SUFFIXES.some(suffix => path.endsWith(suffix)) && isFile(path, reader)) return { entry: path, folder: folderOfEntry(path) };
  const alone = SUFFIXES.map(suffix => path + suffix).find(candidate => isFile(candidate, reader));
  if (alone !== undefined) return { entry: alone, folder: folderOfEntry(alone) };
  const inFolder = SUFFIXES.map(suffix => posix.join(path, `plugin${suffix}`)).find(candidate => isFile(candidate, reader));
  return inFolder === undefined ? locatePackage(path, reader) : { entry: inFolder, folder: path };
};

const folderOfEntry = (path: string): string => posix.dirname(path);

/** A package's `main`. */
const locatePackage = (path: string, reader: Reader): Located | undefined => {
  const read = reader.read(posix.join(path, 'package.json'));
  if ('failure' in read) return undefined;
  const main = mainIn(read.text);
  const entry = ['', ...SUFFIXES, '/index.js'].map(suffix => posix.join(path, main) + suffix).find(candidate => isFile(candidate, reader));
  return entry === undefined || posix.relative(path, entry).startsWith('..') ? undefined : { entry, folder: path, isPackage: true };
};

const mainIn = (text: string): string => {
  try {
    const { main, exports } = JSON.parse(text) as { readonly main?: unknown; readonly exports?: unknown };
    return exportedIn(exports) ?? (typeof main === 'string' ? main : 'index');
  } catch {
    return 'index';
  }
};

/** Conditions of `exports` in which a plug-in is read, the first that is there. */
const CONDITIONS = ['.', 'import', 'default', 'node', 'require'];

/** `"./main.js"`, `{ ".": "./main.js" }` and `{ ".": { "import": "./main.js" } }` */
const exportedIn = (exports: unknown): string | undefined => {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const condition = CONDITIONS.find(each => Object.hasOwn(exports, each));
  return condition === undefined ? undefined : exportedIn((exports as Readonly<Record<string, unknown>>)[condition]);
};

/** What a plug-in is called by its path: `plugins/mine.ts` and `plugins/mine/plugin.ts` are `mine`. */
export const nameOfPlugin = ({ entry, folder, isPackage }: Located): string => {
  const base = posix.basename(entry).replace(/\.[a-z]+$/, '');
  return isPackage || base === 'plugin' || base === 'index' ? posix.basename(posix.resolve(folder)).replace(/^mlnc-plugin-/, '') : base;
};

/** The folders in which npm would look for a package, from one folder up to the root. */
export const packageFolders = (from: string): readonly string[] => {
  const folders: string[] = [];
  for (let folder = posix.resolve(from); ; folder = posix.dirname(folder)) {
    folders.push(posix.join(folder, 'node_modules'));
    if (folder === '/') return folders;
  }
};
