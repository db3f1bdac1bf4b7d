import type { ResolvedBlock, ResolvedHost, ResolvedProject } from '../../4-resolve/tree.ts';
import type { Place } from '../../schema/place.ts';
import type { ModelContext } from '../context.ts';

/** What there is to look for in a block. */
interface Watch {
  readonly foreign: readonly { readonly word: string; readonly platform: string }[];
  readonly inner: readonly { readonly word: string; readonly watch: Watch }[];
}

/** Words that a platform brought and that stand in a host of another one, which passes them over. */
export const reportForeignWords = ({ hosts, words }: ResolvedProject, context: ModelContext): void => {
  const watch = watchOf(context.vocabulary.places.host, words);
  if (!isEmpty(watch)) for (const host of hosts) reportInBlock(host.block, watch, host, context);
};

/** What there is to look for among the words that are used, which are few; without the word that selects a platform: there the nearest has won already. */
const watchOf = ({ keywords }: Place, used: ReadonlySet<string>): Watch => {
  const here = keywords.filter(({ name }) => used.has(name));
  return {
    foreign: here.flatMap(({ name, owner, selects }) => (owner?.kind === 'platform' && selects === undefined ? [{ word: name, platform: owner.target.name }] : [])),
    inner: here.flatMap(({ name, owner, inside }) => (owner === undefined && inside !== undefined ? [{ word: name, watch: watchOf(inside, used) }] : []))
      .filter(({ watch }) => !isEmpty(watch)),
  };
};

const isEmpty = ({ foreign, inner }: Watch): boolean => foreign.length === 0 && inner.length === 0;

const reportInBlock = ({ entries }: ResolvedBlock, { foreign, inner }: Watch, host: ResolvedHost, context: ModelContext): void => {
  for (const { word, platform } of foreign) {
    const first = platform === host.platform.name ? undefined : entries.get(word)?.[0];
    if (first !== undefined) context.report('other-platform', first.origin, { keyword: word, platform, host: host.name });
  }
  for (const { word, watch } of inner) {
    for (const entry of entries.get(word) ?? []) if (entry.kind === 'block') reportInBlock(entry, watch, host, context);
  }
};
