import type { Row } from '../schema/row.ts';
import type { Context } from './context.ts';
import type { Draft } from './draft.ts';

/** What an entry of a `named` row is called: a block's name, or the value in its key column. */
export const nameOfDraft = (draft: Draft, keyColumn: number): string | undefined => {
  if (draft.kind === 'raw') return undefined;
  if (draft.kind === 'block') return draft.name === undefined ? draft.keyword : draft.name.text;
  const words = draft.row === undefined ? [draft.keyword, ...draft.values] : draft.values;
  const word = words[keyColumn];
  return word === undefined || typeof word === 'string' ? word : word.text;
};

/** Of several lines of a row that takes one, the last wins; of a `named` row, two of one name are an error. */
export const reportRepeated = (drafts: readonly Draft[], row: Row, context: Context): readonly Draft[] => {
  if (row.repeat === 'one') {
    const last = drafts[drafts.length - 1] as Draft;
    for (const draft of drafts.slice(0, -1)) {
      context.report('setting-repeated', last.span, { keyword: keywordOf(draft) }, [{ text: 'this one has no effect', span: draft.span }]);
    }
    return [last];
  }
  return withoutDuplicates(drafts, 0, context);
};

/** Keeps the last entry of each name. */
export const withoutDuplicates = (drafts: readonly Draft[], keyColumn: number, context: Context): readonly Draft[] => {
  const byName = new Map<string, Draft>();
  const others: Draft[] = [];
  for (const draft of drafts) {
    const name = nameOfDraft(draft, keyColumn);
    if (name === undefined) {
      others.push(draft);
      continue;
    }
    const before = byName.get(name);
    if (before !== undefined) {
      context.report('duplicate-entry', draft.span, { name }, [{ text: 'the other one', span: before.span }]);
    }
    byName.set(name, draft);
  }
  return [...byName.values(), ...others];
};

const keywordOf = (draft: Draft): string => (typeof draft.keyword === 'string' ? draft.keyword : draft.keyword.text);
