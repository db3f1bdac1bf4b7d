import type { ResolvedBlock, ResolvedHost, ResolvedProject } from '../../4-resolve/tree.ts';
import type { Keyword, Vocabulary } from '../../schema/vocabulary.ts';
import type { ModelContext } from '../context.ts';

/** Platforms and plug-ins whose words are known and whose code is not there, and words that a host's platform cannot honour. */
export const reportNotServed = (resolved: ResolvedProject, context: ModelContext): void => {
  const words = [...unservedWords(context.vocabulary)].filter(([word]) => resolved.words.has(word));
  if (words.length > 0) for (const block of blocksOf(resolved)) reportPlugins(block, words, context);
  const perPlatform = context.vocabulary.places.host.keywords.filter(({ name, row }) => row.perPlatform !== undefined && resolved.words.has(name));
  for (const host of resolved.hosts) {
    if (!context.servesPlatform(host.platform.name)) context.report('platform-not-served', host.platform.origin, { platform: host.platform.name });
    if (perPlatform.length > 0) reportUnhonoured(host, perPlatform, context);
  }
};

const reportUnhonoured = ({ block, platform }: ResolvedHost, words: readonly Keyword[], { vocabulary, report }: ModelContext): void => {
  const { honours = [], guestsAreProcesses = false } = vocabulary.target(platform.name) ?? {};
  for (const { name, row } of words) {
    const entry = honours.includes(name) || (guestsAreProcesses && row.forProcesses === true) ? undefined : block.entries.get(name)?.[0];
    if (entry !== undefined) report('not-served', entry.origin, { keyword: name, by: row.perPlatform ?? '' });
  }
};

/** Plug-ins by the words that they brought. */
const unservedWords = ({ plugins }: Vocabulary): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const { name, served, keywords } of plugins) {
    if (served !== false) continue;
    for (const place of Object.values(keywords)) for (const word of Object.keys(place)) words.set(word, name);
  }
  return words;
};

const blocksOf = ({ global, hosts, switches, serviceHosts }: ResolvedProject): readonly ResolvedBlock[] =>
  [global, ...hosts.map(({ block }) => block), ...switches, ...serviceHosts];

const reportPlugins = (block: ResolvedBlock, words: readonly (readonly [string, string])[], { report }: ModelContext): void => {
  words.forEach(([keyword, plugin]) => {
    const entry = block.entries.get(keyword)?.[0];
    if (entry !== undefined) report('plugin-not-served', entry.origin, { plugin, keyword });
  });
};
