import type { ResolvedBlock, ResolvedProject } from '../../4-resolve/tree.ts';
import type { Vocabulary } from '../../schema/vocabulary.ts';
import type { ModelContext } from '../context.ts';

/** Platforms and plug-ins whose words are known and whose code is not there. */
export const reportNotServed = (resolved: ResolvedProject, context: ModelContext): void => {
  const words = unservedWords(context.vocabulary);
  if (words.size > 0) for (const block of blocksOf(resolved)) reportPlugins(block, words, context);
  for (const { platform } of resolved.hosts) {
    if (!context.servesPlatform(platform.name)) context.report('platform-not-served', platform.origin, { platform: platform.name });
  }
};

/** Plug-ins by the words that they brought. */
const unservedWords = ({ plugins }: Vocabulary): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const { name, served, rows } of plugins) {
    if (served) continue;
    for (const place of Object.values(rows)) for (const word of Object.keys(place)) words.set(word, name);
  }
  return words;
};

const blocksOf = ({ global, hosts, switches, serviceHosts }: ResolvedProject): readonly ResolvedBlock[] =>
  [global, ...hosts.map(({ block }) => block), ...switches, ...serviceHosts];

const reportPlugins = (block: ResolvedBlock, words: ReadonlyMap<string, string>, { report }: ModelContext): void => {
  words.forEach((plugin, keyword) => {
    const entry = block.entries.get(keyword)?.[0];
    if (entry !== undefined) report('plugin-not-served', entry.origin, { plugin, keyword });
  });
};
