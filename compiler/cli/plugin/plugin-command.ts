import { fileReader } from '../../1-source/file-reader.ts';
import { remembering } from '../../1-source/reader.ts';
import type { codes } from '../../diagnostics/codes.ts';
import type { Reporter } from '../../diagnostics/report.ts';
import { pluginSchema } from '../../plugins/json-schema.ts';
import { digestOf, gatherModules } from '../../plugins/outside/modules.ts';
import { locatePlugin, nameOfPlugin } from '../../plugins/outside/find-plugin.ts';
import { programDigest } from '../../plugins/outside/load-plugins.ts';
import { exitCodes, type Command } from '../arguments.ts';
import { installation } from '../installation.ts';
import type { Terminal } from '../terminal.ts';
import { addTrust, readTrust, trustFile } from '../trust-store.ts';
import { listPlugins } from './list-plugins.ts';
import { newPlugin } from './new-plugin.ts';
import { testPlugins } from './test-plugins.ts';

type Own = Reporter<typeof codes>;

/** `mlnc plugin`. */
export const pluginCommand = async ({ verb, words, record, json }: Extract<Command, { name: 'plugin' }>, terminal: Terminal, own: Own): Promise<number> => {
  switch (verb) {
    case 'list':
      terminal.out(listPlugins(json));
      return exitCodes.ok;
    case 'new':
      return newPlugin(words[0], terminal, own);
    case 'test':
      return testPlugins(words, record, terminal, own);
    case 'trust':
      return trust(words, terminal, own);
    default:
      terminal.out(`${JSON.stringify(pluginSchema(installation().vocabulary), undefined, 2)}\n`);
      return exitCodes.ok;
  }
};

/** Takes the digests of plug-ins and programs into the file of those that may run. */
const trust = (paths: readonly string[], terminal: Terminal, { report, hasErrors }: Own): number => {
  const reader = remembering(fileReader());
  const known = readTrust();
  if (paths.length === 0) report('bad-usage', undefined, { problem: '`mlnc plugin trust` needs the path of a plug-in', hint: 'such as `mlnc plugin trust plugins/policy`' });
  for (const path of paths) {
    const located = locatePlugin(path, reader);
    const program = located === undefined ? reader.read(path) : undefined;
    const gathered = located && gatherModules(located.entry, located.folder, reader);
    if (gathered !== undefined && 'problem' in gathered) {
      report('plugin-not-read', undefined, { plugin: path, problem: gathered.problem });
      continue;
    }
    if (located === undefined && (program === undefined || 'failure' in program)) {
      report('plugin-not-found', undefined, { plugin: path, places: [path], suggestion: undefined });
      continue;
    }
    const digest = gathered === undefined ? programDigest(program !== undefined && 'text' in program ? program.text : '') : digestOf(gathered.modules);
    if (!known.has(digest)) addTrust(digest, path);
    const files = gathered === undefined ? [path] : [...gathered.texts.keys()];
    terminal.out(`${located === undefined ? path : nameOfPlugin(located)} is trusted as it is now: ${files.join(', ')} (${trustFile()})\n`);
  }
  return hasErrors() ? exitCodes.usage : exitCodes.ok;
};
