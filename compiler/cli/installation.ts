import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { plugins, shipped, targetModules, targets } from '../../dist/registry.mts';
import { fileURLToPath } from 'node:url';
import { basename, dirname, join } from 'node:path';
import type { Capabilities } from '../compile.ts';
import { bug } from '../diagnostics/diagnostic.ts';
import type { PluginLoader } from '../plugins/activate.ts';
import { usualLimits, type Limits } from '../plugins/outside/limits.ts';
import { pluginLoader } from '../plugins/outside/load-plugins.ts';
import { createVocabulary } from '../schema/vocabulary.ts';
import type { Target } from '../target-api.ts';
import { readTrust } from './trust-store.ts';

/** Where this program's own files are: beside the bundle, or the checkout where it runs unbundled. */
const home = [new URL('./assets/', import.meta.url), new URL('../../', import.meta.url)].find(place => existsSync(new URL('runtime-sh/mln', place)));

const ownFile = (path: string): URL => new URL(path, home ?? import.meta.url);

/** What is missing here was taken from the installation: no fault of the output, and none of the description. */
export const readShipped = (path: string): Uint8Array => {
  try {
    return readFileSync(ownFile(path));
  } catch (fault) {
    return bug(`a file of the installation cannot be read: ${(fault as Error).message}`);
  }
};

const worker = new URL('./write-worker.js', import.meta.url);
export const workerFile = existsSync(worker) ? worker : undefined;

/** Beside the bundle, or where the build puts it. */
const built = (name: string): URL | undefined =>
  [new URL(`./${name}`, import.meta.url), new URL(`../../dist/${name}`, import.meta.url)].find(place => existsSync(place));

/** What an editor wants to know of `mlnc/plugin`. */
export const readDeclarations = (): string => readFileSync(built('plugin-api.d.ts') ?? bug('the declarations of the API are not installed'), 'utf8');

/** What the user says of plug-ins that are not built in. */
export interface PluginOptions {
  /** `-p PATH` */
  readonly paths: readonly string[];
  /** `--allow-plugins` */
  readonly allow: boolean;
}

const seconds = Number(process.env['MLNC_PLUGIN_SECONDS']);
const limits: Limits = { ...usualLimits, ...(seconds > 0 && { seconds }) };

/** Where npm puts what is installed for all of a machine, and beside mlnc. */
const packageFolders = (): readonly string[] => {
  const own = fileURLToPath(new URL('../../', import.meta.url));
  return [join(dirname(process.execPath), '../lib/node_modules'), ...(basename(own) === 'node_modules' ? [own] : [])];
};

export const loaderOf = ({ paths, allow }: PluginOptions): PluginLoader => {
  const trusted = memo(readTrust);
  return pluginLoader({
    runner: {
      program: memo(() => realpathSync(built('plugin-process.js') ?? bug('the program that runs plug-ins is not installed'))),
      limits,
      hear: (plugin, text) => void process.stderr.write(text.replace(/^(?=.)/gm, `${plugin}: `)),
    },
    paths,
    mayRun: digest => allow || trusted().has(digest),
    installed: packageFolders,
  });
};

const memo = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** What an installed mlnc brings to a compilation, all but the reader. */
export const installation = (own: PluginOptions = { paths: [], allow: false }): Omit<Capabilities, 'reader'> => ({
  vocabulary: createVocabulary({ targets, plugins }),
  plugins,
  loader: loaderOf(own),
  servesPlatform: name => name in targetModules,
  loadTarget: async name => ((await targetModules[name]?.()) as { readonly target: Target }).target,
  assets: { template: path => Buffer.from(readShipped(path)).toString('utf8'), shipped },
});
