import { posix } from 'node:path';
import type { Reader } from '../../1-source/reader.ts';
import { sha256 } from '../../1-source/sha256.ts';
import type { PluginLoader } from '../activate.ts';
import { PluginFailure } from '../failure.ts';
import type { Plugin } from '../plugin.ts';
import { locatePlugin, nameOfPlugin, packageFolders, type Located } from './find-plugin.ts';
import { digestOf, gatherModules } from './modules.ts';
import { modulePlugin, type Runner } from './module-plugin.ts';
import { programPlugin } from './program-plugin.ts';

export interface LoaderOptions {
  readonly runner: Runner;
  /** `-p PATH` */
  readonly paths: readonly string[];
  /** Whether a text of a plug-in may run: by `--allow-plugins`, or since it was trusted. */
  readonly mayRun: (digest: string) => boolean;
  /** Where packages lie that were installed with mlnc: put there by who runs it, and so trusted. */
  readonly installed: () => readonly string[];
}

/** Plug-ins of users: found, read, and run each in a process of its own. */
export const pluginLoader = ({ runner, paths, mayRun, installed }: LoaderOptions): PluginLoader => {
  const load = (located: Located, name: string, isTrusted: boolean, reader: Reader) => {
    const gathered = gatherModules(located.entry, located.folder, reader);
    if ('problem' in gathered) throw new PluginFailure('plugin-not-read', { plugin: name, problem: gathered.problem });
    if (!isTrusted && !mayRun(digestOf(gathered.modules))) throw new PluginFailure('plugin-not-trusted', { plugin: name, path: pathOf(located) });
    return modulePlugin(name, gathered.modules, gathered.texts, runner);
  };
  const programs = new Map<string, Plugin>();
  /** One that the command line gives and the description names too is one plug-in. */
  const program = (path: string, text: string): Plugin => {
    const key = `${posix.resolve(path)} ${programDigest(text)}`;
    const plugin = programs.get(key) ?? programPlugin(nameOfProgram(path), path, runner);
    programs.set(key, plugin);
    return plugin;
  };
  return {
    given: paths,
    fromPath(path, reader) {
      const located = locatePlugin(path, reader);
      if (located !== undefined) return load(located, nameOfPlugin(located), true, reader);
      const read = reader.read(path);
      if ('text' in read) return program(path, read.text);
      throw new PluginFailure('plugin-not-found', { plugin: path, places: [path], suggestion: undefined });
    },
    byName(name, folders, reader) {
      const own = folders.map(folder => posix.join(folder, 'plugins', name));
      const packages = [...new Set(folders.flatMap(packageFolders))].map(folder => posix.join(folder, `mlnc-plugin-${name}`));
      const beside = [...own, ...packages].map(path => locatePlugin(path, reader)).find(found => found !== undefined);
      if (beside !== undefined) return load(beside, name, false, reader);
      const global = installed().map(folder => locatePlugin(posix.join(folder, `mlnc-plugin-${name}`), reader)).find(found => found !== undefined);
      return global === undefined ? own.map(path => `${path}.ts`) : load(global, name, true, reader);
    },
    program(path, reader) {
      const name = nameOfProgram(path);
      const read = reader.read(path);
      if ('failure' in read) throw new PluginFailure('plugin-not-read', { plugin: name, problem: `\`${path}\` ${read.failure.kind === 'missing' ? 'does not exist' : 'is no text that can be read'}`, hint: 'a program is a text that can be executed; its path is from the file that names it' });
      const isGiven = paths.some(given => posix.resolve(given) === posix.resolve(path));
      if (!isGiven && !mayRun(programDigest(read.text))) throw new PluginFailure('plugin-not-trusted', { plugin: name, path });
      return program(path, read.text);
    },
  };
};

const nameOfProgram = (path: string): string => posix.basename(path).replace(/\.[^.]*$/, '');

/** What `mlnc plugin trust` is told. */
const pathOf = ({ entry, folder, isPackage }: Located): string => (isPackage || /^plugin\.|^index\./.test(posix.basename(entry)) ? folder : entry);

export const programDigest = (text: string): string => sha256(`program\0${text}`);
