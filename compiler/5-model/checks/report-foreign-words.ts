import type { ResolvedBlock, ResolvedHost } from '../../4-resolve/tree.ts';
import type { Place } from '../../schema/place.ts';
import type { ModelContext } from '../context.ts';

/** What there is to look for in a block. */
interface Watch {
  /** Platforms by the words that they brought, but not the one that selects it: there the nearest has won already. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly inner: ReadonlyMap<string, Watch>;
}

/** Words that a platform brought and that stand in a host of another one, which passes them over. */
export const reportForeignWords = (hosts: readonly ResolvedHost[], context: ModelContext): void => {
  const watch = watchOf(context.vocabulary.places.host);
  for (const host of hosts) reportInBlock(host.block, watch, host, context);
};

const watchOf = ({ keywords }: Place): Watch => ({
  foreign: new Map(keywords.flatMap(({ name, owner, selects }) => (owner?.kind === 'platform' && selects === undefined ? [[name, owner.target.name] as const] : []))),
  inner: new Map(keywords.flatMap(({ name, owner, inside }) => (owner === undefined && inside !== undefined ? [[name, watchOf(inside)] as const] : []))),
});

/** A host says few of all words, so those it says are looked up. */
const reportInBlock = ({ entries }: ResolvedBlock, { foreign, inner }: Watch, host: ResolvedHost, context: ModelContext): void => {
  entries.forEach((list, word) => {
    const platform = foreign.get(word);
    const [first] = list;
    if (platform !== undefined && platform !== host.platform.name && first !== undefined) {
      context.report('other-platform', first.origin, { keyword: word, platform, host: host.name });
    }
    const watch = inner.get(word);
    if (watch === undefined) return;
    for (const entry of list) if (entry.kind === 'block') reportInBlock(entry, watch, host, context);
  });
};
