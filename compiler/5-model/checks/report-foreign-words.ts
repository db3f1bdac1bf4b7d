import type { ResolvedBlock, ResolvedHost } from '../../4-resolve/tree.ts';
import type { ModelContext } from '../context.ts';
import type { Place } from '../../schema/place.ts';

/**
 * Words that a platform brought and that stand in a host of another one, which passes them over. The word that selects
 * a platform is not meant: the nearest has won already.
 */
export const reportForeignWords = (host: ResolvedHost, context: ModelContext): void =>
  reportInBlock(host.block, context.vocabulary.places.host, host, context);

const reportInBlock = (block: ResolvedBlock, place: Place, host: ResolvedHost, context: ModelContext): void => {
  for (const [word, entries] of block.entries) {
    const keyword = place.find(word);
    const owner = keyword?.owner;
    if (owner?.kind === 'platform' && keyword?.selects === undefined && owner.target.name !== host.platform.name) {
      const [first] = entries;
      if (first !== undefined) context.report('other-platform', first.origin, { keyword: word, platform: owner.target.name, host: host.name });
    }
    if (owner !== undefined || keyword?.inside === undefined) continue;
    for (const entry of entries) if (entry.kind === 'block') reportInBlock(entry, keyword.inside, host, context);
  }
};
