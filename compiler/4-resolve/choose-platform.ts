import type { Context } from './context.ts';
import type { Draft, Layer } from './draft.ts';

const none: readonly string[] = [];

/** The words that a layer selects a platform by. */
const selectorsIn = (layer: Layer, context: Context): readonly string[] => {
  const { host } = context.vocabulary.places;
  let selectors: string[] | undefined;
  layer.entries.forEach((_, key) => {
    if (host.find(key)?.selects !== undefined) (selectors ??= []).push(key);
  });
  return selectors ?? none;
};

const spanOf = (draft: Draft | undefined) => draft?.span;

/** The platform is one setting: a layer that names one takes all others out of what it inherits. */
export const choosePlatform = (parent: Layer, own: Layer, context: Context): Layer => {
  const selectors = selectorsIn(own, context);
  if (selectors.length === 0) return parent;
  const [chosen, second] = selectors as readonly [string, string?];
  if (second !== undefined) {
    const other = spanOf(own.entries.get(chosen)?.drafts[0]);
    context.report('two-platforms', spanOf(own.entries.get(second)?.drafts[0]), { first: chosen, second },
      other === undefined ? [] : [{ text: 'the other one', span: other }]);
  }
  const others = selectorsIn(parent, context).filter(key => key !== chosen);
  if (others.length === 0) return parent;
  const entries = new Map(parent.entries);
  for (const key of others) entries.delete(key);
  return { ...parent, entries };
};
