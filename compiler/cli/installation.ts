import { existsSync, readFileSync } from 'node:fs';
import { plugins, shipped, targetModules, targets } from '../../dist/registry.mts';
import type { Capabilities } from '../compile.ts';
import { bug } from '../diagnostics/diagnostic.ts';
import { createVocabulary } from '../schema/vocabulary.ts';
import type { Target } from '../target-api.ts';

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

/** What an installed mlnc brings to a compilation, all but the reader. */
export const installation = (): Omit<Capabilities, 'reader'> => ({
  vocabulary: createVocabulary({ targets, plugins }),
  plugins,
  servesPlatform: name => name in targetModules,
  loadTarget: async name => ((await targetModules[name]?.()) as { readonly target: Target }).target,
  assets: { template: path => Buffer.from(readShipped(path)).toString('utf8'), shipped },
});

