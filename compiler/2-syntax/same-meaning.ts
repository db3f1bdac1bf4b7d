import type { Statement, Value } from './tree.ts';

/**
 * The first statement of `before` that `after` lacks or says differently, the last one where `after` says more;
 * undefined where both say the same. Places do not count, nor does the indentation of raw text.
 */
export const firstDifference = (before: readonly Statement[], after: readonly Statement[], textOf: { readonly before: string; readonly after: string }): Statement | undefined => {
  for (const [index, statement] of before.entries()) {
    const other = after[index];
    if (other === undefined || !isSame(statement, other, textOf)) return insideOf(statement, other, textOf) ?? statement;
  }
  return after.length > before.length ? before[before.length - 1] ?? after[0] : undefined;
};

type Texts = Parameters<typeof firstDifference>[2];

const insideOf = (statement: Statement, other: Statement | undefined, texts: Texts): Statement | undefined =>
  (statement.kind === 'block' && other?.kind === 'block' ? firstDifference(statement.body, other.body, texts) : undefined);

const isSame = (a: Statement, b: Statement, texts: Texts): boolean => {
  switch (a.kind) {
    case 'setting':
      return b.kind === 'setting' && isSameValue(a.keyword, b.keyword) && areSame(a.values, b.values);
    case 'assignment':
      return b.kind === 'assignment' && a.name.text === b.name.text && a.bare === b.bare && areSame(a.values, b.values);
    case 'raw':
      return b.kind === 'raw' && a.keyword.text === b.keyword.text
        && withoutIndentation(texts.before.slice(a.text.start, a.text.end)) === withoutIndentation(texts.after.slice(b.text.start, b.text.end));
    case 'block':
      return b.kind === 'block' && a.word === b.word && areSame([a.name], [b.name])
        && firstDifference(a.body, b.body, texts) === undefined;
  }
};

const areSame = (a: readonly (Value | undefined)[], b: readonly (Value | undefined)[]): boolean =>
  a.length === b.length && a.every((value, index) => isSameValue(value, b[index]));

const isSameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  (a === undefined || b === undefined ? a === b : a.text === b.text && a.quoted === b.quoted && (a.mixed === undefined) === (b.mixed === undefined));

const withoutIndentation = (text: string): string => text.split('\n').map(line => line.trim()).join('\n').trim();
