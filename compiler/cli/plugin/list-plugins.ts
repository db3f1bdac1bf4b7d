import { fileReader } from '../../1-source/file-reader.ts';
import { remembering } from '../../1-source/reader.ts';
import { wordsOfPlugin } from '../../plugins/step-places.ts';
import { digestOf, gatherModules } from '../../plugins/outside/modules.ts';
import { locatePlugin, nameOfPlugin } from '../../plugins/outside/find-plugin.ts';
import { installation } from '../installation.ts';
import { readTrust } from '../trust-store.ts';
import { wrap } from '../wrap.ts';

/** A plug-in of `mlnc plugin list --json`. */
interface Listed {
  readonly name: string;
  readonly from: 'built in' | string;
  readonly state: 'served' | 'not served yet' | 'trusted' | 'not trusted';
  readonly words: readonly string[];
  readonly doc?: string;
}

/** What there is: built in, in `plugins/` of this folder, and as a package beside it. A user's own is not run for that, so its words are not known. */
export const listPlugins = (json: boolean): string => {
  const all = [...builtIn(), ...here()];
  if (json) return `${JSON.stringify(all, undefined, 2)}\n`;
  return all.map(({ name, from, state, words, doc = '' }) => {
    const about = from === 'built in' ? `${state === 'served' ? '' : `(${state}) `}${doc} ${words.length === 0 ? '' : `Words: ${words.join(', ')}.`}` : `${from}, ${state}`;
    return `${wrap(about.trim(), `${name.padEnd(14)} `, ' '.repeat(15))}\n`;
  }).join('');
};

const builtIn = (): readonly Listed[] => installation().plugins.map(plugin => ({
  name: plugin.name, from: 'built in', state: plugin.served === false ? 'not served yet' : 'served', words: wordsOfPlugin(plugin), doc: plugin.doc,
}));

const here = (): readonly Listed[] => {
  const reader = remembering(fileReader());
  const trusted = readTrust();
  const found = [...reader.expand('plugins/*'), ...reader.expand('plugins/*/plugin.*'), ...reader.expand('node_modules/mlnc-plugin-*/package.json')].filter(path => /(\.(ts|mts|js|mjs|cjs)|\/package\.json)$/.test(path));
  return found.flatMap((path): readonly Listed[] => {
    const located = locatePlugin(path.replace(/\/(plugin\.[a-z]+|package\.json)$/, ''), reader);
    const gathered = located && gatherModules(located.entry, located.folder, reader);
    if (located === undefined || gathered === undefined) return [];
    const isTrusted = 'modules' in gathered && trusted.has(digestOf(gathered.modules));
    return [{ name: nameOfPlugin(located), from: located.entry, state: isTrusted ? 'trusted' : 'not trusted', words: [] }];
  });
};
