import type { ResolvedBlock, ResolvedHost } from '../../4-resolve/tree.ts';
import type { Place } from '../../schema/place.ts';
import type { ModelContext } from '../context.ts';

/** What there is to look for in a block: made once, since a host says few of all words. */
interface Watch {
  /** Words that a platform brought, but not the one that selects it: there the nearest has won already. */
  readonly foreign: readonly { readonly word: string; readonly platform: string }[];
  readonly inner: readonly { readonly word: string; readonly watch: Watch }[];
}

/** Words that a platform brought and that stand in a host of another one, which passes them over. */
export const reportForeignWords = (hosts: readonly ResolvedHost[], context: ModelContext): void => {
  const watch = watchOf(context.vocabulary.places.host);
  for (const host of hosts) reportInBlock(host.block, watch, host, context);
};

const watchOf = ({ keywords }: Place): Watch => ({
  foreign: keywords.flatMap(({ name, owner, selects }) => (owner?.kind === 'platform' && selects === undefined ? [{ word: name, platform: owner.target.name }] : [])),
  inner: keywords.flatMap(({ name, owner, inside }) => (owner === undefined && inside !== undefined ? [{ word: name, watch: watchOf(inside) }] : [])),
});

const reportInBlock = ({ entries }: ResolvedBlock, { foreign, inner }: Watch, host: ResolvedHost, context: ModelContext): void => {
  for (const { word, platform } of foreign) {
    const first = platform === host.platform.name ? undefined : entries.get(word)?.[0];
    if (first !== undefined) context.report('other-platform', first.origin, { keyword: word, platform, host: host.name });
  }
  for (const { word, watch } of inner) {
    for (const entry of entries.get(word) ?? []) if (entry.kind === 'block') reportInBlock(entry, watch, host, context);
  }
};
